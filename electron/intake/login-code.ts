import { decodeBase32 } from '../otp/base32.ts'
import { labelText, parseOtpauth } from '../otp/otpauth.ts'
import { tokenFrom } from '../otp/stated-token.ts'
import type { Found } from './intake.ts'
import type { Reason, Warning } from './judgements.ts'
import { LIMITS } from './containers/limits.ts'
import { utf8 } from './containers/text.ts'

/** A login of a password manager, as far as its one-time code goes. */
export interface Login {
  /** The field for the code: an otpauth link, `steam://` and a secret, or a secret alone. */
  readonly code: unknown
  /** How the user calls the login, and the user name in it; for codes that name neither. */
  readonly name: string
  readonly user: string
  /** The note, and folder and the like below it; what is empty is left out. */
  readonly notes: readonly string[]
  /** The folder and the like, as tags; the notes name them too. */
  readonly tags?: readonly string[]
  /** Names the login where it has no name: "item 3". */
  readonly where: string
}

/**
 * The entry of a login, or undefined when the login has no code. Only the code is kept of what is
 * set aside, so that the rest of a login, its password above all, goes nowhere.
 *
 * @param manager - For the line that keeps a name which the link does not have: "Bitwarden".
 */
export function loginCode(login: Login, manager: string): Found | undefined {
  const { code } = login
  if (code === undefined || code === null) return undefined
  if (typeof code !== 'string') return aside(login, { kind: 'code-not-text' }, JSON.stringify(code))
  if (code.length > LIMITS.linkCharacters) return aside(login, { kind: 'code-too-long' }, code)
  const text = code.trim()
  // "null" is base32 as well; an app that writes it means that there is no code.
  if (text === '' || text === 'null') return undefined
  if (/^(?:(?:apple-)?otpauth|motp):/i.test(text)) return fromLink(text, login, manager)
  const steam = /^steam:\/\/([^?#]*)$/i.exec(text)?.[1]
  if (steam !== undefined) return fromSecret(steam.replace(/\/$/, ''), 'steam', text, login)
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return aside(login, { kind: 'code-link-unknown' }, text)
  return fromSecret(text, 'totp', text, login)
}

function fromLink(link: string, login: Login, manager: string): Found {
  const result = parseOtpauth(link)
  if (result.kind === 'quarantined') return aside(login, result.reason, link)
  if (result.kind === 'refused')
    // What is no link to the parser may still hold a secret.
    return /secret=[^&]*\w/i.test(link)
      ? aside(login, result.reason, link)
      : { ...result, what: result.what || nameOf(login) }
  const issuer = result.issuer || login.name
  const account = result.account || login.user
  const otherName = login.name !== '' && ![issuer, account].some((one) => [login.name, login.name.trim()].includes(one))
  return {
    kind: 'token',
    issuer,
    account,
    token: result.token,
    ...withNotes([...login.notes, otherName ? `${manager} item: ${login.name}` : ''], result.warnings),
    ...tagsIn(login),
    verbatim: utf8(link),
  }
}

function fromSecret(base32: string, type: 'totp' | 'steam', code: string, login: Login): Found {
  const secret = decodeBase32(base32)
  if (!secret.ok) return aside(login, secret.reason, code)
  const token = tokenFrom({ type, secret: secret.bytes })
  if (!token.ok) return aside(login, token.reason, code)
  const warnings = secret.warning === undefined ? [] : [secret.warning]
  return {
    kind: 'token',
    issuer: login.name,
    account: login.user,
    token: token.token,
    ...withNotes(login.notes, warnings),
    ...tagsIn(login),
  }
}

/** Nothing where there is none. */
export function tagsIn({ tags = [] }: Pick<Login, 'tags'>): { readonly tags?: readonly string[] } {
  return tags.length > 0 ? { tags } : {}
}

/** A note is kept whole or not at all: one of that length is a document. */
export function withNotes(
  notes: readonly string[],
  warnings: readonly Warning[],
): { readonly note?: string; readonly warnings: readonly Warning[] } {
  const note = notes.filter((line) => line !== '').join('\n')
  if (note === '') return { warnings }
  if (note.length <= LIMITS.textCharacters) return { note, warnings }
  return { warnings: [...warnings, { kind: 'note-too-long' }] }
}

function aside(login: Login, reason: Reason, code: string): Found {
  return { kind: 'quarantined', what: nameOf(login), reason, verbatim: utf8(code) }
}

function nameOf({ name, user, where }: Login): string {
  return labelText(name, user) || where
}
