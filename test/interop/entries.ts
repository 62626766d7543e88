import type { Found } from '../../electron/intake/intake.ts'
import { decodeBase32 } from '../../electron/otp/base32.ts'
import type { Token } from '../../electron/otp/token.ts'

/** An entry as the manifest of the public samples states it; the secret is base32. */
export interface Entry {
  readonly type: string
  readonly issuer?: string | null
  readonly name?: string | null
  readonly secret?: string
  readonly algorithm?: string
  readonly digits?: number | null
  readonly period?: number
  readonly counter?: number
}

/** What an entry is compared by; secrets by their bytes. */
export function entryOf(found: Found): Comparable {
  if (found.kind !== 'token') return { type: found.kind, secret: '' }
  const { issuer, account: name, token } = found
  return { issuer, name, ...tokenFields(token) }
}

/**
 * An expected entry, as this app names it: Google's "Issuer:account" is given as the account, and
 * unspecified values as the defaults they stand for. What is not stated at all is left out.
 */
export function comparable(entry: Entry): Comparable {
  const { type, issuer, name, algorithm, digits, period, counter } = entry
  const prefix = `${issuer ?? ''}:`
  return {
    type,
    secret: Buffer.from(secretOf(entry)).toString('hex'),
    algorithm: algorithm === undefined || algorithm === 'unspecified' ? 'SHA1' : algorithm,
    digits: digits ?? (type === 'steam' ? 5 : 6),
    ...(issuer !== undefined && { issuer: issuer ?? '' }),
    ...(name !== undefined && {
      name: name?.startsWith(prefix) && prefix !== ':' ? name.slice(prefix.length) : (name ?? ''),
    }),
    ...(type !== 'hotp' && { period: period ?? 30 }),
    ...(counter !== undefined && { counter }),
  }
}

type Comparable = { readonly secret: string; readonly type: string } & Readonly<Record<string, unknown>>

/** One sample states a secret in hexadecimal, as the file holds it. */
function secretOf({ secret = '' }: Entry): Uint8Array {
  if (/^[0-9a-f]{40}$/.test(secret)) return Buffer.from(secret, 'hex')
  const bytes = decodeBase32(secret)
  if (!bytes.ok) throw new Error(bytes.reason.kind)
  return bytes.bytes
}

function tokenFields(token: Token): Comparable {
  const { type, algorithm, digits } = token
  const moving = token.type === 'hotp' ? { counter: token.counter } : { period: token.period }
  return { type, algorithm, digits, secret: Buffer.from(token.secret).toString('hex'), ...moving }
}
