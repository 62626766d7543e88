/**
 * Joins two copies of one vault; vault/MERGE.md has the rules. This only plans, over decrypted
 * records: it reads no file and saves nothing.
 */
import { equalBytes } from '@noble/ciphers/utils.js'
import type { Snapshot } from '../../vault/backups/compare.ts'
import type { OpenRecord, RecordId } from '../../vault/vault.ts'
import { decodeRecord } from '../encoding.ts'
import { wipe } from '../wipe.ts'
import type { RecordKind } from '../records.ts'
import { copyIdOf, movedPlaintext } from './merge-copies.ts'
import { joinedPlaintext, twinsOf, type Twin } from './merge-twins.ts'

/** What happens to one record that differs between the sides. */
export type MergeRow =
  | { readonly id: RecordId; readonly outcome: 'added' | 'deleted'; readonly side: 'here' | 'there' }
  | { readonly id: RecordId; readonly outcome: 'here' | 'there' | 'conflict' }
  | { readonly id: RecordId; readonly outcome: 'combined'; readonly plaintext: Uint8Array }

/** One row for each record that differs or is on one side only, unless an earlier merge settled it. */
export function planMerge(here: Snapshot, there: Snapshot): MergeRow[] {
  const parted = lastCommonRevision(here, there)
  const oneSided = (record: OpenRecord, side: 'here' | 'there'): MergeRow =>
    belongsToFile(record)
      ? { id: record.id, outcome: 'here' }
      : { id: record.id, outcome: record.revision > parted ? 'added' : 'deleted', side }
  const twins = twinsOf(here, there)
  const paired = new Set([...twins.values()].map((twin) => twin.theirs))
  const rows: MergeRow[] = []
  for (const mine of here.values()) {
    const theirs = there.get(mine.id)
    const twin = twins.get(mine.id)
    if (twin) rows.push(...twinRow(mine, twin))
    else if (!theirs) rows.push(oneSided(mine, 'here'))
    else rows.push(...rowOf(mine, theirs, { here, there, parted }))
  }
  for (const theirs of there.values()) {
    if (!here.has(theirs.id) && !paired.has(theirs.id)) rows.push(oneSided(theirs, 'there'))
  }
  return rows
}

/** Joins the other side's record, which has another id, into the one here. */
function twinRow(mine: OpenRecord, { plaintext }: Twin): readonly MergeRow[] {
  return equalBytes(plaintext, mine.plaintext) ? [] : [{ id: mine.id, outcome: 'combined', plaintext }]
}

interface Sides {
  readonly here: Snapshot
  readonly there: Snapshot
  readonly parted: number
}

function rowOf(mine: OpenRecord, theirs: OpenRecord, { here, there, parted }: Sides): readonly MergeRow[] {
  const { id } = mine
  if (equalBytes(mine.plaintext, theirs.plaintext)) return []
  if (belongsToFile(mine)) return [{ id, outcome: 'here' }]
  const mineChanged = mine.revision > parted
  const theirsChanged = theirs.revision > parted
  if (mineChanged !== theirsChanged) return [{ id, outcome: mineChanged ? 'here' : 'there' }]
  if (here.has(copyIdOf(theirs)) || isMoved(theirs, there, mine)) return []
  if (there.has(copyIdOf(mine)) || isMoved(mine, here, theirs)) return [{ id, outcome: 'there' }]
  const plaintext = joinedPlaintext(mine, theirs)
  if (!plaintext) return [{ id, outcome: 'conflict' }]
  return equalBytes(plaintext, mine.plaintext) ? [] : [{ id, outcome: 'combined', plaintext }]
}

/**
 * The last revision that the copies share. Tags come from random nonces, so two records with the
 * same id, revision and tag are one write, made before the copies parted. -1 when they share no
 * write, as after one copy got a new vault key: then everything counts as changed.
 */
function lastCommonRevision(here: Snapshot, there: Snapshot): number {
  let parted = -1
  for (const { id, revision, tag } of here.values()) {
    const other = there.get(id)
    if (other?.revision === revision && equalBytes(other.tag, tag)) parted = Math.max(parted, revision)
  }
  return parted
}

/** Whether an earlier merge put this record, as `target`, under the copy of its account. */
function isMoved(record: OpenRecord, side: Snapshot, target: OpenRecord): boolean {
  const moved = movedPlaintext(record, (account) => {
    const owner = side.get(account)
    return owner && copyIdOf(owner)
  })
  const same = moved !== undefined && equalBytes(moved, target.plaintext)
  moved?.fill(0)
  return same
}

/** Settings, names of passphrases and the paper key belong to the file, so each file keeps its own. */
function belongsToFile({ plaintext }: OpenRecord): boolean {
  const record = decodeRecord(plaintext)
  wipe(record)
  return record !== undefined && FILE_KINDS.includes(record.kind)
}

const FILE_KINDS: readonly RecordKind[] = ['settings', 'slot', 'identity']
