/**
 * 2FAuth's export: JSON, without encryption. `legacy_uri` is the link of the first day; what was
 * changed since is in the other values.
 *
 *   { "app": "2fauth_v5.1.1", "schema": 1, "datetime": "…", "data": [{ "otp_type": "totp", "account": "alice",
 *     "service": "PyPI", "secret": "JBSW…", "digits": 6, "algorithm": "sha1", "period": 30, "counter": null,
 *     "legacy_uri": "otpauth://…", "icon": null, "icon_mime": null, "icon_file": null }] }
 *
 * https://docs.2fauth.app (2FA migration, export schema)
 */
import * as v from 'valibot'
import { tooMany } from '../containers/failures.ts'
import type { Format, Found } from '../intake.ts'
import { isJsonWith, jsonAs } from '../containers/json.ts'
import { LIMITS } from '../containers/limits.ts'
import { entryFrom, setAside } from '../stated-entry.ts'

export const twoFauth: Format = {
  id: '2fauth',
  name: '2FAuth export',
  recognises: (source) => isJsonWith(source, 'data', 'otp_type', 'legacy_uri'),
  read: (source) => {
    const { data } = jsonAs(source, v.object({ data: v.array(v.unknown()) }), twoFauth.name)
    if (data.length > LIMITS.entries) throw tooMany(twoFauth.name)
    const found = data.map((entry, index) => readEntry(entry, `entry ${index + 1}`))
    return { format: twoFauth.id, formatName: twoFauth.name, found, notes: [], parts: [] }
  },
}

const text = v.nullish(v.string(), '')
const entrySchema = v.object({
  otp_type: v.optional(v.unknown()),
  account: text,
  service: text,
  secret: v.string(),
  digits: v.optional(v.unknown()),
  algorithm: v.optional(v.unknown()),
  period: v.optional(v.unknown()),
  counter: v.optional(v.unknown()),
})

function readEntry(value: unknown, where: string): Found {
  const result = v.safeParse(entrySchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: '2FAuth' })
  const { otp_type: type, service: issuer, ...entry } = result.output
  return entryFrom({ ...entry, issuer, type: type === 'steamtotp' ? 'steam' : type, entry: value, where })
}
