import type { Snapshot } from '../../vault/backups/compare.ts'
import type { OpenRecord, RecordId } from '../../vault/vault.ts'
import { joinRecords } from './join-records.ts'
import { decodeRecord, encodeRecord } from '../encoding.ts'
import { wipe } from '../wipe.ts'
import { isNamed, nameOf } from './named.ts'

/** A record that each side has under an id of its own, and the two joined. */
export interface Twin {
  readonly theirs: RecordId
  readonly plaintext: Uint8Array
}

/**
 * Records that both sides made on their own, by the id here: the cover, of which a vault has one;
 * sets of sheets, as after an import; answers about one thing; snapshots of one package; and FIDO's metadata.
 */
export function twinsOf(here: Snapshot, there: Snapshot): ReadonlyMap<RecordId, Twin> {
  const theirs = new Map<string, OpenRecord>()
  for (const [name, record] of named(there, here)) if (!theirs.has(name)) theirs.set(name, record)
  const twins = new Map<RecordId, Twin>()
  if (theirs.size === 0) return twins
  for (const [name, mine] of named(here, there)) {
    const other = theirs.get(name)
    const plaintext = other && joinedPlaintext(mine, other)
    if (!other || !plaintext) continue
    twins.set(mine.id, { theirs: other.id, plaintext })
    theirs.delete(name)
  }
  return twins
}

/** Both versions joined in one record; undefined when they do not fit together. */
export function joinedPlaintext(mine: OpenRecord, theirs: OpenRecord): Uint8Array | undefined {
  const one = decodeRecord(mine.plaintext)
  const other = decodeRecord(theirs.plaintext)
  const both = one && other && joinRecords(one, other)
  const plaintext = both && encodeRecord(both)
  wipe([one, other])
  return plaintext
}

/** Records that only this side has and that something besides their id identifies, by id. */
function named(side: Snapshot, other: Snapshot): (readonly [string, OpenRecord])[] {
  return [...side.values()]
    .filter(({ id }) => !other.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((record) => {
      const name = nameIn(record)
      return name === undefined ? [] : [[name, record] as const]
    })
}

function nameIn({ plaintext }: OpenRecord): string | undefined {
  const record = decodeRecord(plaintext)
  wipe(record)
  if (record?.kind === 'cover') return 'cover'
  if (record && isNamed(record)) return nameOf(record)
  return record?.kind === 'sheet' && record.set !== undefined ? `set ${record.set}` : undefined
}
