import * as v from 'valibot'
import { KitError } from '../../kit-error.ts'
import { decodeBase32 } from '../../otp/base32.ts'
import { labelText } from '../../otp/otpauth.ts'
import { tokenFrom } from '../../otp/stated-token.ts'
import type { Found } from '../intake.ts'
import { LIMITS } from '../limits.ts'
import { utf8 } from '../text.ts'

const text = v.nullish(v.string(), '')
const entrySchema = v.object({
  type: v.string(),
  name: text,
  issuer: text,
  note: text,
  /** Database version 2 and before: the name of the one group. */
  group: text,
  /** Version 3: ids of groups. */
  groups: v.nullish(v.array(v.string()), []),
  icon: v.optional(v.unknown()),
  info: v.object({
    secret: v.string(),
    algo: v.optional(v.unknown()),
    digits: v.optional(v.unknown()),
    period: v.optional(v.unknown()),
    counter: v.optional(v.unknown()),
  }),
})
type Entry = v.InferOutput<typeof entrySchema>

const databaseSchema = v.object({
  version: v.optional(v.number(), 1),
  entries: v.array(v.unknown()),
  groups: v.nullish(v.array(v.object({ uuid: v.string(), name: v.string() })), []),
})

/** The newest database version this was written against. */
const KNOWN_VERSION = 3

/**
 * Reads the entries of a decrypted Aegis database.
 *
 * @throws KitError `file-damaged` when it is none, `file-too-large`
 */
export function readEntries(database: unknown): {
  readonly found: readonly Found[]
  readonly notes: readonly string[]
} {
  const result = v.safeParse(databaseSchema, database)
  if (!result.success)
    throw new KitError(
      'file-damaged',
      'The entries of this Aegis export are not where Aegis puts them. Nothing was read. Export it again.',
    )
  const { entries, groups, version } = result.output
  if (entries.length > LIMITS.entries)
    throw new KitError(
      'file-too-large',
      `This Aegis export holds more than ${LIMITS.entries} entries. Nothing was read. Split it into smaller exports.`,
    )
  const groupNames = new Map(groups.map(({ uuid, name }) => [uuid, name]))
  const icons = entries.filter((entry) => v.is(v.object({ icon: v.string() }), entry)).length
  return {
    found: entries.map((entry, index) => readEntry(entry, `entry ${index + 1}`, groupNames)),
    notes: [
      ...(version > KNOWN_VERSION ? ['It was written by a newer Aegis; check that everything is here.'] : []),
      ...(icons > 0 ? [`${icons === 1 ? '1 icon is' : `${icons} icons are`} not brought in.`] : []),
    ],
  }
}

function readEntry(value: unknown, where: string, groups: ReadonlyMap<string, string>): Found {
  const result = v.safeParse(entrySchema, value)
  if (!result.success) return aside(value, where, 'the entry is not in the shape that Aegis writes')
  const entry = result.output
  const { algo: algorithm, digits, period, counter } = entry.info
  const what = labelText(entry.issuer, entry.name) || where
  const secret = decodeBase32(entry.info.secret)
  if (!secret.ok) return aside(value, what, secret.reason)
  // Yandex and mOTP need a PIN and codes of their own, so `tokenFrom` turns their types away.
  const token = tokenFrom({ type: entry.type, secret: secret.bytes, algorithm, digits, period, counter })
  if (!token.ok) return aside(value, what, token.reason)
  const note = noteOf(entry, groups)
  return {
    kind: 'token',
    issuer: entry.issuer,
    account: entry.name,
    token: token.token,
    warnings: secret.warning === undefined ? [] : [secret.warning],
    ...(note !== '' && { note }),
  }
}

/** The note, and the groups as a line below it. */
function noteOf({ note, group, groups }: Entry, names: ReadonlyMap<string, string>): string {
  const all = [group, ...groups.map((id) => names.get(id) ?? '')].filter((name) => name !== '')
  return [note, all.length > 0 ? `Aegis groups: ${all.join(', ')}` : ''].filter((line) => line !== '').join('\n')
}

function aside(entry: unknown, what: string, reason: string): Found {
  return { kind: 'quarantined', what, reason, verbatim: utf8(JSON.stringify(entry)) }
}
