import type { PaperCopyView, PaperSetView, SheetKindView } from '../electron/contract.ts'
import { counted, day } from './wording.ts'

const KINDS: Readonly<Record<SheetKindView, string>> = {
  account: 'secrets and codes',
  totp: 'secrets',
  codes: 'recovery codes',
  sealed: 'sealed sheets',
  identity: 'backup identity',
  share: 'share of the backup identity',
  cover: 'cover',
  archivist: 'archivist page',
}

/** Accounts and sheets that are named before the rest is counted. */
const NAMED = 3

/** "PyPI · alice, GitHub · alice and 4 more", or what the set is of when that is no account. */
export function setTitle({ accounts, kinds, share }: PaperSetView): string {
  if (share) return `Share ${String(share.index)} of ${String(share.count)} of the backup identity`
  if (kinds.includes('identity')) return 'Backup identity'
  if (accounts.length === 0) return kinds.includes('cover') ? 'Cover' : 'Accounts that are no longer in the vault'
  const more = accounts.length - NAMED
  return `${accounts.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`
}

/** "2 sheets, 3 pages: cover, secrets and codes". */
export function setContent({ sheets, pages, kinds }: PaperSetView): string {
  return `${counted(sheets, 'sheet')}, ${counted(pages, 'page')}: ${kinds.map((kind) => KINDS[kind]).join(', ')}`
}

/** When a copy was read back, and when it is to be next. */
export function drillInWords({ last, due, overdue }: PaperCopyView): string {
  const before = last
    ? `${last.passed ? 'Read back' : 'Read back, and not right,'} on ${day(last.at)}.`
    : 'Never read back.'
  return `${before} ${overdue ? 'It was due by' : 'Next by'} ${day(due)}.`
}

/** A line for each of the first stale sheets, and one for the rest; empty when none is. */
export function staleLines(stale: PaperSetView['stale']): readonly string[] {
  const more = stale.length - NAMED
  const first = stale.slice(0, NAMED).map(staleInWords)
  return more > 0 ? [...first, `And ${counted(more, 'more sheet')}.`] : first
}

/** "Sheet 2, PyPI · alice: the recovery codes were regenerated on 2026-03-01". */
function staleInWords({ sheet, account, reasons }: PaperSetView['stale'][number]): string {
  const place = [sheet === undefined ? '' : `Sheet ${String(sheet)}`, account ?? ''].filter(Boolean).join(', ')
  return `${place === '' ? '' : `${place}: `}${reasons.join('; ')}.`
}
