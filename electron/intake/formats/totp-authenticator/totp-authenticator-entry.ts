import * as v from 'valibot'
import { decodeBase32 } from '../../../otp/base32.ts'
import { labelText } from '../../../otp/otpauth.ts'
import { bytesFromBase64, bytesFromHex } from '../../containers/encodings.ts'
import type { Found } from '../../intake.ts'
import { readJson } from '../../containers/json.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'

const text = v.nullish(v.string(), '')
const entrySchema = v.object({
  issuer: text,
  name: text,
  key: v.string(),
  /** How the key is written: 16, 32 or 64. */
  base: v.number(),
  digits: v.nullish(v.union([v.string(), v.number()]), ''),
  period: v.nullish(v.union([v.string(), v.number()]), ''),
})

/** An entry of TOTP Authenticator: an object, or in old backups the text of one. */
export function totpAuthenticatorEntry(entry: unknown, where: string): Found {
  const json = typeof entry === 'string' ? readJson(entry) : undefined
  const result = v.safeParse(entrySchema, json?.ok ? json.value : entry)
  if (!result.success) return setAside(entry, where, { kind: 'other-shape', app: 'TOTP Authenticator' })
  const { issuer, name: account, key, base } = result.output
  // Nothing between the quotes is what the app writes when the user left the field alone.
  const digits = result.output.digits === '' ? undefined : result.output.digits
  const period = result.output.period === '' ? undefined : result.output.period
  // Base32 is decoded with the entry, which warns of a length that no encoder makes.
  const secret = base === 32 ? key : secretFrom(key, base)
  if (secret === undefined || (typeof secret === 'string' && !decodeBase32(secret).ok))
    return setAside(entry, labelText(issuer, account) || where, { kind: 'secret-other-base' })
  const usual = Number(digits ?? 6) === 6 && Number(period ?? 30) === 30
  return entryFrom({
    ...{ issuer, account, secret, digits, period, entry, where },
    type: 'totp', // its only type, and SHA1 its only algorithm
    // The app wrote them down from the QR code; whether it always went by them is not known.
    warnings: usual ? [] : [{ kind: 'unusual-settings' }],
  })
}

function secretFrom(key: string, base: number): Uint8Array | undefined {
  if (base === 16) return bytesFromHex(key)
  return base === 64 ? bytesFromBase64(key) : undefined
}
