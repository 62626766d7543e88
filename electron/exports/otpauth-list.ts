import type { TokenRecord, Stored } from '../accounts/records.ts'
import { formatOtpauth } from '../otp/otpauth.ts'
import type { RecordId } from '../vault/vault.ts'
import { isChosen, type Exported, type KitContents } from './contents.ts'
import { counted, damagedLeftOut, leftOutOf, unknownLeftOut } from './left-out.ts'

/**
 * The tokens as otpauth links, one a line, which most authenticators read. Lines that begin with
 * `#` say what is not in the file.
 *
 * @param accounts - Only the tokens of these; undefined for all.
 */
export function otpauthList(contents: KitContents, accounts?: ReadonlySet<RecordId>): Exported {
  const isTaken = (record: Stored): record is Stored<TokenRecord> =>
    record.kind === 'token' && isChosen(record, accounts)
  const named = accountsById(contents)
  const links = contents.records.filter(isTaken).map(({ account, token }) => {
    const { service = '', name = '' } = named.get(account) ?? {}
    return formatOtpauth({ issuer: service, account: name, token })
  })
  const leftOut = [...tokensLeftOut(contents, isTaken), 'notes, dates, and where each token came from']
  const lines = [
    `# Recovery Kit, ${contents.at}: ${counted(links.length, 'otpauth link', 'otpauth links')}. Each holds a secret in the clear.`,
    '# Not in this file:',
    ...leftOut.map((phrase) => `#   ${phrase}`),
    ...links,
  ]
  return { bytes: new TextEncoder().encode(`${lines.join('\n')}\n`), count: links.length, leftOut }
}

/** For formats that hold tokens and their accounts' names, and nothing else. */
export function tokensLeftOut(contents: KitContents, isTaken: (record: Stored) => boolean): string[] {
  const carried = new Set(
    contents.records.flatMap((one) => (one.kind === 'token' && isTaken(one) ? [one.account] : [])),
  )
  return [
    ...leftOutOf(contents, (record) => isTaken(record) || (record.kind === 'account' && carried.has(record.id))),
    ...unknownLeftOut(contents),
    ...damagedLeftOut(contents),
  ]
}

export function accountsById({ records }: KitContents) {
  return new Map(records.flatMap((record) => (record.kind === 'account' ? [[record.id, record] as const] : [])))
}
