/**
 * Sentences about sheets on paper, for the window and the terminal. They never tell anybody to
 * destroy a sheet before its replacement was read back.
 */
import type { CopyReadView, MissingPartView, PaperGrade, SheetChangeView, StaleSheetView } from '../sheets.ts'

/** Writes a day: `2026-03-01`, or as the person's calendar has it. */
export type DayInWords = (iso: string) => string

/** What a grade means and what to do, in one place; empty where there is nothing to say. */
export const GRADE_SENTENCES: Readonly<Record<PaperGrade, string>> = {
  'as-printed': '',
  restores: 'It still restores; a note on it differs.',
  'not-known': 'It is not known whether it still restores. Keep it: it may be the only copy.',
  'does-not-restore':
    'It does not restore what the vault has. Print a new one and read that back; keep this one until then.',
}

/** One change as a sentence. */
export function changeSentence(change: SheetChangeView, day: DayInWords): string {
  switch (change.kind) {
    case 'secret-changed':
      return `The secret was changed on ${day(change.on)}.`
    case 'secret-added':
      return `A secret was added on ${day(change.on)}.`
    case 'secret-removed-or-changed':
      return 'A secret was removed or changed.'
    case 'codes-replaced':
      return `The recovery codes were regenerated on ${day(change.on)}.`
    case 'codes-void':
      return 'The recovery codes are no longer in force.'
    case 'codes-used':
      return usedSentence(change)
    case 'identity-replaced':
      return 'Another paper key took its place. Older exports and backups may still need this one.'
    case 'account-gone':
      return 'The account is no longer in the vault.'
    case 'not-recorded':
      return 'The version that printed it did not record what was on it. No secret and no recovery code in the vault is newer.'
    case 'names':
      return 'The service or login name changed.'
    case 'note':
      return 'The note changed.'
    case 'keys':
      return 'The keys noted for this account changed.'
    case 'key-table':
      return 'The keys, or what is noted of them, changed.'
    case 'needs':
      return 'What is known of the service changed.'
  }
}

/** "Sheet 2, PyPI · alice: The recovery codes were regenerated on 2026-03-01." */
export function staleSentence({ sheet, account, changes }: StaleSheetView, day: DayInWords): string {
  const place = [sheet === undefined ? '' : `Sheet ${String(sheet)}`, account ?? ''].filter(Boolean).join(', ')
  const sentences = changes.map((change) => changeSentence(change, day)).join(' ')
  return place === '' ? sentences : `${place}: ${sentences}`
}

/** That a set may go, where newer ones were read back. */
export function replacedSentence(sets: readonly string[]): string {
  const [first, ...others] = sets
  const named =
    others.length === 0 ? `Set ${first ?? ''} replaces it and was` : `Sets ${sets.join(', ')} replace it and were`
  return `${named} read back. You can destroy this one now.`
}

/** What reading a copy back has proven. */
export function readSentences({ kind, at = '', wrong, missing }: CopyReadView, day: DayInWords): readonly string[] {
  switch (kind) {
    case 'never':
      return ['Not read back yet.']
    case 'whole':
      return [`Read back on ${day(at)}.`]
    case 'part':
      return [`Read back in part on ${day(at)}.`, ...missingSentences(missing)]
    case 'wrong':
      return [
        `Read back on ${day(at)}, and ${wrong.length === 1 ? 'sheet' : 'sheets'} ${wrong.join(', ')} failed.`,
        ...missingSentences(missing),
      ]
  }
}

const PARTS: Readonly<Record<MissingPartView['part'], string>> = {
  secret: 'Secrets not read',
  codes: 'Recovery codes not read',
  page: 'Pages not seen',
}

/** Which halves are not proven, of which sheets. */
function missingSentences(missing: readonly MissingPartView[]): readonly string[] {
  const unread = (['secret', 'codes', 'page'] as const).flatMap((part) => {
    const sheets = missing.filter((one) => one.part === part && one.why === 'not-read').map(({ sheet }) => sheet)
    return sheets.length > 0 ? [`${PARTS[part]}: ${sheetNumbers(sheets)}.`] : []
  })
  const untold = missing.filter(({ why }) => why === 'not-told').map(({ sheet }) => sheet)
  return [
    ...unread,
    ...(untold.length > 0
      ? [`Whether both secrets and recovery codes were read was not noted: ${sheetNumbers(untold)}.`]
      : []),
  ]
}

/** "sheet 2", "sheets 1, 2, 5", and of many the first and how many more. */
export function sheetNumbers(numbers: readonly number[]): string {
  const sheets = [...new Set(numbers)]
  const more = sheets.length - MOST
  const named = `${sheets.length === 1 ? 'sheet' : 'sheets'} ${sheets.slice(0, MOST).join(', ')}`
  return more > 0 ? `${named} and ${String(more)} more` : named
}

const MOST = 8

function usedSentence({ count, left }: Extract<SheetChangeView, { readonly kind: 'codes-used' }>): string {
  if (left <= 0) return 'Every recovery code on it has been used. Get new ones from the service.'
  const used = `${String(count)} recovery ${count === 1 ? 'code was' : 'codes were'} used since`
  return `${used}: tick ${count === 1 ? 'it' : 'them'} on the paper. ${String(left)} still ${left === 1 ? 'works' : 'work'}.`
}
