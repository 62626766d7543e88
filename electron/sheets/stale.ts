import type { CodeSetRecord, PrintedSheet, SheetRecord, TokenRecord } from '../accounts/records.ts'
import type { AccountPart } from './account-sheet.ts'
import { fingerprintOf, sameFingerprint, type Fingerprint } from './fingerprint.ts'

/** An account as the vault has it now. */
export interface AccountNow {
  readonly service: string
  readonly name: string
  readonly tokens: readonly TokenRecord[]
  /** The set in force. */
  readonly codeSet?: CodeSetRecord
  /** Names of the keys that are noted there. */
  readonly keys: readonly string[]
}

/** What a sheet is worth today. */
export interface SheetState {
  /** Why it does not restore what is in force now, one phrase each; with any it is stale. */
  readonly reasons: readonly string[]
  /** Codes on it that were used since it was printed; the others still work. */
  readonly usedSince: number
}

const AS_PRINTED: SheetState = { reasons: [], usedSince: 0 }

/**
 * Holds a printed sheet against the vault.
 *
 * @param made - When it was printed, ISO time.
 * @param account - What is on it, if it is of an account and that is still there.
 * @param recipient - Of the backup identity of today.
 */
export function sheetState(
  sheet: PrintedSheet,
  made: string,
  account: AccountNow | undefined,
  recipient?: string,
): SheetState {
  switch (sheet.kind) {
    case 'cover':
    case 'archivist':
      return AS_PRINTED
    case 'identity':
    case 'share':
      if (sheet.identity === recipient) return AS_PRINTED
      return { reasons: ['another backup identity took its place'], usedSince: 0 }
    case 'account':
    case 'totp':
    case 'codes':
    case 'sealed':
      if (!account) return { reasons: ['the account is no longer in the vault'], usedSince: 0 }
      return accountState(sheet, made, account)
  }
}

/** The same for the records of version 0.1, which do not say what was printed: the dates have to tell. */
export function stateByDate(made: string, account: AccountNow | undefined): SheetState {
  if (!account) return { reasons: ['the account is no longer in the vault'], usedSince: 0 }
  const codes = account.codeSet && account.codeSet.added > made ? [newCodes(account.codeSet)] : []
  const secrets = account.tokens.some((token) => changedAt(token) > made) ? [newSecret(account.tokens, made)] : []
  return { reasons: [...secrets, ...codes], usedSince: 0 }
}

/** Which part of an account is on a sheet; the sealed ones tell it by what they have fingerprints of. */
export function partOf(sheet: PrintedSheet): AccountPart {
  if (sheet.kind === 'totp' || sheet.kind === 'codes') return sheet.kind
  if (sheet.tokens && !sheet.codes) return 'totp'
  return sheet.codes && !sheet.tokens ? 'codes' : 'account'
}

/** Whether the whole set is out of use: every copy was destroyed. */
export function isGone({ copies = [] }: SheetRecord): boolean {
  return copies.length > 0 && copies.every((copy) => copy.gone !== undefined)
}

function accountState(sheet: PrintedSheet, made: string, account: AccountNow): SheetState {
  const now = fingerprintNow(account, partOf(sheet))
  const changed = (field: 'names' | 'tokens' | 'codes' | 'keys') =>
    sheet[field] !== undefined && !sameFingerprint(sheet[field], now[field])
  const codesChanged = changed('codes')
  return {
    reasons: [
      ...(changed('tokens') ? [newSecret(account.tokens, made)] : []),
      ...(codesChanged ? [newCodes(account.codeSet)] : []),
      ...(changed('names') ? ['the service or login name changed'] : []),
      ...(changed('keys') ? ['the keys noted for this account changed'] : []),
    ],
    usedSince: codesChanged ? 0 : Math.max(0, (now.used ?? 0) - (sheet.used ?? 0)),
  }
}

/** An account stands on a sheet of every set that was printed; its fingerprint is made once for all of them. */
const known = new WeakMap<AccountNow, Map<AccountPart, Fingerprint>>()

function fingerprintNow(account: AccountNow, part: AccountPart): Fingerprint {
  const parts = known.get(account) ?? new Map<AccountPart, Fingerprint>()
  known.set(account, parts)
  const now = parts.get(part) ?? fingerprintOf(account, part)
  parts.set(part, now)
  return now
}

function newCodes(set: CodeSetRecord | undefined): string {
  if (!set) return 'the recovery codes are no longer in force'
  return `the recovery codes were regenerated on ${(set.issued ?? set.added).slice(0, 10)}`
}

function newSecret(tokens: readonly TokenRecord[], made: string): string {
  const since = tokens
    .filter((token) => changedAt(token) > made)
    .sort((a, b) => (changedAt(a) < changedAt(b) ? 1 : -1))[0]
  if (!since) return 'a secret was removed or changed'
  const added = since.added > made ? 'a secret was added' : 'the secret was changed'
  return `${added} on ${changedAt(since).slice(0, 10)}`
}

/** A corrected token is not what the paper says. */
function changedAt({ corrected, added }: TokenRecord): string {
  return corrected ?? added
}
