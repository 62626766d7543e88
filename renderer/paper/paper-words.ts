import type { PaperCopyView, PaperSetView, SheetKindView } from '../../electron/contract.ts'
import { readSentences, staleSentence } from '../../electron/contract/words/sheets-words.ts'
import { counted, day } from '../wording.ts'

const KINDS: Readonly<Record<SheetKindView, string>> = {
  account: 'secrets and codes',
  totp: 'secrets',
  codes: 'recovery codes',
  sealed: 'sealed sheets',
  identity: 'paper key',
  share: 'share of the paper key',
  cover: 'cover',
  archivist: 'archivist page',
  keys: 'table of keys',
}

/** Accounts and sheets that are named before the rest is counted. */
const NAMED = 3

/** "PyPI · alice, GitHub · alice and 4 more", or what the set is of when that is no account. */
export function setTitle({ accounts, kinds, share }: PaperSetView): string {
  if (share) return `Share ${String(share.index)} of ${String(share.count)} of the paper key`
  if (kinds.includes('identity')) return 'Paper key'
  if (accounts.length === 0) return kinds.includes('cover') ? 'Cover' : 'Accounts that are no longer in the vault'
  const more = accounts.length - NAMED
  return `${accounts.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`
}

/** "2 sheets, 3 pages: cover, secrets and codes". */
export function setContent({ sheets, pages, kinds }: PaperSetView): string {
  return `${counted(sheets, 'sheet')}, ${counted(pages, 'page')}: ${kinds.map((kind) => KINDS[kind]).join(', ')}`
}

/** What of a copy was read back, and when it is to be read next. */
export function drillInWords({ read, due, overdue }: PaperCopyView): string {
  const next = overdue ? `It was due by ${day(due)}.` : `${NEXT[read.kind]} by ${day(due)}.`
  return [...readSentences(read, day), read.kind === 'wrong' ? 'Read it back again, or print it again.' : next].join(
    ' ',
  )
}

const NEXT = { never: 'Read it back', part: 'Read the rest', whole: 'Next', wrong: 'Again' } as const

/** The colour of a copy: it failed or is overdue, was half read, or neither. */
export function copyTone({ read, overdue }: Pick<PaperCopyView, 'read' | 'overdue'>): 'due' | 'half' | 'soft' {
  if (overdue || read.kind === 'wrong') return 'due'
  return read.kind === 'part' ? 'half' : 'soft'
}

/** A line for each of the first sheets that are not as the vault would print them, and one for the rest. */
export function staleLines(stale: PaperSetView['stale']): readonly string[] {
  const more = stale.length - NAMED
  const first = stale.slice(0, NAMED).map((sheet) => staleSentence(sheet, day))
  return more > 0 ? [...first, `And ${counted(more, 'more sheet')}.`] : first
}
