import { spawnSync } from 'node:child_process'
import { QUIET_ZONE, type QrSymbol } from '../../electron/sheets/content/qr.ts'
import { PAPERS, type SymbolBox } from '../../electron/sheets/layout/page.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import { MADE_AT, type CodePage, type PageSet } from './pages.ts'

/** What is drawn by qrencode. */
export interface Drawn {
  /** How much of a symbol may be lost: L is the default of qrencode, H is what our links use if it fits. */
  readonly level: 'L' | 'H'
  /** How often it is on the page. */
  readonly times: 1 | 2
}

/**
 * The same texts by qrencode, with the corner that is nearest to the edge of the paper in the same
 * place as ours and in modules of the same size, and with the mark, so that the app searches all
 * pages equally hard.
 */
export async function qrencodePages(ours: readonly CodePage[], { level, times }: Drawn): Promise<PageSet> {
  const pages = ours.map(({ accounts, symbols, mark }): CodePage => {
    const [account] = accounts
    if (!account || symbols.length !== 2) throw new Error('only a sheet of one account, its code twice, is compared')
    const symbol = qrencodeSymbol(account.text, level)
    const drawn = symbols.slice(0, times).map((box) => inPlaceOf(box, symbol))
    return { accounts: [{ ...account, lines: [] }], symbols: drawn, mark }
  })
  const layouts = pages.map(({ symbols, mark }) => ({ paper: 'a4' as const, boxes: [...symbols, mark.box] }))
  const name = `qrencode ${level}, ${times === 1 ? 'once' : 'twice'}`
  return { name, pages, pdf: await drawPdf(layouts, MADE_AT) }
}

function inPlaceOf(box: SymbolBox, symbol: QrSymbol): SymbolBox {
  const side = (symbol.size + 2 * QUIET_ZONE) * (box.width / (box.symbol.size + 2 * QUIET_ZONE))
  const isRight = box.x + box.width / 2 > PAPERS.a4.width / 2
  return { ...box, symbol, x: isRight ? box.x + box.width - side : box.x, width: side, height: side }
}

/** Its modules, as two characters each. */
function qrencodeSymbol(text: string, level: Drawn['level']): QrSymbol {
  const { status, stdout } = spawnSync('qrencode', ['-l', level, '-t', 'ASCII', '-m', '0'], {
    input: text,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error('qrencode failed')
  const rows = stdout.trimEnd().split('\n')
  const modules = Uint8Array.from(
    rows.flatMap((row) => (row.match(/../g) ?? []).map((module) => (module === '##' ? 1 : 0))),
  )
  // The level is not drawn, and the type has no L, which our symbols never use.
  return { version: (rows.length - 17) / 4, correction: level === 'H' ? 'H' : 'M', size: rows.length, modules }
}
