import * as v from 'valibot'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Found, Reading } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import { utf8 } from '../../containers/text.ts'

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
    /** Only mOTP and Yandex; null where the user did not save it. */
    pin: v.nullish(v.string()),
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
export function readEntries(database: unknown): Pick<Reading, 'found' | 'notes' | 'warnings'> {
  const result = v.safeParse(databaseSchema, database)
  if (!result.success) throw otherShape('Aegis export')
  const { entries, groups, version } = result.output
  if (entries.length > LIMITS.entries) throw tooMany('Aegis export')
  const groupNames = new Map(groups.map(({ uuid, name }) => [uuid, name]))
  const icons = entries.filter((entry) => v.is(v.object({ icon: v.string() }), entry)).length
  return {
    found: entries.map((entry, index) => readEntry(entry, `entry ${index + 1}`, groupNames)),
    notes: icons > 0 ? [{ kind: 'icons', count: icons }] : [],
    ...(version > KNOWN_VERSION && { warnings: [{ kind: 'newer-app', app: 'Aegis' }] as const }),
  }
}

function readEntry(value: unknown, where: string, groups: ReadonlyMap<string, string>): Found {
  const result = v.safeParse(entrySchema, value)
  if (!result.success) return setAside(value, where, { kind: 'other-shape', app: 'Aegis' })
  const { issuer, name, type, info } = result.output
  return entryFrom({
    issuer,
    account: name,
    type,
    // Base32 for every type, mOTP too.
    secret: info.secret,
    algorithm: info.algo,
    digits: info.digits,
    period: info.period,
    counter: info.counter,
    ...(typeof info.pin === 'string' && info.pin !== '' && { pin: utf8(info.pin) }),
    note: noteOf(result.output, groups),
    tags: groupsOf(result.output, groups),
    entry: value,
    where,
  })
}

function groupsOf({ group, groups }: Pick<Entry, 'group' | 'groups'>, names: ReadonlyMap<string, string>): string[] {
  return [group, ...groups.map((id) => names.get(id) ?? '')].filter((name) => name !== '')
}

/** The note, and the groups as a line below it. */
function noteOf({ note, group, groups }: Entry, names: ReadonlyMap<string, string>): string {
  const all = groupsOf({ group, groups }, names)
  return [note, all.length > 0 ? `Aegis groups: ${all.join(', ')}` : ''].filter((line) => line !== '').join('\n')
}
