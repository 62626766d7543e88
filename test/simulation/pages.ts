/** The pages to damage: our sheets, and the same texts as codes of qrencode in the same places. */
import { spawnSync } from 'node:child_process'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import type { Token } from '../../electron/otp/token.ts'
import { layOut, type PageLayout } from '../../electron/sheets/layout/layout.ts'
import { formatMark } from '../../electron/sheets/content/mark.ts'
import type { Paper, SymbolBox } from '../../electron/sheets/layout/page.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import { QUIET_ZONE, type QrSymbol } from '../../electron/sheets/content/qr.ts'
import { sealedSheet } from '../../electron/sheets/content/sealed-sheet.ts'
import { sealedText } from '../../electron/sheets/content/sealed-text.ts'
import { sheetId, type SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { setOf } from '../../electron/sheets/make-set.ts'
import { planSheet, request } from '../sheets/samples.ts'
import { covers } from '../../electron/sheets/pdf/typeface.ts'
import { armoredLike, madeUpAccounts } from './accounts.ts'
import type { CodeArea } from './wear.ts'

/** A page with the code that counts. */
export interface CodePage {
  readonly paper: Paper
  readonly code: SymbolBox
  /** What the code holds. */
  readonly text: string
  /** What else may be read from it: the marks of its pages. */
  readonly marks: readonly { readonly text: string; readonly box: SymbolBox }[]
  /** Pages of the PDF, counted from 0; the first has the code. Damage goes through the whole stack. */
  readonly places: readonly number[]
}

export interface PageSet {
  readonly name: string
  readonly pdf: Uint8Array
  readonly pages: readonly CodePage[]
}

const MADE_AT = '2026-09-19T08:00:00.000Z'
const REQUEST = { paper: 'a4', madeAt: MADE_AT, sheetSet: '3F9A2C41', verifyBy: '2027-09-19' } as const

/** A plain sheet for each account. */
export async function plainPages(count: number): Promise<PageSet> {
  const accounts = madeUpAccounts(count)
  const { set } = planSheet(request(accounts, REQUEST))
  return await pageSet('plain sheets', set, (index) => {
    const { service, name, token } = accountAt(accounts, index)
    return formatOtpauth({ issuer: service, account: name, token })
  })
}

/** A sealed sheet for each account with its recovery codes. */
export async function sealedPages(count: number): Promise<PageSet> {
  const texts = madeUpAccounts(count, 8).map((account, index) =>
    armoredLike(sealedText([account], { sheet: sheetId(REQUEST.sheetSet, index + 1), printed: '2026-09-19' }), index),
  )
  const sheets = texts.map((armored, index) => {
    return sealedSheet({ armored, name: '' }, { set: REQUEST.sheetSet, number: index + 1, covers }).sheet
  })
  return await pageSet('sealed sheets', setOf(REQUEST, sheets), (index) => texts[index] ?? '')
}

/** How much of a symbol may be lost: L is the default of qrencode, H is what our links use if it fits. */
export type QrencodeLevel = 'L' | 'H'

/**
 * The same texts by qrencode, each once per page, in modules of the same size, with the upper right
 * corner in the same place, and with the mark, so that the app searches all pages equally hard.
 */
export async function qrencodePages(others: readonly CodePage[], level: QrencodeLevel): Promise<PageSet> {
  const pages = others.map(({ paper, text, code, marks }, index): CodePage => {
    const symbol = qrencodeSymbol(text, level)
    const side = (symbol.size + 2 * QUIET_ZONE) * moduleOf(code)
    const box = { ...code, symbol, x: code.x + code.width - side, width: side, height: side }
    return { paper, code: box, text, marks: marks.slice(0, 1), places: [index] }
  })
  const layouts = pages.map(({ paper, code, marks }) => ({ paper, boxes: [code, ...marks.map(({ box }) => box)] }))
  return { name: `qrencode -l ${level}`, pages, pdf: await drawPdf(layouts, MADE_AT) }
}

/** Where the code is in a picture of its page. */
export function areaOf({ code }: CodePage, dotsPerInch: number): CodeArea {
  const dots = dotsPerInch / 25.4
  const module = moduleOf(code) * dots
  const margin = QUIET_ZONE * module
  return { x: code.x * dots + margin, y: code.y * dots + margin, side: code.symbol.size * module, module }
}

async function pageSet(name: string, set: SheetSet, textOf: (index: number) => string): Promise<PageSet> {
  const layouts = layOut(set)
  const pages = set.sheets.map(({ number }, index): CodePage => {
    const places = layouts.flatMap(({ sheet }, place) => (sheet === number ? [place] : []))
    const [code] = symbolsOn(layouts[places[0] ?? 0])
    const marks = places.flatMap((place) => {
      const box = symbolsOn(layouts[place]).at(-1)
      return box ? [{ text: formatMark({ set: set.id, sheet: number, page: place + 1, copy: 1 }), box }] : []
    })
    if (!code || code === marks[0]?.box) throw new Error('a page has no code apart from its mark')
    return { paper: set.paper, code, marks, places, text: textOf(index) }
  })
  return { name, pages, pdf: await drawPdf(layouts, MADE_AT) }
}

/** The largest is the one to damage, the smallest the mark; between them may be the second print of the code. */
function symbolsOn(page: PageLayout | undefined): readonly SymbolBox[] {
  const symbols = page?.boxes.filter((box) => box.kind === 'symbol') ?? []
  return symbols.toSorted((a, b) => b.width - a.width)
}

function moduleOf({ width, symbol }: SymbolBox): number {
  return width / (symbol.size + 2 * QUIET_ZONE)
}

function accountAt(accounts: ReturnType<typeof madeUpAccounts>, index: number) {
  const { service = '', name = '', tokens = [] } = accounts[index] ?? {}
  const token: Token | undefined = tokens[0]?.token
  if (!token) throw new Error('a made-up account has no secret')
  return { service, name, token }
}

/** Its modules, as two characters each. */
function qrencodeSymbol(text: string, level: QrencodeLevel): QrSymbol {
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
