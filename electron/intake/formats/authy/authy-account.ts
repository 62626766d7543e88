import * as v from 'valibot'
import { decodeBase32 } from '../../../otp/base32.ts'
import type { TokenWarning } from '../../../otp/problems.ts'
import { openCbc } from '../../containers/ciphers.ts'
import { pbkdf2Key } from '../../containers/derivation.ts'
import { bytesFromBase64, bytesFromHex } from '../../containers/encodings.ts'
import type { Found } from '../../intake.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import { utf8 } from '../../containers/text.ts'

const text = v.nullish(v.string(), '')
/** As the Android app keeps it. */
export const accountSchema = v.object({
  name: text,
  originalName: text,
  originalIssuer: text,
  accountType: text,
  digits: v.optional(v.unknown()),
  decryptedSecret: v.nullish(v.string()),
  encryptedSecret: v.nullish(v.string()),
  salt: v.nullish(v.string()),
  /** Only accounts with Authy's own codes have it. */
  secretSeed: v.nullish(v.string()),
})

/** Whatever file it is from. `iterations` and `iv` (hex) are stated by Authy's servers only. */
export interface AuthyAccount extends v.InferOutput<typeof accountSchema> {
  readonly iterations?: number
  readonly iv?: string
}

/** The secret of an account, or why there is none. */
export type AuthySecret =
  | {
      readonly bytes: Uint8Array
      readonly wasSealed: boolean
      readonly period: number
      readonly warning?: TokenWarning
    }
  | 'password-needed'
  | 'not-opened'
  | 'not-understood'

/** Authy's own codes change every ten seconds; the others as everywhere. */
const OWN_PERIOD = 10
const PERIOD = 30

/** Fixed in the Android app, and where nothing is stated. */
const ITERATIONS = 1000
const IV = '00'.repeat(16)

/** Undefined for what is no account at all. */
export async function authySecret(
  account: AuthyAccount | undefined,
  password: string | undefined,
  what: string,
): Promise<AuthySecret | undefined> {
  if (!account) return undefined
  const { decryptedSecret, encryptedSecret, salt, secretSeed } = account
  if (typeof secretSeed === 'string') {
    const bytes = bytesFromHex(secretSeed)
    return bytes ? { bytes, wasSealed: false, period: OWN_PERIOD } : 'not-understood'
  }
  if (typeof decryptedSecret === 'string') return fromBase32(decryptedSecret, false) ?? 'not-understood'
  if (typeof encryptedSecret !== 'string' || typeof salt !== 'string') return 'not-understood'
  if (password === undefined) return 'password-needed'
  return (await openSecret(account, { encryptedSecret, salt }, password, what)) ?? 'not-opened'
}

/** The token of an account, or the account set aside. */
export function authyEntry(
  account: AuthyAccount | undefined,
  secret: AuthySecret | undefined,
  entry: unknown,
  where: string,
): Found {
  const what = accountName(entry) || where
  if (!account || secret === undefined || secret === 'not-understood')
    return setAside(entry, what, { kind: 'other-secret-shape', app: 'Authy' })
  if (typeof secret === 'string') return setAside(entry, what, { kind: 'secret-damaged' })
  const own = secret.period === OWN_PERIOD
  // Authy states no algorithm: it has only SHA1. Its own codes have seven digits if nothing is said.
  return entryFrom({
    ...(own ? { issuer: account.name, account: '' } : labelOf(account)),
    ...{ type: 'totp', secret: secret.bytes, period: secret.period, entry, where },
    digits: account.digits ?? (own ? 7 : undefined),
    warnings: secret.warning === undefined ? [] : [secret.warning],
  })
}

async function openSecret(
  { iterations = ITERATIONS, iv: stated = IV }: AuthyAccount,
  { encryptedSecret, salt }: { readonly encryptedSecret: string; readonly salt: string },
  password: string,
  what: string,
): Promise<AuthySecret | undefined> {
  const ciphertext = bytesFromBase64(encryptedSecret)
  const iv = bytesFromHex(stated)
  if (!ciphertext || !iv) return undefined
  const passwordBytes = utf8(password)
  // The salt is the text itself, though it looks like base64.
  const job = { password: passwordBytes, salt: utf8(salt), iterations, hash: 'sha1', bytes: 32 } as const
  const key = await pbkdf2Key({ ...job, what })
  passwordBytes.fill(0)
  const plaintext = openCbc(key, iv, ciphertext)
  key.fill(0)
  if (!plaintext) return undefined
  const secret = fromBase32(new TextDecoder().decode(plaintext), true)
  plaintext.fill(0)
  return secret
}

/** A wrong key may pass the padding, but what it makes is not base32. */
function fromBase32(text: string, wasSealed: boolean): AuthySecret | undefined {
  const secret = decodeBase32(text)
  if (!secret.ok || (wasSealed && secret.bytes.length === 0)) return undefined
  const { bytes, warning } = secret
  return { bytes, wasSealed, period: PERIOD, ...(warning !== undefined && { warning }) }
}

/** Authy shows one name, "PyPI: alice", and may know the issuer and the label of the link beside it. */
function labelOf({ name, originalName, originalIssuer, accountType }: AuthyAccount) {
  const shown = name || originalName
  const issuer = originalIssuer || issuerIn(originalName) || issuerIn(shown) || serviceOf(accountType)
  const account = withoutIssuer(shown, issuer)
  const original = withoutIssuer(originalName, issuer)
  const renamed = original !== '' && original !== account
  return { issuer, account, ...(renamed && { note: `Authy name before it was changed: ${originalName}` }) }
}

function issuerIn(name: string): string {
  return /^(.+?)(?:: ?| - )/.exec(name)?.[1] ?? ''
}

/** The logo that was chosen; "authenticator" is any. */
function serviceOf(accountType: string): string {
  return accountType === 'authenticator' ? '' : accountType.slice(0, 1).toUpperCase() + accountType.slice(1)
}

function withoutIssuer(name: string, issuer: string): string {
  const separator = [': ', ':', ' - '].find((mark) => issuer !== '' && name.startsWith(issuer + mark))
  return separator === undefined ? name : name.slice(issuer.length + separator.length)
}

/** What Authy shows it as; empty when it has no name. */
function accountName(entry: unknown): string {
  return v.is(v.object({ name: v.string() }), entry) ? entry.name : ''
}
