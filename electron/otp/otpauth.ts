/**
 * otpauth links, which authenticators exchange, and the other links that hold one token:
 * `otpauth://totp/PyPI:alice?secret=…&issuer=PyPI&algorithm=SHA1&digits=6&period=30`.
 *
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
import { encodeBase32 } from './base32.ts'
import { withoutHtmlEscapes } from './html-escapes.ts'
import { readLabel, readQuery, type Label, type Query } from './otpauth-parts.ts'
import { decodePin, decodeSecret, encodePin, linkParts } from './otpauth-schemes.ts'
import type { LinkProblem, TokenWarning } from './problems.ts'
import { motpText } from './secret-text.ts'
import { tokenFrom, type StatedToken } from './stated-token.ts'
import { asSteamGuard, isCalledSteam } from './steam-name.ts'
import type { Motp, Token } from './token.ts'

/** What a link holds. Only `issuer` and `account` are text copied from the link; no text is ever a secret. */
export type LinkResult =
  | {
      readonly kind: 'read'
      readonly issuer: string
      readonly account: string
      readonly token: Token
      readonly warnings: readonly TokenWarning[]
    }
  /** There is a secret, but it is stated in a way that is not understood. The caller keeps the link as it is. */
  | { readonly kind: 'quarantined'; readonly what: string; readonly reason: LinkProblem }
  /** There is nothing to keep: not a link, or no secret in it. */
  | { readonly kind: 'refused'; readonly what: string; readonly reason: LinkProblem }

/**
 * Reads one link. Nothing is guessed: a value that is stated but not understood sets the whole link
 * aside. Names are neither cut nor rewritten.
 *
 * The parser is our own because `URL` cuts a label at `#`, keeps only the first of two secrets, and
 * throws on a byte order mark.
 */
export function parseOtpauth(link: string): LinkResult {
  const parts = linkParts(withoutHtmlEscapes(link.replace(/^\uFEFF/, '').trim()))
  if (!parts) return { kind: 'refused', what: '', reason: { kind: 'not-a-link' } }
  const query = readQuery(parts.query)
  const label = readLabel(parts.label, query.values.get('issuer')?.[0])
  const what = labelText(label?.issuer ?? '', label?.account ?? '')

  const secrets = query.values.get('secret') ?? []
  if (secrets.length === 0) return withoutSecret(link, what)
  if (secrets.every(isBlank)) return { kind: 'refused', what, reason: { kind: 'secret-empty' } }
  const quarantine = (reason: LinkProblem): LinkResult => ({ kind: 'quarantined', what, reason })

  if (!label) return quarantine({ kind: 'name-encoding' })
  if (secrets.length > 1) return quarantine({ kind: 'two-secrets' })
  if (query.conflict) return quarantine({ kind: 'value-twice', name: query.conflict })
  if (query.broken) return quarantine({ kind: 'value-encoding', name: query.broken })

  const secret = decodeSecret(secrets[0] ?? '', parts.secretIn)
  if (!secret.ok) return quarantine(secret.reason)
  const type = statedType(parts.type, query.values)
  if (type === undefined) return quarantine({ kind: 'encoder-unfit' })
  const pin = query.values.get('pin')?.[0] ?? ''
  const result = tokenFrom({
    ...statedValues(query.values),
    type,
    secret: secret.bytes,
    ...(secret.text && { text: secret.text }),
    ...(pin !== '' && { pin: decodePin(type, pin) }),
  })
  if (!result.ok) return quarantine(result.reason)
  const steam = steamByName(result.token, label, query.values)
  const pinIgnored = pin !== '' && !('pin' in result.token)
  const warnings: readonly TokenWarning[] = [
    ...(secret.warning === undefined ? [] : [secret.warning]),
    ...label.warnings,
    ...(steam ? [{ kind: 'steam-by-name' } as const] : []),
    ...ignoredWarning(query.ignored + (pinIgnored ? 1 : 0)),
  ]
  return { kind: 'read', issuer: label.issuer, account: label.account, token: steam ?? result.token, warnings }
}

/**
 * Writes a link that every reader understands the same way: it states every value, even defaults,
 * and percent-encodes all text. Steam gets its own type, so that an app without Steam codes refuses
 * the link instead of showing wrong codes.
 *
 * mOTP uses multiOTP's link, which Aegis and Stratum read: `motp://`, with the secret in
 * hexadecimal, in the case it was issued in. The PIN parameter is our addition; other apps ask for
 * the PIN. Yandex uses the link of its own pages, `otpauth://yaotp/`, with the PIN in base32 as
 * Aegis writes it; apps that only know plain PINs ask for it or make wrong codes. Apps that know
 * neither type refuse the link.
 *
 * @param entry.serviceOnce - Without the service in the label, where room is dear; the issuer parameter has it.
 */
export function formatOtpauth(entry: {
  readonly issuer: string
  readonly account: string
  readonly token: Token
  readonly serviceOnce?: boolean
}): string {
  const { token, serviceOnce = false } = entry
  const issuer = encode(entry.issuer)
  const account = encode(entry.account)
  // The first bare colon separates issuer and account, so an account that contains one needs a
  // separator even without an issuer.
  const prefix = serviceOnce ? '' : issuer
  const label = prefix !== '' || account.includes('%3A') ? `${prefix}:${account}` : account
  // Stratum needs the colon even when there is no issuer.
  if (token.type === 'motp') return `motp://${issuer}:${account}?${motpValues(token).join('&')}`
  const values = [
    `secret=${encodeBase32(token.secret)}`,
    ...(issuer === '' ? [] : [`issuer=${issuer}`]),
    `algorithm=${token.algorithm}`,
    `digits=${token.digits}`,
    token.type === 'hotp' ? `counter=${token.counter}` : `period=${token.period}`,
    ...('pin' in token ? [`pin=${encodePin('yandex', token.pin)}`] : []),
  ]
  return `otpauth://${token.type === 'yandex' ? 'yaotp' : token.type}/${label}?${values.join('&')}`
}

function motpValues(token: Motp): string[] {
  return [`secret=${motpText(token)}`, ...(token.pin ? [`pin=${encodePin('motp', token.pin)}`] : [])]
}

/** What a sentence calls an entry: "PyPI: alice", or whichever of the two it has. */
export function labelText(issuer: string, account: string): string {
  return [issuer, account].filter((part) => part !== '').join(': ')
}

/** If the question mark was lost, the secret may be inside the name, so the name must not be shown. */
function withoutSecret(link: string, what: string): LinkResult {
  if (/secret(?:=|%3d)/i.test(link)) return { kind: 'quarantined', what: '', reason: { kind: 'secret-misplaced' } }
  return { kind: 'refused', what, reason: { kind: 'no-secret' } }
}

/**
 * Steam's own links say TOTP, the name Steam and no digits, but mean letters. If digits are stated,
 * an app wrote them and may mean them.
 */
function steamByName(token: Token, label: Label, values: Query['values']): Token | undefined {
  return isCalledSteam(label) && !values.has('digits') ? asSteamGuard(token) : undefined
}

/** Undefined when type and encoder do not fit. */
function statedType(type: string, values: Query['values']): string | undefined {
  const encoder = values.get('encoder')?.[0]?.toLowerCase() ?? (values.has('steam') ? 'steam' : undefined)
  if (encoder === undefined) return type
  return encoder === 'steam' && /^(totp|steam)$/i.test(type) ? 'steam' : undefined
}

function statedValues(values: Query['values']): Omit<StatedToken, 'type' | 'secret'> {
  const names = ['algorithm', 'digits', 'period', 'counter'] as const
  return Object.fromEntries(names.filter((name) => values.has(name)).map((name) => [name, values.get(name)?.[0]]))
}

/** Names are not repeated: behind a stray "&" may be a piece of a secret. */
function ignoredWarning(count: number): TokenWarning[] {
  return count === 0 ? [] : [{ kind: 'values-ignored', count }]
}

function isBlank(secret: string): boolean {
  return /^[\s_=-]*$/.test(secret)
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
