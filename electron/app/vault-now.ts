import { keyNamesAt } from '../accounts/account-keys.ts'
import { codeSetsInForce } from '../accounts/actions.ts'
import { backupIdentity } from '../accounts/identity-record.ts'
import type { Kit } from '../accounts/kit.ts'
import type { AccountNow } from '../sheets/stale.ts'
import type { RecordId } from '../vault/vault.ts'

/** The vault as sheets are held against it; made once for many of them. */
export interface VaultNow {
  readonly accounts: ReadonlyMap<RecordId, AccountNow>
  /** Of the backup identity. */
  readonly recipient?: string
}

/** Looks at the whole vault once. */
export function vaultNow(kit: Kit): VaultNow {
  const tokens = Map.groupBy(kit.all('token'), (token) => token.account)
  const sets = codeSetsInForce(kit)
  const recipient = backupIdentity(kit)?.recipient
  return {
    ...(recipient !== undefined && { recipient }),
    accounts: new Map(
      kit.all('account').map((account): [RecordId, AccountNow] => {
        const { id, service, name } = account
        const codeSet = sets.get(id)
        const keys = keyNamesAt(kit, account)
        return [id, { service, name, tokens: tokens.get(id) ?? [], keys, ...(codeSet && { codeSet }) }]
      }),
    ),
  }
}
