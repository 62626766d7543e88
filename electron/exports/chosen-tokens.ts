import type { Stored, TokenRecord } from '../accounts/records.ts'
import { labelText } from '../otp/otpauth.ts'
import type { Token } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'
import { isChosen, type KitContents } from './contents.ts'
import { damagedLeftOut, leftOutOf, unknownLeftOut } from './left-out.ts'

/** A token with the service and name of its account. */
export interface NamedToken {
  readonly issuer: string
  readonly account: string
  readonly note: string
  readonly token: Token
  /** ISO time. */
  readonly added: string
}

/** The tokens that go into a file, and everything that does not. */
export interface ChosenTokens {
  readonly tokens: readonly NamedToken[]
  /** One phrase each. Tokens that the other app cannot hold come first, by name and with the reason. */
  readonly leftOut: readonly string[]
}

/**
 * For formats that hold tokens, the names of their accounts, and little else.
 *
 * @param accounts - Only the tokens of these; undefined for all.
 * @param whyNot - Why the other app cannot hold a token, such as "its period is 60 s"; undefined
 * when it can.
 */
export function chosenTokens(
  contents: KitContents,
  accounts: ReadonlySet<RecordId> | undefined,
  whyNot: (token: NamedToken) => string | undefined = () => undefined,
): ChosenTokens {
  const named = new Map(contents.records.flatMap((one) => (one.kind === 'account' ? [[one.id, one] as const] : [])))
  const chosen = contents.records.filter(
    (record): record is Stored<TokenRecord> => record.kind === 'token' && isChosen(record, accounts),
  )
  const tokens: NamedToken[] = []
  const refused: string[] = []
  const carried = new Set<RecordId>()
  for (const { account, token, added } of chosen) {
    const { service = '', name = '', note = '' } = named.get(account) ?? {}
    const one: NamedToken = { issuer: service, account: name, note, token, added }
    const reason = whyNot(one)
    if (reason === undefined) {
      tokens.push(one)
      carried.add(account)
    } else refused.push(`${labelText(service, name) || 'a token without a name'}: ${reason}`)
  }
  const isNamed = new Set(chosen.map(({ id }) => id))
  const isSaid = (record: Stored) => isNamed.has(record.id) || (record.kind === 'account' && carried.has(record.id))
  return {
    tokens,
    leftOut: [...refused, ...leftOutOf(contents, isSaid), ...unknownLeftOut(contents), ...damagedLeftOut(contents)],
  }
}
