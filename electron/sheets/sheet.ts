import { KitError } from '../kit-error.ts'
import { accountSheet, hasPart, type SheetAccount } from './content/account-sheet.ts'
import { archivistSheet } from './content/archivist-sheet.ts'
import { coverSheet, type SheetCover } from './content/cover-sheet.ts'
import { pageCount, pagesIn, pagesOf } from './layout/layout.ts'
import type { Paper } from './layout/page.ts'
import { only, partsIn } from './content/parts.ts'
import { drawPdf } from './pdf/pdf.ts'
import { sealedName, sealedSheet } from './content/sealed-sheet.ts'
import { sealedText } from './content/sealed-text.ts'
import { sheetId, type Sheet, type SheetSet } from './content/sheet-set.ts'
import { covers } from './pdf/typeface.ts'
import { warningSentences, type SheetWarning, type WarningKind } from './content/warnings.ts'

/** What is to be printed of accounts. */
export interface SheetRequest {
  readonly accounts: readonly SheetAccount[]
  readonly paper: Paper
  /** ISO 8601, UTC. */
  readonly madeAt: string
  /** Eight hexadecimal digits in upper case, that all pages of the set carry. */
  readonly sheetSet: string
  /** `YYYY-MM-DD`. */
  readonly verifyBy: string
  readonly copies?: number
  /** Secrets and codes on sheets of their own, for different places. */
  readonly apart?: boolean
  /** A cover in front, with what the user wrote for it. */
  readonly cover?: Pick<SheetCover, 'fields' | 'named'>
  /** A page at the end that says how the sheets are written. */
  readonly archivist?: { readonly decoderHash?: string }
}

/** What would be printed. `set` holds secrets; the rest may be shown. */
export interface SheetPlan {
  /** Of one copy. */
  readonly pages: number
  /** Of each sheet of `set`, in their order. */
  readonly pagesEach: readonly number[]
  readonly accounts: number
  readonly tokens: number
  readonly codes: number
  /** What to know before printing, one sentence each. */
  readonly warnings: readonly string[]
  readonly set: SheetSet
}

/** Told after each sheet; what it throws ends the work. */
export type Turn = () => Promise<void>

/**
 * Plans the sheets of accounts without drawing them.
 *
 * @throws KitError `nothing-to-print` when no account has a secret or a code.
 */
export function planSheet(request: SheetRequest): SheetPlan {
  requireContent(request)
  return planOf(request, [...plainSheets(request)])
}

/** The same, sheet after sheet. */
export async function planInTurn(request: SheetRequest, turn: Turn): Promise<SheetPlan> {
  requireContent(request)
  const made: Made[] = []
  for (const one of plainSheets(request)) {
    made.push(one)
    await turn()
  }
  return planOf(request, made)
}

function* plainSheets(request: SheetRequest): Generator<Made, void> {
  const { sheetSet: set } = request
  for (const [index, { account, part }] of partsIn(request).entries()) {
    const made = accountSheet(account, { set, number: firstNumber(request) + index, part, covers })
    yield { ...made, pages: pagesIn(made.sheet) }
  }
}

/** Makes an armored age file of a text, see `ageFile`. */
export type Seal = (text: string) => Promise<string>

/**
 * The same as sealed sheets, one for each account or, apart, two. To plan without waiting for
 * scrypt, seal with a work factor of 10: the file is as long as with any other of two digits.
 *
 * @throws KitError `nothing-to-print` when no account has a secret or a code.
 */
export async function planSealed(
  request: SheetRequest & {
    /** Names the accounts in the open, where the printer reads them. */
    readonly named: boolean
  },
  seal: Seal,
  turn?: Turn,
): Promise<SheetPlan> {
  requireContent(request)
  const { sheetSet: set } = request
  const made: Made[] = []
  for (const { account, part } of partsIn(request)) {
    const number = firstNumber(request) + made.length
    const held = only(account, part)
    const text = sealedText([held], { sheet: sheetId(set, number), printed: request.madeAt.slice(0, 10) })
    const name = request.named ? sealedName([account]) : ''
    const sealed = sealedSheet({ armored: await seal(text), name }, { set, number, covers })
    const inside = accountSheet(held, { set, number, part, covers }).warnings
    const warnings = [...inside.filter(({ kind }) => ALSO_SEALED.has(kind)), ...sealed.warnings]
    made.push({ sheet: sealed.sheet, warnings, pages: pagesIn(sealed.sheet) })
    await turn?.()
  }
  return planOf(request, made)
}

/** What is so whether it is sealed or not. */
const ALSO_SEALED: ReadonlySet<WarningKind> = new Set(['nothing', 'no-pin', 'few-codes'])

interface Made {
  readonly sheet: Sheet
  readonly warnings: readonly SheetWarning[]
  readonly pages: number
}

/** The cover is the first sheet of its set. */
function firstNumber({ cover }: SheetRequest): number {
  return cover ? 2 : 1
}

function requireContent({ accounts }: SheetRequest): void {
  if (!accounts.some((account) => hasPart(account, 'account')))
    throw new KitError(
      'nothing-to-print',
      'None of the chosen accounts has a secret or a recovery code, so there is nothing to print. Choose others, or bring some in first.',
    )
}

function planOf(request: SheetRequest, made: readonly Made[]): SheetPlan {
  const { accounts } = request
  const set = setOf(
    request,
    withCover(
      request,
      made.map(({ sheet }) => sheet),
    ),
  )
  const pagesEach = pagesOfSheets(set, made)
  return {
    pages: pagesEach.reduce((sum, pages) => sum + pages, 0),
    pagesEach,
    accounts: accounts.length,
    tokens: accounts.reduce((sum, account) => sum + account.tokens.length, 0),
    codes: accounts.reduce((sum, account) => sum + (account.codeSet?.codes.length ?? 0), 0),
    warnings: warningSentences(made.flatMap(({ warnings }) => warnings)),
    set,
  }
}

/** Those of the accounts are counted already. */
function pagesOfSheets({ sheets }: SheetSet, made: readonly Made[]): readonly number[] {
  const known = new Map(made.map(({ sheet, pages }) => [sheet, pages]))
  return sheets.map((sheet) => known.get(sheet) ?? pagesIn(sheet))
}

function withCover(request: SheetRequest, sheets: readonly Sheet[]): readonly Sheet[] {
  const { cover, archivist, sheetSet: set, verifyBy } = request
  const number = firstNumber(request) + sheets.length
  const all = [...sheets, ...(archivist ? [archivistSheet({ set, number, ...archivist })] : [])]
  return cover ? [coverSheet({ ...cover, verifyBy, sheets: all }, { number: 1, covers }), ...all] : all
}

/** Any sheets as a set. */
export function setOf(
  request: Pick<SheetRequest, 'paper' | 'madeAt' | 'sheetSet' | 'verifyBy' | 'copies'>,
  sheets: readonly Sheet[],
): SheetSet {
  const { sheetSet: id, paper, madeAt, verifyBy, copies = 1 } = request
  return { id, paper, printed: madeAt.slice(0, 10), verifyBy, copies, sheets }
}

/**
 * Draws a set: the bytes of a PDF, which the caller owns and wipes.
 *
 * @param madeAt - ISO 8601; its day goes into the metadata.
 */
export async function renderSet(set: SheetSet, madeAt: string): Promise<Uint8Array> {
  return drawPdf(pagesOf(set, pageCount(set)), madeAt)
}
