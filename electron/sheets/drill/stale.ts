/** How a printed sheet compares with the vault of today. Answers are data; `views/paper-words.ts` has the sentences. */
import type { CodeSetRecord, PrintedSheet, SetRecord, TokenRecord } from '../../accounts/records.ts'
import type { AccountPart } from '../content/account-sheet.ts'
import { fingerprintOf, sameFingerprint, type Fingerprint } from './fingerprint.ts'

/** An account as the vault has it now. */
export interface AccountNow {
  readonly service: string
  readonly name: string
  readonly note: string
  readonly tokens: readonly TokenRecord[]
  /** The set in force. */
  readonly codeSet?: CodeSetRecord
  /** Names of the keys that are noted there. */
  readonly keys: readonly string[]
  /** What the service asks for besides, as it would be printed. */
  readonly needs: readonly string[]
}

/** What is on sheets of no account, as the vault has it now. */
export interface BesidesNow {
  /** Public half of the paper key. */
  readonly recipient?: string
  /** Fingerprint of the table of keys; absent where no set has one. */
  readonly keyTable?: Uint8Array
}

/** One thing in which a sheet is not what the vault would print today. Days are `YYYY-MM-DD`. */
export type SheetChange =
  | { readonly kind: 'secret-changed'; readonly on: string }
  | { readonly kind: 'secret-added'; readonly on: string }
  /** The dates do not tell which. */
  | { readonly kind: 'secret-removed-or-changed' }
  | { readonly kind: 'codes-replaced'; readonly on: string }
  /** The vault has no codes of this account in force. */
  | { readonly kind: 'codes-void' }
  /** Codes on it that were used since it was printed, and how many are left. */
  | { readonly kind: 'codes-used'; readonly count: number; readonly left: number }
  | { readonly kind: 'identity-replaced' }
  /** Nothing is left to compare it with. */
  | { readonly kind: 'account-gone' }
  /** Version 0.1 did not record what it printed, and nothing in the vault is newer. */
  | { readonly kind: 'not-recorded' }
  | { readonly kind: 'names' }
  | { readonly kind: 'note' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'needs' }
  /** Keys, or what is noted of them at accounts. */
  | { readonly kind: 'key-table' }

/**
 * What a sheet is worth today. `restores`: what it says besides secrets and codes is out of date.
 * `not-known`: the vault cannot tell, so it may be the last good copy.
 */
export type SheetGrade = 'as-printed' | 'restores' | 'not-known' | 'does-not-restore'

export interface SheetState {
  readonly grade: SheetGrade
  readonly changes: readonly SheetChange[]
}

/** Best first. */
const GRADES: readonly SheetGrade[] = ['as-printed', 'restores', 'not-known', 'does-not-restore']

/** The worse of several; as printed when there is none. */
export function worstGrade(grades: readonly SheetGrade[]): SheetGrade {
  return GRADES.findLast((grade) => grades.includes(grade)) ?? 'as-printed'
}

/**
 * Compares a printed sheet with the vault.
 *
 * @param made - When it was printed, ISO time.
 * @param account - What is on it, if it is of an account and that is still there.
 * @param besides - What the vault has today besides accounts.
 */
export function sheetState(
  sheet: PrintedSheet,
  made: string,
  account: AccountNow | undefined,
  { recipient, keyTable }: BesidesNow = {},
): SheetState {
  switch (sheet.kind) {
    case 'cover':
    case 'archivist':
      return stateOf([])
    case 'keys':
      return stateOf(sameFingerprint(sheet.keys, keyTable) ? [] : [{ kind: 'key-table' }])
    case 'identity':
    case 'share':
      return stateOf(sheet.identity === recipient ? [] : [{ kind: 'identity-replaced' }])
    case 'account':
    case 'totp':
    case 'codes':
    case 'sealed':
      return stateOf(account ? accountChanges(sheet, made, account) : [{ kind: 'account-gone' }])
  }
}

/** The same for the records of version 0.1, which do not say what was printed: dates tell the worse, and nothing the better. */
export function stateByDate(made: string, account: AccountNow | undefined): SheetState {
  if (!account) return stateOf([{ kind: 'account-gone' }])
  const codes = account.codeSet && account.codeSet.added > made ? [newCodes(account.codeSet)] : []
  const secrets = account.tokens.some((token) => changedAt(token) > made) ? [newSecret(account.tokens, made)] : []
  const newer = [...secrets, ...codes]
  return stateOf(newer.length > 0 ? newer : [{ kind: 'not-recorded' }])
}

/** Which part of an account is on a sheet; the sealed ones tell it by what they have fingerprints of. */
export function partOf(sheet: PrintedSheet): AccountPart {
  if (sheet.kind === 'totp' || sheet.kind === 'codes') return sheet.kind
  if (sheet.tokens && !sheet.codes) return 'totp'
  return sheet.codes && !sheet.tokens ? 'codes' : 'account'
}

/** Whether the whole set is out of use: every copy was destroyed. */
export function isGone({ copies = [] }: SetRecord): boolean {
  return copies.length > 0 && copies.every((copy) => copy.gone !== undefined)
}

function stateOf(changes: readonly SheetChange[]): SheetState {
  return { grade: worstGrade(changes.map(gradeOf)), changes }
}

function gradeOf(change: SheetChange): SheetGrade {
  switch (change.kind) {
    case 'secret-changed':
    case 'secret-added':
    case 'secret-removed-or-changed':
    case 'codes-replaced':
    case 'codes-void':
    case 'identity-replaced':
      return 'does-not-restore'
    case 'codes-used':
      return change.left > 0 ? 'restores' : 'does-not-restore'
    case 'account-gone':
    case 'not-recorded':
      return 'not-known'
    case 'names':
    case 'note':
    case 'keys':
    case 'needs':
    case 'key-table':
      return 'restores'
  }
}

/** What is printed besides secrets and codes. A record from before one of them was noted says nothing of it. */
const NOTES = ['names', 'note', 'keys', 'needs'] as const

function accountChanges(sheet: PrintedSheet, made: string, account: AccountNow): readonly SheetChange[] {
  const now = fingerprintNow(account, partOf(sheet))
  const changed = (field: (typeof NOTES)[number] | 'tokens' | 'codes') =>
    sheet[field] !== undefined && !sameFingerprint(sheet[field], now[field])
  return [
    ...(changed('tokens') ? [newSecret(account.tokens, made)] : []),
    ...(changed('codes') ? [newCodes(account.codeSet)] : codesUsed(sheet, account.codeSet, now)),
    ...NOTES.filter(changed).map((kind) => ({ kind })),
  ]
}

function codesUsed(sheet: PrintedSheet, set: CodeSetRecord | undefined, now: Fingerprint): readonly SheetChange[] {
  if (!sheet.codes) return []
  const [used, before] = [now.used ?? 0, sheet.used ?? 0]
  return used > before ? [{ kind: 'codes-used', count: used - before, left: (set?.codes.length ?? 0) - used }] : []
}

/** An account is on a sheet of every printed set; its fingerprint is made once for all of them. */
const known = new WeakMap<AccountNow, Map<AccountPart, Fingerprint>>()

function fingerprintNow(account: AccountNow, part: AccountPart): Fingerprint {
  const parts = known.get(account) ?? new Map<AccountPart, Fingerprint>()
  known.set(account, parts)
  const now = parts.get(part) ?? fingerprintOf(account, part)
  parts.set(part, now)
  return now
}

function newCodes(set: CodeSetRecord | undefined): SheetChange {
  return set ? { kind: 'codes-replaced', on: (set.issued ?? set.added).slice(0, 10) } : { kind: 'codes-void' }
}

function newSecret(tokens: readonly TokenRecord[], made: string): SheetChange {
  const since = tokens
    .filter((token) => changedAt(token) > made)
    .sort((a, b) => (changedAt(a) < changedAt(b) ? 1 : -1))[0]
  if (!since) return { kind: 'secret-removed-or-changed' }
  return { kind: since.added > made ? 'secret-added' : 'secret-changed', on: changedAt(since).slice(0, 10) }
}

/** A corrected token is not what the paper says. */
function changedAt({ corrected, added }: TokenRecord): string {
  return corrected ?? added
}
