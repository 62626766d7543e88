/** Two copies compared, counted by kind of record. */
import { decodeRecord } from '../../accounts/encoding.ts'
import { wipe } from '../../accounts/wipe.ts'
import type { RecordKind } from '../../accounts/records.ts'
import { compareSnapshots, type Snapshot } from '../../vault/backups/compare.ts'
import type { BackupKindView } from '../../contract.ts'

interface Counts {
  same: number
  missing: number
  changed: number
  onlyThere: number
}

/** The app's notes about itself change with every use, and restore nothing. */
export const NOTES: readonly string[] = [
  'settings',
  'slot',
  'ledger',
  'copy',
  'backup-drill',
  'sheet',
  'identity',
  'bearer',
  'opened',
  'access',
  'snapshot',
  'account-details',
  'trash',
  'key-details',
  'key-test',
  'metadata',
] satisfies readonly RecordKind[]

/** The result for each kind of record, starting with the kinds that restore something. */
export function kindsOf(here: Snapshot, there: Snapshot): readonly BackupKindView[] {
  const kinds = new Map<string, Counts>()
  const { same, onlyHere, different, onlyThere } = compareSnapshots(here, there)
  const count = (side: Snapshot, ids: readonly string[], what: keyof Counts) => {
    for (const id of ids) {
      const kind = kindOf(side, id)
      const counts = kinds.get(kind) ?? { same: 0, missing: 0, changed: 0, onlyThere: 0 }
      counts[what] += 1
      kinds.set(kind, counts)
    }
  }
  count(here, same, 'same')
  count(here, onlyHere, 'missing')
  count(here, different, 'changed')
  count(there, onlyThere, 'onlyThere')
  return [...kinds]
    .map(([kind, counts]) => ({ kind, counts: !NOTES.includes(kind), ...counts }))
    .sort((a, b) => Number(b.counts) - Number(a.counts) || a.kind.localeCompare(b.kind))
}

function kindOf(side: Snapshot, id: string): string {
  const record = decodeRecord(side.get(id)?.plaintext ?? new Uint8Array())
  wipe(record)
  return record?.kind ?? 'unknown'
}

/** The sum over the kinds that count. */
export function sumOf(kinds: readonly BackupKindView[]): Counts {
  const sum: Counts = { same: 0, missing: 0, changed: 0, onlyThere: 0 }
  for (const kind of kinds) {
    if (!kind.counts) continue
    sum.same += kind.same
    sum.missing += kind.missing
    sum.changed += kind.changed
    sum.onlyThere += kind.onlyThere
  }
  return sum
}
