/**
 * Where the entries of a KeePass database keep one-time codes. Each app and plugin has its own
 * fields: https://keepass.info/help/base/placeholders.html#otp for `TimeOtp-` and `HmacOtp-`;
 * KeePassXC and others for `otp`, its importers for `otp_1` and so on; KeeTrayTOTP for the seed and its
 * settings. AuthPass, older versions and people by hand keep links under other names.
 */
import { tokenDigest } from '../../../otp/token.ts'
import { labelText } from '../../../otp/otpauth.ts'
import { tokenFrom } from '../../../otp/stated-token.ts'
import type { Found } from '../../intake.ts'
import type { Reason } from '../../judgements.ts'
import { LIMITS } from '../../containers/limits.ts'
import type { LinkedCodes } from '../../linked-codes.ts'
import { loginCode, tagsIn, withNotes, type Login } from '../../login-code.ts'
import { linesOf, utf8 } from '../../containers/text.ts'
import { fromKeyValues, fromNumbered, fromSeed, type StatedSecret } from './kdbx-secrets.ts'

/** An entry without its password and the other fields that have nothing to do with codes. */
export interface KdbxEntry extends Omit<Login, 'code'> {
  /** Those for which `isCodeField` is true, and those with a link in them. */
  readonly fields: ReadonlyMap<string, string>
}

const RECOVERY_CODES = 'KeePassOTP.RecoveryCodes'

/** Whether a field of an entry is one that is read here. */
export function isCodeField(name: string): boolean {
  return (
    ['TOTP Seed', 'TOTP Settings', RECOVERY_CODES].includes(name) ||
    /^(?:TimeOtp|HmacOtp)-/.test(name) ||
    OTP.test(name)
  )
}

const OTP = /^otp(?:_\d{1,3})?$/

/** Every code of an entry: it may have several, and two apps may each have kept the same one their way. */
export function codesOf(entry: KdbxEntry, linked: LinkedCodes): readonly Found[] {
  const { fields } = entry
  const [otps, others] = [[...fields.keys()].filter(isOtp), [...fields.keys()].filter((name) => !isOtp(name))]
  const stated = [fromSeed(fields), fromNumbered(fields, 'TimeOtp'), fromNumbered(fields, 'HmacOtp')]
  const tokens = [
    ...otps.flatMap((name) => otpField(entry, name)),
    ...stated.flatMap((one) => (one ? [toFound(entry, one)] : [])),
  ]
  const texts = others.map((name) => ({
    text: fields.get(name) ?? '',
    ...(!STANDARD.includes(name) && { field: name }),
  }))
  return [...linked.of(withoutCopies(tokens), entry, texts), ...recoveryCodes(entry)]
}

function isOtp(name: string): boolean {
  return OTP.test(name)
}

const STANDARD: readonly string[] = ['Title', 'UserName', 'Password', 'URL', 'Notes']

/** A link, a secret, or what KeeOtp writes. An importer numbers the codes that an entry has besides its first. */
function otpField(entry: KdbxEntry, name: string): readonly Found[] {
  const notes = name === 'otp' ? entry.notes : [...entry.notes, `KeePass field: ${name}`]
  const code = entry.fields.get(name) ?? ''
  if (/^\s*key=/i.test(code)) return [toFound({ ...entry, notes }, fromKeyValues(code, name))]
  const found = loginCode({ ...entry, notes, code }, 'KeePass')
  return found ? [found] : []
}

function toFound(entry: KdbxEntry, { secret, stated, used }: StatedSecret): Found {
  const result = secret.ok ? tokenFrom({ ...stated, secret: secret.bytes }) : secret
  if (!result.ok) return aside(entry, result.reason, used)
  return {
    kind: 'token',
    issuer: entry.name,
    account: entry.user,
    token: result.token,
    ...withNotes(entry.notes, secret.ok && secret.warning !== undefined ? [secret.warning] : []),
    ...tagsIn(entry),
  }
}

function withoutCopies(all: readonly Found[]): readonly Found[] {
  const seen = new Set<string>()
  return all.filter((found) => {
    if (found.kind !== 'token') return true
    const identity = tokenDigest(found.token)
    return !seen.has(identity) && seen.add(identity)
  })
}

/** One a line. An empty field is what is left when the codes were used up or taken out. */
function recoveryCodes(entry: KdbxEntry): Found[] {
  const text = entry.fields.get(RECOVERY_CODES) ?? ''
  const codes = linesOf(text).filter((line) => line.trim() !== '')
  if (codes.length === 0) return []
  if (codes.length > LIMITS.codes || codes.some((code) => code.length > LIMITS.codeCharacters))
    return [aside(entry, { kind: 'too-many-codes' }, [RECOVERY_CODES])]
  return [
    {
      kind: 'code-set',
      service: entry.name,
      account: entry.user,
      codes: codes.map((code) => utf8(code)),
      warnings: [],
    },
  ]
}

/** With the fields that make up the code, and no others. */
function aside(entry: KdbxEntry, reason: Reason, used: readonly string[]): Found {
  const fields = Object.fromEntries(used.map((name) => [name, entry.fields.get(name)]))
  const what = labelText(entry.name, entry.user) || entry.where
  return { kind: 'quarantined', what, reason, verbatim: utf8(JSON.stringify(fields)) }
}
