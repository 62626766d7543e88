/**
 * FreeOTP 1 and FreeOTP+ before encryption.
 *
 * The preferences of both apps on a rooted phone, `tokens.xml`, where the two are alike:
 *
 *   <map><string name="PyPI:alice">{"type":"TOTP","secret":[-28,…],"algo":"SHA1",…}</string>
 *        <string name="tokenOrder">["PyPI:alice"]</string></map>
 *
 * The JSON export of FreeOTP+: { "tokenOrder": ["PyPI:alice"], "tokens": [{ "type": "TOTP", … }] }
 *
 * https://github.com/freeotp/freeotp-android, https://github.com/helloworld1/FreeOTPPlus
 */
import * as v from 'valibot'
import { tooMany } from '../../containers/failures.ts'
import type { Format, Found } from '../../intake.ts'
import type { Note } from '../../judgements.ts'
import { isJsonWith, jsonAs, readJson } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { isPreferencesWith, preferencesOf } from '../../containers/xml.ts'
import { freeOtpPreference, freeOtpToken } from './freeotp-token.ts'

export const freeOtp: Format = {
  id: 'freeotp',
  name: 'FreeOTP or FreeOTP+ preferences',
  // The order comes last, so a file that was cut off may lack it.
  recognises: (source) => isPreferencesWith(source, `"${ORDER}"`, '&quot;issuerExt&quot;'),
  read: (source) => {
    const what = 'file of FreeOTP preferences'
    const preferences = preferencesOf(source, what)
    const names = [...preferences.keys()].filter((name) => name !== ORDER)
    if (names.length > LIMITS.entries) throw tooMany(what)
    const found = names.map((name): Found => freeOtpPreference(preferences.get(name) ?? '', name))
    return { ...header(freeOtp), found, notes: missing(preferences) }
  },
}

export const freeOtpPlus: Format = {
  id: 'freeotp-plus',
  name: 'FreeOTP+ export',
  recognises: (source) => isJsonWith(source, ORDER),
  read: (source) => {
    const { tokens } = jsonAs(source, v.object({ tokens: v.array(v.unknown()) }), 'FreeOTP+ export')
    if (tokens.length > LIMITS.entries) throw tooMany('FreeOTP+ export')
    const found = tokens.map((token, index): Found => freeOtpToken(token, `entry ${index + 1}`))
    return { ...header(freeOtpPlus), found, notes: [] }
  },
}

/** The names of all tokens, in the order of the screen. */
const ORDER = 'tokenOrder'

function header({ id, name }: Format) {
  return { format: id, formatName: name, parts: [] }
}

/** Tokens that the order names and the file does not hold. */
function missing(preferences: ReadonlyMap<string, string>): Note[] {
  const order = readJson(preferences.get(ORDER) ?? '[]')
  if (!order.ok || !v.is(v.array(v.string()), order.value)) return [{ kind: 'token-list-unread' }]
  const names = order.value.filter((name) => !preferences.has(name))
  if (names.length === 0) return []
  return [{ kind: 'tokens-missing', count: names.length, names: names.slice(0, 20) }]
}
