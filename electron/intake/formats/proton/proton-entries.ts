import * as v from 'valibot'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Found, Reading } from '../../intake.ts'
import type { Reason, Warning } from '../../judgements.ts'
import { LIMITS } from '../../containers/limits.ts'
import { loginCode } from '../../login-code.ts'
import { withoutCode } from '../../skipped.ts'
import { utf8 } from '../../containers/text.ts'

const text = v.nullish(v.string(), '')
const fileSchema = v.object({ version: v.optional(v.number(), 1), entries: v.array(v.unknown()) })
const entrySchema = v.object({
  content: v.object({ uri: v.string(), entry_type: v.optional(v.picklist(['Totp', 'Steam'])), name: text }),
  note: text,
})

/** The newest version this was written against. */
const KNOWN_VERSION = 1

/**
 * Reads the entries of a Proton Authenticator export that is not encrypted, or no longer.
 *
 * @throws KitError `file-damaged` when there are none, `file-too-large`
 */
export function readProtonEntries(file: unknown, what: string): Pick<Reading, 'found' | 'notes' | 'warnings'> {
  const result = v.safeParse(fileSchema, file)
  if (!result.success) throw otherShape(what)
  const { version, entries } = result.output
  if (entries.length > LIMITS.entries) throw tooMany(what)
  const read = entries.map((entry, index) => readEntry(entry, `entry ${index + 1}`))
  const found = read.filter((one) => one !== undefined)
  return {
    found,
    notes: withoutCode(read.length - found.length),
    ...(version > KNOWN_VERSION && {
      warnings: [{ kind: 'newer-app', app: 'Proton Authenticator' }],
    }),
  }
}

/** A Steam entry is `steam://` and its secret, and has no name but the one beside it. */
function readEntry(value: unknown, where: string): Found | undefined {
  const result = v.safeParse(entrySchema, value)
  if (!result.success) return aside(value, where, { kind: 'other-shape', app: 'Proton' })
  const { content, note } = result.output
  const isSteam = content.entry_type === 'Steam'
  const name = isSteam ? 'Steam' : ''
  const found = loginCode({ code: content.uri, name, user: content.name, notes: [note], where }, 'Proton')
  if (found?.kind === 'quarantined') return aside(value, content.name || found.what, found.reason)
  if (found?.kind !== 'token') return found
  if (isSteam !== (found.token.type === 'steam')) return aside(value, content.name || where, { kind: 'steam-unclear' })
  return withName(found, content.name)
}

/** The name beside the link is the one that the user sees in Proton. */
function withName(found: Extract<Found, { kind: 'token' }>, name: string): Found {
  if (name === '' || found.account === name) return found
  const differs = name.trim() !== found.account
  const warning: Warning = { kind: 'two-names', app: 'Proton', first: name, second: found.account }
  return { ...found, account: name, warnings: differs ? [...found.warnings, warning] : found.warnings }
}

function aside(entry: unknown, what: string, reason: Reason): Found {
  return { kind: 'quarantined', what, reason, verbatim: utf8(JSON.stringify(entry)) }
}
