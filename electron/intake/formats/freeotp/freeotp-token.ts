import * as v from 'valibot'
import { labelText, parseOtpauth } from '../../../otp/otpauth.ts'
import type { Found } from '../../intake.ts'
import { readJson } from '../../containers/json.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import type { Warning } from '../../judgements.ts'
import { utf8 } from '../../containers/text.ts'

/** Java writes bytes as numbers from -128 to 127. */
export const javaBytes = v.array(v.pipe(v.number(), v.integer(), v.minValue(-128), v.maxValue(127)))

const text = v.nullish(v.string(), '')
const tokenSchema = v.object({
  type: v.string(),
  secret: v.optional(javaBytes),
  algo: v.optional(v.unknown()),
  digits: v.optional(v.unknown()),
  period: v.optional(v.unknown()),
  counter: v.optional(v.unknown()),
  /** Before the colon of the link's label, and its `issuer` parameter. */
  issuerExt: text,
  issuerInt: text,
  label: text,
  /** What the user typed instead. */
  issuerAlt: text,
  labelAlt: text,
})
type FreeOtpToken = v.InferOutput<typeof tokenSchema>

/**
 * A token as FreeOTP and FreeOTP+ store it, in JSON. FreeOTP 2 leaves out what the link left out,
 * so an absent value is the default of links.
 */
export function freeOtpToken(entry: unknown, where: string): Found {
  const result = v.safeParse(tokenSchema, entry)
  if (!result.success) return setAside(entry, where, { kind: 'other-shape', app: 'FreeOTP' })
  const token = result.output
  const issuer = token.issuerAlt || token.issuerExt || token.issuerInt
  const account = token.labelAlt || token.label
  const what = labelText(issuer, account) || where
  if (!token.secret) return setAside(entry, what, { kind: 'secret-only-in-backup' })
  return entryFrom({
    ...{ issuer, account, entry, where },
    ...{ algorithm: token.algo, period: token.period },
    ...(showsLetters(token) ? { type: 'steam' } : { type: token.type, digits: token.digits }),
    counter: nextCounter(token.counter),
    secret: Uint8Array.from(token.secret),
    warnings: warningsOf(token),
  })
}

/** A token of the preferences: JSON, or a link as FreeOTP stored them before version 1.2. */
export function freeOtpPreference(value: string, name: string): Found {
  const json = readJson(value)
  if (json.ok) return freeOtpToken(json.value, name)
  const verbatim = utf8(value)
  const link = parseOtpauth(value)
  if (link.kind !== 'read')
    return { kind: 'quarantined', what: name, reason: { kind: 'other-shape', app: 'FreeOTP' }, verbatim }
  const { issuer, account, warnings } = link
  const token =
    link.token.type === 'hotp' ? { ...link.token, counter: Math.max(link.token.counter - 1, 0) } : link.token
  return { kind: 'token', issuer, account, token, warnings, verbatim }
}

/**
 * FreeOTP 1 and FreeOTP+ store the counter of the link minus one. They make a code with what they
 * store and count up afterwards, and show `counter + 1` only in links. So the stored number is the
 * counter of the code that the app shows next, and it is ours. The -1 that comes of a link with
 * counter 0 belongs to no code that a service takes; the press after it shows the code of 0.
 * FreeOTP 2 stores the counter of the link as it is, and also counts up afterwards.
 */
function nextCounter(stored: unknown): unknown {
  return stored === -1 ? 0 : stored
}

/**
 * FreeOTP has no type for Steam Guard: it shows letters for this issuer, whatever the user renamed it
 * to, and whatever number of digits it has stored.
 */
function showsLetters({ type, issuerExt }: FreeOtpToken): boolean {
  return type === 'TOTP' && issuerExt === 'Steam'
}

function warningsOf({ issuerExt, issuerInt, issuerAlt }: FreeOtpToken): Warning[] {
  const differ = issuerAlt === '' && issuerExt !== '' && issuerInt !== '' && issuerExt !== issuerInt
  return differ ? [{ kind: 'two-issuers', first: issuerExt, second: issuerInt }] : []
}
