/**
 * The secret of one token, as services show it beside their QR code for typing: base32 in groups
 * of four or without, "JBSW Y3DP EHPK 3PXP", perhaps behind "Secret key:".
 */
import { decodeBase32 } from '../../otp/base32.ts'
import { tokenFrom } from '../../otp/stated-token.ts'
import type { Format, Found, Reading, Source } from '../intake.ts'
import type { Warning } from '../judgements.ts'
import { textOf, utf8 } from '../containers/text.ts'
import { recoveryCodes } from './recovery-codes/recovery-codes.ts'

export const singleSecret: Format = {
  id: 'secret',
  name: 'Secret of one token',
  // A text that may be a recovery code as well is read as one, and that is said there.
  recognises: (source) => secretIn(source) !== undefined && !recoveryCodes.recognises(source),
  read: readSecret,
}

/** Sixteen characters are 80 bits, the fewest that services give. */
const FEWEST = 16
const MOST = 1000

function readSecret(source: Source): Reading {
  const text = secretIn(source) ?? ''
  return {
    format: singleSecret.id,
    formatName: singleSecret.name,
    found: [foundFrom(text)],
    notes: [],
    parts: [],
  }
}

function foundFrom(text: string): Found {
  const secret = decodeBase32(text)
  if (!secret.ok) return { kind: 'quarantined', what: 'secret', reason: secret.reason, verbatim: utf8(text) }
  const result = tokenFrom({ type: 'totp', secret: secret.bytes })
  if (!result.ok) return { kind: 'quarantined', what: 'secret', reason: result.reason, verbatim: utf8(text) }
  const warnings: readonly Warning[] = [
    { kind: 'only-secret' },
    ...(secret.warning === undefined ? [] : [secret.warning]),
  ]
  return { kind: 'token', issuer: '', account: '', token: result.token, warnings }
}

function secretIn({ bytes }: Source): string | undefined {
  if (bytes.length > MOST) return undefined
  const { text, sound } = textOf(bytes)
  const line = text
    .trim()
    .replace(/^(?:2fa |totp |otp )?(?:secret|setup|authenticator)?[ _-]?(?:secret|key|seed)?\s*[:=]\s*/i, '')
  return sound && isSecret(line) ? line : undefined
}

/** One text of base32: letters alone are taken only where a word could not look like it. */
export function isSecret(line: string): boolean {
  if (!/^[A-Za-z2-7]+(?:[ -][A-Za-z2-7]+)*=*$/.test(line)) return false
  const groups = line.replace(/=+$/, '').split(/[ -]/)
  const length = groups.join('').length
  const [first = ''] = groups
  const even = groups.slice(0, -1).every((group) => group.length === first.length)
  const oneCase = line === line.toLowerCase() || line === line.toUpperCase()
  if (length < FEWEST || !even || !oneCase || (groups.length > 1 && first.length < 3)) return false
  if (/[2-7]/.test(line)) return /[a-z]/i.test(line)
  const whole = length % 8 === 0
  return whole && (groups.length > 1 ? first.length === 4 : line === line.toUpperCase())
}
