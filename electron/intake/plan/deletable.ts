import type { KitRecord, LedgerRecord, LedgerRow, LedgerSource, Outcome } from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'

/** One source of an import: what came of it, and whether it is still needed. */
export interface SourceState extends LedgerSource, LedgerCounts {
  /** How many of its tokens are in the vault, duplicates included. */
  readonly tokens: number
  readonly proved: number
  /** All of it is in the vault, and was checked there. */
  readonly complete: boolean
  /** Why it is still needed; absent in reports of the first versions, which do not know their records. */
  readonly open?: readonly OpenPoint[]
}

/** Why a source is still needed: of its tokens, or of its entries. */
export type OpenPoint =
  | { readonly kind: 'not-proved'; readonly count: number; readonly of: number }
  | { readonly kind: 'quarantined' | 'refused' | 'gone'; readonly count: number }
  | { readonly kind: 'not-read-back' }
  /** Its codes were read from its text, and only the picture shows whether each character is right. */
  | { readonly kind: 'read-from-picture' }

/** `read` is always the sum of the others. */
export interface LedgerCounts extends Readonly<Record<Outcome, number>> {
  readonly read: number
}

/**
 * Says for each source of an import, in order, whether it is still needed. A token counts once another
 * app showed the same code, anything else once it was read back from the vault file.
 *
 * @param find - Returns a record of the vault, or undefined when it is gone.
 */
export function sourceStates(
  ledger: LedgerRecord,
  find: (id: RecordId) => KitRecord | undefined,
): readonly SourceState[] {
  const sources = sourcesOf(ledger)
  const rows = Map.groupBy(ledger.rows, (row) => fileOf(row, sources))
  return sources.map((source, file) => stateOf(source, rows.get(file) ?? [], ledger, find))
}

export function countsOf(rows: readonly LedgerRow[]): LedgerCounts {
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length
  return {
    read: rows.length,
    added: count('added'),
    duplicate: count('duplicate'),
    refused: count('refused'),
    quarantined: count('quarantined'),
  }
}

/** The index of a row's source; the first versions noted only its name. */
export function fileOf(row: LedgerRow, sources: readonly LedgerSource[]): number {
  return row.file ?? sources.findIndex(({ name }) => name === row.source)
}

export function sourcesOf(ledger: LedgerRecord): readonly LedgerSource[] {
  return ledger.sources ?? [...new Set(ledger.rows.map(({ source }) => source))].map((name) => ({ name, notes: [] }))
}

function stateOf(
  source: LedgerSource,
  rows: readonly LedgerRow[],
  ledger: LedgerRecord,
  find: (id: RecordId) => KitRecord | undefined,
): SourceState {
  const counts = countsOf(rows)
  const kept = rows.filter(({ outcome }) => outcome === 'added' || outcome === 'duplicate')
  const records = kept.map(({ record }) => (record === undefined ? undefined : find(record)))
  // A token that was in the source twice is proved once.
  const tokens = [...new Set(records)].filter((record) => record?.kind === 'token')
  const proved = tokens.filter((token) => token.proved !== undefined).length
  const open = openPoints(counts, {
    tokens: tokens.length,
    proved,
    gone: records.filter((record) => record === undefined).length,
    readBack: ledger.readBack !== undefined,
    isText: source.notes.some((note) => typeof note === 'object' && note.kind === 'codes-from-picture'),
  })
  const known = ledger.sources !== undefined && kept.every(({ record }) => record !== undefined)
  const complete = known && counts.read > 0 && open.length === 0
  return {
    ...source,
    ...counts,
    tokens: tokens.length,
    proved,
    complete,
    ...(known && counts.read > 0 && { open }),
  }
}

interface Checks {
  readonly tokens: number
  readonly proved: number
  readonly gone: number
  readonly readBack: boolean
  readonly isText: boolean
}

function openPoints(
  { refused, quarantined }: LedgerCounts,
  { tokens, proved, gone, readBack, isText }: Checks,
): readonly OpenPoint[] {
  const points: readonly (readonly [boolean, OpenPoint])[] = [
    [tokens > proved, { kind: 'not-proved', count: tokens - proved, of: tokens }],
    [quarantined > 0, { kind: 'quarantined', count: quarantined }],
    [refused > 0, { kind: 'refused', count: refused }],
    [gone > 0, { kind: 'gone', count: gone }],
    [!readBack, { kind: 'not-read-back' }],
    [isText, { kind: 'read-from-picture' }],
  ]
  return points.flatMap(([applies, point]) => (applies ? [point] : []))
}
