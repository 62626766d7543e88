/** The pages of ours that are worn out. */
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import { formatMark } from '../../electron/sheets/content/mark.ts'
import { sealedSheet } from '../../electron/sheets/content/sealed-sheet.ts'
import { sealedText } from '../../electron/sheets/content/sealed-text.ts'
import { sheetId, type Sheet, type SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { layOut, type PageLayout } from '../../electron/sheets/layout/layout.ts'
import type { SymbolBox } from '../../electron/sheets/layout/page.ts'
import { setOf } from '../../electron/sheets/make-set.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import { covers } from '../../electron/sheets/typeface/typeface.ts'
import { planSheet, request } from '../sheets/samples.ts'
import { armoredLike, madeUpAccounts, type MadeUpAccount } from './accounts.ts'
import { printedLines, type PrintedLine } from './printed-lines.ts'

/** One page, and what should be read from it. */
export interface CodePage {
  readonly accounts: readonly PrintedAccount[]
  /** The codes of the accounts, largest first. */
  readonly symbols: readonly SymbolBox[]
  /** Beside them there is the mark of the page. */
  readonly mark: { readonly text: string; readonly box: SymbolBox }
}

interface PrintedAccount {
  /** What its code holds. */
  readonly text: string
  /** The same to be typed; none on pages that are not ours. */
  readonly lines: readonly PrintedLine[]
}

export interface PageSet {
  readonly name: string
  readonly pdf: Uint8Array
  readonly pages: readonly CodePage[]
}

export const MADE_AT = '2026-09-19T08:00:00.000Z'
const REQUEST = { paper: 'a4', madeAt: MADE_AT, sheetSet: '3F9A2C41', verifyBy: '2027-09-19' } as const
/** More than there are on any compact page, so that all but the last are full. */
const MOST_ON_PAGE = 7

/** Plain sheets, one account on each, its code twice. */
export async function plainPages(count: number): Promise<PageSet> {
  const accounts = madeUpAccounts(count)
  return await pageSet('single sheets', planSheet(request(accounts, REQUEST)).set, { count, textOf: linkIn(accounts) })
}

/** Several accounts on each page, each code once. */
export async function compactPages(count: number): Promise<PageSet> {
  const accounts = madeUpAccounts(count * MOST_ON_PAGE)
  const { set } = planSheet(request(accounts, { ...REQUEST, compact: true }))
  return await pageSet('compact pages', set, { count, textOf: linkIn(accounts) })
}

/** A sealed sheet for each account with eight recovery codes, its code twice. */
export async function sealedPages(count: number): Promise<PageSet> {
  const texts = madeUpAccounts(count, 8).map((account, index) =>
    armoredLike(sealedText([account], { sheet: sheetId(REQUEST.sheetSet, index + 1), printed: '2026-09-19' }), index),
  )
  const sheets = texts.map((armored, index) => {
    return sealedSheet({ armored, name: '' }, { set: REQUEST.sheetSet, number: index + 1, covers }).sheet
  })
  const textOf = (number: number) => texts[number - 1] ?? ''
  return await pageSet('sealed sheets', setOf(REQUEST, sheets), { count, textOf })
}

/**
 * @param count - How many pages are wanted.
 * @param textOf - What the code of a sheet holds, by the number of the sheet.
 */
async function pageSet(
  name: string,
  set: SheetSet,
  { count, textOf }: { readonly count: number; readonly textOf: (number: number) => string },
): Promise<PageSet> {
  const layouts = layOut(set).slice(0, count)
  const pages = layouts.map((layout, index) => codePage(layout, set, { index, textOf }))
  if (new Set(pages.flatMap(({ mark }) => mark.text)).size < count) throw new Error('there are too few pages')
  return { name, pages, pdf: await drawPdf(layouts, MADE_AT) }
}

function codePage(
  layout: PageLayout,
  set: SheetSet,
  { index, textOf }: { readonly index: number; readonly textOf: (number: number) => string },
): CodePage {
  const sheets: readonly Sheet[] = set.pages[index]?.sheets ?? []
  const [first, last] = [sheets[0]?.number ?? 0, sheets.at(-1)?.number ?? 0]
  const range = last > first ? { sheet: first, last } : { sheet: first }
  const symbols = layout.boxes.flatMap((box) => (box.kind === 'symbol' ? [box] : []))
  const [box, ...codes] = symbols.toSorted((a, b) => a.width - b.width)
  if (!box || codes.length < sheets.length) throw new Error('a sheet has no code on its page')
  return {
    accounts: sheets.map((sheet) => ({ text: textOf(sheet.number), lines: printedLines(layout, sheet, set.id) })),
    symbols: codes.toReversed(),
    mark: { text: formatMark({ set: set.id, ...range, page: index + 1, copy: 1 }), box },
  }
}

function linkIn(accounts: readonly MadeUpAccount[]): (number: number) => string {
  return (number) => {
    const { service = '', name = '', tokens = [] } = accounts[number - 1] ?? {}
    const token = tokens[0]?.token
    if (!token) throw new Error('a made-up account has no secret')
    return formatOtpauth({ issuer: service, account: name, token })
  }
}
