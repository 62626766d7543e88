import * as v from 'valibot'
import { bytesFromHex } from '../../containers/encodings.ts'
import type { Found } from '../../intake.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'

const text = v.nullish(v.string(), '')
const entrySchema = v.object({
  secret: v.string(),
  type: v.optional(v.unknown()),
  issuer: text,
  account: text,
  counter: v.optional(v.unknown()),
  period: v.optional(v.unknown()),
  digits: v.optional(v.unknown()),
  algorithm: v.optional(v.unknown()),
})

/** Older backups number the types, from 1. */
const TYPES = ['totp', 'hotp', 'battle', 'steam', 'hex', 'hhex']
/** And the algorithms. The last two are GOST R 34.11-2012. */
const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512', 'GOST3411_2012_256', 'GOST3411_2012_512']
/** Before there were types, the secret named them. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^bli?z-/i, 'battle'],
  [/^stm-/i, 'steam'],
]

/** @param kept - The entry as the file has it, for what is set aside. */
export function extensionEntry(value: unknown, kept: unknown, where: string): Found {
  const result = v.safeParse(entrySchema, value)
  if (!result.success) return setAside(kept, where, { kind: 'other-shape', app: 'Authenticator' })
  const { issuer, account, counter, period, algorithm, ...entry } = result.output
  const prefix = PREFIXES.find(([pattern]) => pattern.test(entry.secret))
  const secret = prefix ? entry.secret.replace(prefix[0], '') : entry.secret.replace(/\s/g, '')
  const type = prefix?.[1] ?? named(entry.type ?? 'totp', TYPES)
  const hexadecimal = type === 'hex' || type === 'hhex' || (isHex(secret) && !isBase32(secret))
  const kind = type === 'hex' || type === 'battle' ? 'totp' : type === 'hhex' ? 'hotp' : type
  return entryFrom({
    // The site that the codes are filled in at stands behind the issuer.
    issuer: issuer.split('::', 1)[0] ?? '',
    account,
    type: kind,
    secret: hexadecimal ? (bytesFromHex(secret) ?? secret) : secret,
    // Its own codes for Battle.net have eight digits whatever is stated, Steam's five.
    digits: type === 'battle' ? 8 : type === 'steam' ? undefined : entry.digits,
    period,
    counter,
    algorithm: algorithm === undefined ? undefined : named(algorithm, ALGORITHMS),
    entry: kept,
    where,
  })
}

function named(value: unknown, names: readonly string[]): unknown {
  return /^\d$/.test(String(value)) ? (names[Number(value) - 1] ?? value) : value
}

function isHex(text: string): boolean {
  return /^[0-9a-f]+$/i.test(text)
}

function isBase32(text: string): boolean {
  return /^[a-z2-7]+=*$/i.test(text)
}
