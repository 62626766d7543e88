import { keyNamesAt } from '../../accounts/account-keys.ts'
import { codeSetsInForce } from '../../accounts/actions.ts'
import { backupIdentity } from '../../accounts/identity-record.ts'
import type { Kit } from '../../accounts/kit.ts'
import { oncePerChange } from '../../accounts/once-per-change.ts'
import { needsOf } from '../needs/needs.ts'
import { keyMatrix } from '../../keys/matrix.ts'
import { matrixFacts } from '../../keys/matrix-facts.ts'
import { keyTableDigest } from './key-table-digest.ts'
import type { AccountNow, BesidesNow } from './stale.ts'
import type { RecordId } from '../../vault/vault.ts'

/** The vault as sheets are compared with it; made once for many of them. */
export interface VaultNow extends BesidesNow {
  readonly accounts: ReadonlyMap<RecordId, AccountNow>
}

/** Looks at the whole vault, once for each state of it. */
export const vaultNow = oncePerChange((kit): VaultNow => {
  const tokens = Map.groupBy(kit.all('token'), (token) => token.account)
  const sets = codeSetsInForce(kit)
  const recipient = backupIdentity(kit)?.recipient
  const needs = new Map<string, readonly string[]>()
  const needsAt = (service: string) => {
    const known = needs.get(service) ?? needsOf(service)
    needs.set(service, known)
    return known
  }
  return {
    ...(recipient !== undefined && { recipient }),
    ...(hasKeyTable(kit) && { keyTable: keyTableDigest(keyMatrix(matrixFacts(kit))) }),
    accounts: new Map(
      kit.all('account').map((account): [RecordId, AccountNow] => {
        const { id, service, name, note } = account
        const codeSet = sets.get(id)
        const besides = { keys: keyNamesAt(kit, account), needs: needsAt(service) }
        const now = { service, name, note, tokens: tokens.get(id) ?? [], ...besides, ...(codeSet && { codeSet }) }
        return [id, unchanged(account, now)]
      }),
    ),
  }
})

/** Working the table out is only worth it if one was printed. */
function hasKeyTable(kit: Kit): boolean {
  return kit.all('sheet').some(({ sheets = [] }) => sheets.some(({ kind }) => kind === 'keys'))
}

/** By the record of the account, which a change replaces. */
const latest = new WeakMap<object, AccountNow>()

/** The account as it was looked at before, while nothing of it changed: its fingerprints are known then. */
function unchanged(record: object, now: AccountNow): AccountNow {
  const before = latest.get(record)
  if (before && isSame(before, now)) return before
  latest.set(record, now)
  return now
}

function isSame(one: AccountNow, other: AccountNow): boolean {
  const all = <T>(ones: readonly T[], others: readonly T[]) =>
    ones.length === others.length && ones.every((each, at) => each === others[at])
  return (
    one.codeSet === other.codeSet &&
    all(one.tokens, other.tokens) &&
    all(one.keys, other.keys) &&
    all(one.needs, other.needs)
  )
}
