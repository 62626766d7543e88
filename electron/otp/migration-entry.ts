import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { copySecret, secretBytes } from '../secret-bytes.ts'
import { labelText } from './otpauth.ts'
import type { MigrationProblem } from './problems.ts'
import { tokenFrom } from './stated-token.ts'
import type { Token } from './token.ts'

/** One account of a Google Authenticator export. */
export type MigrationEntry =
  | { readonly kind: 'read'; readonly issuer: string; readonly account: string; readonly token: Token }
  /** `verbatim` is the entry's own protobuf message. */
  | {
      readonly kind: 'quarantined'
      readonly what: string
      readonly reason: MigrationProblem
      readonly verbatim: Uint8Array
    }

/** Reads the message of one account. What is not understood is a reason to set it aside, never an error. */
export function readEntry(bytes: Uint8Array): MigrationEntry {
  const verbatim = copySecret(bytes)
  let fields: EntryFields
  try {
    fields = readFields(bytes)
  } catch {
    return { kind: 'quarantined', what: '', reason: { kind: 'export-entry-damaged' }, verbatim }
  }
  const { issuer } = fields
  const account = withoutIssuer(fields.name, issuer)
  const result = tokenFrom({
    type: TYPES[fields.type] ?? `type ${fields.type}`,
    secret: fields.secret,
    algorithm: ALGORITHMS[fields.algorithm] ?? `algorithm ${fields.algorithm}`,
    digits: DIGITS[fields.digits] ?? `value ${fields.digits}`,
    // Zero is not written at all, so an absent counter means zero.
    counter: fields.counter,
  })
  if (!result.ok) {
    fields.secret.fill(0)
    return { kind: 'quarantined', what: labelText(issuer, account), reason: result.reason, verbatim }
  }
  verbatim.fill(0)
  return { kind: 'read', issuer, account, token: result.token }
}

/**
 * Unspecified algorithm and digits (0) mean the defaults of RFC 6238, as in links that leave them
 * out. An unspecified type has no default: the type decides between clock and counter.
 */
const ALGORITHMS: Readonly<Record<number, string>> = { 0: 'SHA1', 1: 'SHA1', 2: 'SHA256', 3: 'SHA512', 4: 'MD5' }
const DIGITS: Readonly<Record<number, number>> = { 0: 6, 1: 6, 2: 8 }
const TYPES: Readonly<Record<number, string>> = { 0: 'unspecified', 1: 'hotp', 2: 'totp' }

interface EntryFields {
  secret: Uint8Array
  name: string
  issuer: string
  algorithm: number
  digits: number
  type: number
  /** A string where a number cannot hold it. */
  counter: number | string
}

/** Field 8, a unique id in newer exports, and the fields after it do not affect codes. */
function readFields(bytes: Uint8Array): EntryFields {
  const reader = new BinaryReader(bytes)
  const fields: EntryFields = {
    secret: secretBytes(0),
    name: '',
    issuer: '',
    algorithm: 0,
    digits: 0,
    type: 0,
    counter: 0,
  }
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag()
    if (wire !== (WIRES[field] ?? wire)) throw new Error('a field is of the wrong wire type')
    if (field === 1) fields.secret = copySecret(reader.bytes())
    else if (field === 2) fields.name = reader.string(true)
    else if (field === 3) fields.issuer = reader.string(true)
    else if (field === 4) fields.algorithm = reader.int32()
    else if (field === 5) fields.digits = reader.int32()
    else if (field === 6) fields.type = reader.int32()
    else if (field === 7) fields.counter = exact(reader.int64())
    else reader.skip(wire, field)
  }
  return fields
}

const WIRES: Readonly<Record<number, WireType>> = {
  1: WireType.LengthDelimited,
  2: WireType.LengthDelimited,
  3: WireType.LengthDelimited,
  4: WireType.Varint,
  5: WireType.Varint,
  6: WireType.Varint,
  7: WireType.Varint,
}

function exact(value: bigint | string): number | string {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

/** Google writes "Issuer:account" into the name although the issuer has its own field. */
function withoutIssuer(name: string, issuer: string): string {
  return issuer !== '' && name.startsWith(`${issuer}:`) ? name.slice(issuer.length + 1).trim() : name
}
