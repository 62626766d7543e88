import { asSteamGuard, isCalledSteam } from '../../otp/steam-name.ts'
import { labelText } from '../../otp/otpauth.ts'
import type { Token } from '../../otp/token.ts'
import type { Found, Reading } from '../intake.ts'
import type { Note, Warning } from '../judgements.ts'
import { linksIn, withoutLinks } from '../link-text.ts'
import { contentOf, isNew, LinkedCodes } from '../linked-codes.ts'

type FoundToken = Extract<Found, { kind: 'token' }>

/** A reading with what holds for tokens of every format: links in notes are read, Steam is told, doubts are noted. */
export function checkedReading(reading: Reading): Reading {
  return { ...reading, found: withNoteLinks(reading).map(withTokenChecks) }
}

/**
 * Reads a link in a note as an entry of its own, unless its token is there already. It is a secret,
 * so it is taken out of the note. What a vault held is left as it was.
 *
 * @throws KitError `file-too-large` when the notes hold more links than can come in
 */
function withNoteLinks({ found: all, formatName }: Reading): readonly Found[] {
  const noted = new Set(all.filter((found) => found.kind === 'token' && !found.origin && hasLink(found.note)))
  if (noted.size === 0) return all
  const linked = new LinkedCodes('', formatName)
  const known = new Set(all.map(contentOf))
  return all.flatMap((found) => {
    if (found.kind !== 'token' || !noted.has(found)) return [found]
    const { issuer, account, note = '' } = found
    const login = { name: issuer, user: account, notes: [], where: 'link in a note' }
    const from = `From the note of ${labelText(issuer, account) || 'an entry without a name'}.`
    const more = linked.of([], login, [{ text: note }]).filter((one) => isNew(one, known))
    return [
      { ...found, note: withoutLinks(note) },
      ...more.map((one) => (one.kind === 'token' ? { ...one, note: from } : one)),
    ]
  })
}

function hasLink(note = ''): boolean {
  return linksIn(note).length > 0
}

/** What is said about a whole file: what to check in it, then what was skipped. */
export function remarksOf({ warnings = [], notes }: Reading): readonly Note[] {
  return [...warnings, ...notes]
}

/** The same for one entry. */
export function withTokenChecks(found: Found): Found {
  return found.kind === 'token' ? checkedToken(found) : found
}

function checkedToken(found: FoundToken): FoundToken {
  const { token, warnings } = withSteam(found)
  return { ...found, token, warnings: [...warnings, ...shortWarning(token), ...capitalsWarning(token)] }
}

/**
 * Five digits and the name Steam mean Steam Guard, as apps state it that have no type for it. Six
 * digits are asked about. What a vault held is left as it was.
 */
function withSteam({ token, warnings, ...found }: FoundToken): Pick<FoundToken, 'token' | 'warnings'> {
  if (token.type !== 'totp' || !isCalledSteam(found)) return { token, warnings }
  const steam = token.digits === 5 && found.origin === undefined ? asSteamGuard(token) : undefined
  return steam
    ? { token: steam, warnings: [...warnings, { kind: 'steam-by-digits' }] }
    : { token, warnings: [...warnings, { kind: 'steam-ordinary' }] }
}

/** RFC 4226 wants 16 bytes at least; services give ten and more, and mOTP has eight. */
function shortWarning({ type, secret }: Token): Warning[] {
  if (secret.length >= (type === 'motp' ? 8 : 10)) return []
  return [{ kind: 'secret-short', bytes: secret.length }]
}

function capitalsWarning(token: Token): Warning[] {
  if (token.type !== 'motp' || !token.text) return []
  return [{ kind: 'motp-capitals' }]
}
