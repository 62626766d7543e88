import { tokenDigest, type Token } from '../../otp/token.ts'
import type { RecordId } from '../../vault/vault.ts'
import { knownKey } from './accounts-by-name.ts'
import type { IntakePlan, PlanEntry } from './plan-types.ts'
import { digestOf } from './vault-contents.ts'

/** One of several tokens of which the service takes only one. */
export type RivalToken =
  | { readonly in: 'vault'; readonly record: RecordId; readonly token: Token; readonly added: string }
  | { readonly in: 'import'; readonly entry: number; readonly file: number; readonly token: Token }

/**
 * Finds the tokens that contradict each other: different secrets for one account, or one secret with
 * different settings. One secret under two names is only warned of. What an export of this app had is not asked about again.
 *
 * @returns By the index of each new entry among them: all of them, those of the vault first.
 */
export function rivalsOf(plan: IntakePlan): ReadonlyMap<number, readonly RivalToken[]> {
  const accounts = new Map(plan.kit.accounts.map((account) => [account.id, account]))
  const here = plan.kit.tokens.map(({ id, account, token, added }) => {
    const { service = '', name = '' } = accounts.get(account) ?? {}
    return { rival: { in: 'vault', record: id, token, added } as const, key: keyOf(token, service, name) }
  })
  const read = plan.entries.flatMap((entry) => {
    const token = askableToken(entry)
    const { index, file, service, name } = entry
    return token
      ? [{ rival: { in: 'import', entry: index, file, token } as const, key: keyOf(token, service, name) }]
      : []
  })
  const groups = Map.groupBy<string, { readonly rival: RivalToken; readonly key: string }>(
    [...here, ...read],
    ({ key }) => key,
  )
  return byEntry([...groups.values()].map((group) => group.map(({ rival }) => rival)).filter(differ))
}

function askableToken({ found, duplicate }: PlanEntry): Token | undefined {
  return found.kind === 'token' && !found.origin && !duplicate ? found.token : undefined
}

/** What is named belongs to its account. Without a login name, two secrets may be of two accounts; one secret is not. */
function keyOf(token: Token, service: string, name: string): string {
  const isNamed = service.trim() !== '' && name.trim() !== ''
  return isNamed ? `account ${knownKey(service, name)}` : `secret ${digestOf(token.secret)}`
}

function differ(group: readonly RivalToken[]): boolean {
  return new Set(group.map(({ token }) => tokenDigest(token))).size > 1
}

function byEntry(groups: readonly (readonly RivalToken[])[]): ReadonlyMap<number, readonly RivalToken[]> {
  return new Map(
    groups.flatMap((group) => group.flatMap((rival) => (rival.in === 'import' ? [[rival.entry, group] as const] : []))),
  )
}
