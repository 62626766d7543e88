/** What you can do with accounts, as changes to commit. Nothing here saves or deletes anything. */
import { KitError } from '../kit-error.ts'
import type { Token } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'
import type { Kit, KitChange } from './kit.ts'
import type { AccountRecord, CodeSetRecord, Stored, TokenRecord } from './records.ts'

/** The account with its tokens, code sets, answers, tags and pin. Sheets and ledgers only hold its id, so they stay. */
export function withBelongings(kit: Kit, id: RecordId): Stored[] {
  const told = kit.all('access').filter(({ account }) => account === id)
  const details = kit.all('account-details').filter(({ account }) => account === id)
  return [kit.get('account', id), ...tokensOf(kit, id), ...codeSetsOf(kit, id), ...told, ...details]
}

/** The tokens of an account. */
export function tokensOf(kit: Kit, account: RecordId): Stored<TokenRecord>[] {
  return kit.all('token').filter((token) => token.account === account)
}

/** The current set first, then the voided ones, newest first. */
export function codeSetsOf(kit: Kit, account: RecordId): Stored<CodeSetRecord>[] {
  return kit
    .all('code-set')
    .filter((set) => set.account === account)
    .sort((a, b) => Number(isInForce(b)) - Number(isInForce(a)) || byAge(a, b))
}

/** The current code set of an account. If there are several, as after a merge, the newest. */
export function codeSetInForce(kit: Kit, account: RecordId): Stored<CodeSetRecord> | undefined {
  return codeSetsOf(kit, account).find(isInForce)
}

/** The current code sets of all accounts, by account id. */
export function codeSetsInForce(kit: Kit): ReadonlyMap<RecordId, Stored<CodeSetRecord>> {
  const oldestFirst = kit.all('code-set').filter(isInForce).sort(byAge).reverse()
  return new Map(oldestFirst.map((set) => [set.account, set]))
}

/** Renames an account or changes its note. */
export function editAccount(
  account: Stored<AccountRecord>,
  fields: Pick<AccountRecord, 'service' | 'name' | 'note'>,
): KitChange {
  return { put: [{ ...account, ...fields }] }
}

/**
 * Ticks a recovery code off, or unticks it.
 *
 * @param used - The date of use, `YYYY-MM-DD`; null for unused.
 * @throws KitError `not-found` when the set has no code at this index.
 */
export function markCode(set: Stored<CodeSetRecord>, index: number, used: string | null): KitChange {
  if (!set.codes[index])
    throw new KitError('not-found', 'This set has no such code. Nothing was changed. Open the account again.')
  const codes = set.codes.map((code, place) => {
    if (place !== index) return code
    return used === null ? { text: code.text } : { text: code.text, used }
  })
  return { put: [{ ...set, codes }] }
}

/**
 * Sets or replaces the PIN that an mOTP or Yandex token needs for its codes.
 *
 * @param pin - UTF-8.
 * @param at - ISO time; sheets printed before it are out of date.
 * @throws KitError `invalid-input` for a token that has no PIN.
 */
export function setPin(record: Stored<TokenRecord>, pin: Uint8Array, at: string): KitChange {
  // A proof only covers the PIN that the token had at the time.
  const { proved: _proved, ...rest } = record
  const { token } = record
  if (token.type !== 'motp' && token.type !== 'yandex')
    throw new KitError(
      'invalid-input',
      'Only mOTP and Yandex tokens have a PIN. Nothing was changed. Choose one of those.',
    )
  return { put: [{ ...rest, token: { ...token, pin }, corrected: at }] }
}

/**
 * Moves a HOTP token past the code that is about to be shown. Commit this before showing the code.
 *
 * @throws KitError `invalid-input` when the counter would pass the largest exact integer.
 */
export function advanceCounter(record: Stored<TokenRecord>): KitChange {
  if (record.token.type !== 'hotp') return {}
  if (record.token.counter >= Number.MAX_SAFE_INTEGER)
    throw new KitError(
      'invalid-input',
      'The counter of this token has reached its end, so it makes no more codes. Nothing was changed. Look up the counter in the app the token comes from, and import the token again.',
    )
  const token: Token = { ...record.token, counter: record.token.counter + 1 }
  return { put: [{ ...record, token }] }
}

function isInForce({ voided }: CodeSetRecord): boolean {
  return voided === undefined
}

/** Newest first. */
function byAge(a: CodeSetRecord, b: CodeSetRecord): number {
  return b.added.localeCompare(a.added)
}
