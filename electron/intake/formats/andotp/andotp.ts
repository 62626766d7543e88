/**
 * andOTP backups, plain: a JSON list of entries. Old files have no issuer, and the label is "Issuer - Issuer:account".
 *
 *   [{ "secret": "BASE32", "issuer": "PyPI", "label": "alice", "digits": 6, "type": "TOTP",
 *      "algorithm": "SHA1", "thumbnail": "Default", "last_used": 0, "period": 30, "tags": [] }]
 *
 * https://github.com/andOTP/andOTP/wiki
 */
import * as v from 'valibot'
import { decodeBase32 } from '../../../otp/base32.ts'
import { motpSecret, type MotpSecret } from '../../../otp/secret-text.ts'
import { tooMany } from '../../containers/failures.ts'
import type { Format, Found, Reading, Source } from '../../intake.ts'
import { isJsonWith, jsonAs } from '../../containers/json.ts'
import { LIMITS } from '../../containers/limits.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import { textOf } from '../../containers/text.ts'

export const ANDOTP = 'andOTP backup'

export const andotp: Format = {
  id: 'andotp',
  name: ANDOTP,
  recognises: (source) => {
    const { text } = textOf(source.bytes)
    const own = ['thumbnail', 'last_used', 'algorithm'].some((name) => isJsonWith(source, name))
    return /^\s*\[\s*\{/.test(text) && isJsonWith(source, 'secret', 'label') && own
  },
  read: (source) => readAndotp(andotp, source),
}

/** @throws KitError `file-truncated`, `file-damaged` or `file-too-large` */
export function readAndotp(format: Format, source: Source): Reading {
  const entries = jsonAs(source, v.array(v.unknown()), ANDOTP)
  if (entries.length > LIMITS.entries) throw tooMany(ANDOTP)
  return {
    format: format.id,
    formatName: format.name,
    found: entries.map((entry, index) => readEntry(entry, `entry ${index + 1}`)),
    notes: [],
    parts: [],
  }
}

const stated = v.optional(v.unknown())
const entrySchema = v.object({
  secret: v.string(),
  issuer: v.nullish(v.string()),
  label: v.nullish(v.string(), ''),
  /** The first versions knew only TOTP. */
  type: v.optional(v.unknown(), 'TOTP'),
  algorithm: stated,
  digits: stated,
  period: stated,
  counter: stated,
  tags: v.nullish(v.array(v.string()), []),
})
type Entry = v.InferOutput<typeof entrySchema>

function readEntry(value: unknown, where: string): Found {
  const result = v.safeParse(entrySchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'andOTP' })
  const entry = result.output
  const note = entry.tags.length > 0 ? `andOTP tags: ${entry.tags.join(', ')}` : ''
  const named = { ...namesOf(entry), note, tags: entry.tags, entry: value, where }
  if (/^motp$/i.test(String(entry.type))) {
    const secret = motpIn(entry.secret)
    if (!secret) return setAside(value, where, { kind: 'not-hex' })
    // andOTP writes what it uses for TOTP beside it, and asks for the PIN each time.
    return entryFrom({ ...named, type: 'motp', ...secret })
  }
  const { type, secret, algorithm, digits, period, counter } = entry
  return entryFrom({ ...named, type, secret, algorithm, digits, period, counter })
}

function namesOf({ issuer, label }: Entry): { readonly issuer: string; readonly account: string } {
  // The link that it was made from has the issuer in its label as well.
  if (typeof issuer === 'string') return { issuer, account: withoutIssuer(label, issuer) }
  const at = label.indexOf(SEPARATOR)
  if (at < 0) return { issuer: '', account: label }
  const before = label.slice(0, at)
  const rest = label.slice(at + SEPARATOR.length)
  return { issuer: before, account: withoutIssuer(rest, before) }
}

function withoutIssuer(label: string, issuer: string): string {
  return issuer !== '' && label.startsWith(`${issuer}:`) ? label.slice(issuer.length + 1) : label
}

const SEPARATOR = ' - '

/** The secret is hexadecimal text, which the file has as base32. */
function motpIn(text: string): MotpSecret | undefined {
  const hex = decodeBase32(text)
  return hex.ok ? motpSecret(new TextDecoder('latin1').decode(hex.bytes)) : undefined
}
