import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { encodeBase64 } from './base64.ts'
import type { BatchPart } from './migration.ts'
import { KIND_NAMES, type Token } from './token.ts'

/** An account for a Google Authenticator export. */
export interface MigrationAccount {
  readonly issuer: string
  readonly account: string
  /** A token that `migrationRefusal` does not refuse. */
  readonly token: Token
}

/** Why Google Authenticator cannot hold a token; undefined if it can. It has no field for a period. */
export function migrationRefusal(token: Token): string | undefined {
  if (token.type !== 'totp' && token.type !== 'hotp')
    return `Google Authenticator does not know ${KIND_NAMES[token.type]} codes`
  if (!(token.algorithm in ALGORITHMS)) return `Google Authenticator does not know ${token.algorithm}`
  if (!(token.digits in DIGITS)) return `its codes have ${token.digits} digits, and Google Authenticator knows 6 and 8`
  if (token.type === 'totp' && token.period !== 30)
    return `its period is ${token.period} s, and Google Authenticator knows only 30 s`
  if (token.type === 'hotp' && token.counter > MOST_COUNTER)
    return `its counter is ${token.counter}, and Google Authenticator counts to ${MOST_COUNTER}`
  return undefined
}

/** The field is an int64, but Google Authenticator keeps the number in a Java `int` (`AccountDb.getCounter`). */
const MOST_COUNTER = 2 ** 31 - 1

/** One link of an export, as `parseMigration` reads it. */
export function formatMigration(accounts: readonly MigrationAccount[], part: BatchPart): string {
  const writer = new BinaryWriter()
  for (const account of accounts) {
    const entry = entryMessage(account)
    writer.tag(1, WireType.LengthDelimited).bytes(entry)
    entry.fill(0)
  }
  writer.tag(2, WireType.Varint).int32(VERSION)
  writer.tag(3, WireType.Varint).int32(part.size)
  writer.tag(4, WireType.Varint).int32(part.index)
  writer.tag(5, WireType.Varint).int32(part.batch)
  const payload = writer.finish()
  const data = encodeURIComponent(encodeBase64(payload))
  payload.fill(0)
  return `otpauth-migration://offline?data=${data}`
}

/** Version of the payload. Google Authenticator writes 1, or 2 since its entries have ids. */
const VERSION = 1

/** The numbers in Google's enums; it knows no other algorithms. */
const ALGORITHMS: Readonly<Record<string, number>> = { SHA1: 1, SHA256: 2, SHA512: 3 }
const DIGITS: Readonly<Record<number, number>> = { 6: 1, 8: 2 }
const TYPES = { hotp: 1, totp: 2 } as const

function entryMessage({ issuer, account, token }: MigrationAccount): Uint8Array {
  const writer = new BinaryWriter()
  writer.tag(1, WireType.LengthDelimited).bytes(token.secret)
  writer.tag(2, WireType.LengthDelimited).string(nameOf(issuer, account))
  writer.tag(3, WireType.LengthDelimited).string(issuer.toWellFormed())
  writer.tag(4, WireType.Varint).int32(ALGORITHMS[token.algorithm] ?? 0)
  writer.tag(5, WireType.Varint).int32(DIGITS[token.digits] ?? 0)
  writer.tag(6, WireType.Varint).int32(token.type === 'hotp' ? TYPES.hotp : TYPES.totp)
  if (token.type === 'hotp') writer.tag(7, WireType.Varint).int64(token.counter)
  return writer.finish()
}

/**
 * Readers cut "Issuer:" off the front of a name, so a name that really begins with it gets it twice.
 * Google Authenticator takes no account without a name, so a nameless one gets the prefix alone.
 */
function nameOf(issuer: string, account: string): string {
  const fronted = issuer !== '' && (account === '' || account.startsWith(`${issuer}:`))
  return (fronted ? `${issuer}:${account}` : account).toWellFormed()
}
