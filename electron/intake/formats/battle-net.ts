/**
 * The Battle.net app's preferences on a rooted Android phone, with the one authenticator it has:
 *
 *   <map><string name="com.blizzard.messenger.AUTHENTICATOR_SERIAL">6cdd…</string>
 *        <string name="com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET">09ec…</string></map>
 *
 * Both values are text, masked with fixed bytes and written in hexadecimal; the secret is again
 * hexadecimal inside. Blizzard never published this; it is what public readers of it agree on.
 */
import { bytesFromHex } from '../containers/encodings.ts'
import { otherShape } from '../containers/failures.ts'
import type { Format, Found } from '../intake.ts'
import { entryFrom, setAside } from '../stated-entry.ts'
import { isPreferencesWith, preferencesOf } from '../containers/xml.ts'

export const battleNet: Format = {
  id: 'battle-net',
  name: 'Battle.net preferences',
  recognises: (source) => isPreferencesWith(source, `"${PREFIX}`),
  read: (source) => {
    const preferences = preferencesOf(source, WHAT)
    const masked = preferences.get(`${PREFIX}DEVICE_SECRET`)
    if (masked === undefined) throw otherShape(WHAT)
    const kind = preferences.get(`${PREFIX}CREDENTIALS_ENCRYPTION_TYPE`) ?? 'MASK'
    const found = [authenticator(masked, preferences.get(`${PREFIX}SERIAL`) ?? '', kind)]
    return { format: battleNet.id, formatName: battleNet.name, found, notes: [], parts: [] }
  },
}

const WHAT = 'file of Battle.net preferences'
const PREFIX = 'com.blizzard.messenger.AUTHENTICATOR_'

/** The same in every copy of the app, so it hides nothing. */
const MASK = Buffer.from(
  '398e27fc50276a656065b0e525f4c06c04c61075286b8e7aeda59da9813b5dd6c80d2fb38068773fa59ba47c17ca6c6479015c1d5b8b8f6b9a',
  'hex',
)

/** Battle.net codes are TOTP with SHA1, 30 s and eight digits; the file does not say so. */
function authenticator(maskedSecret: string, maskedSerial: string, kind: string): Found {
  const entry = { secret: maskedSecret, serial: maskedSerial, kind }
  const where = 'Battle.net authenticator'
  if (kind !== 'MASK') return setAside(entry, where, { kind: 'phone-key' })
  const secret = bytesFromHex(unmasked(maskedSecret) ?? '-')
  const serial = unmasked(maskedSerial)
  if (!secret || serial === undefined) return setAside(entry, where, { kind: 'other-shape', app: 'Battle.net' })
  return entryFrom({ issuer: 'Battle.net', account: serial, type: 'totp', secret, digits: 8, entry, where })
}

/** Undefined for what is not hexadecimal, is longer than the mask, or is no plain text behind it. */
function unmasked(masked: string): string | undefined {
  const bytes = bytesFromHex(masked)
  if (!bytes || bytes.length > MASK.length) return undefined
  const text = new TextDecoder('latin1').decode(bytes.map((byte, index) => byte ^ (MASK[index] ?? 0)))
  return /^[\x20-\x7e]*$/.test(text) ? text : undefined
}
