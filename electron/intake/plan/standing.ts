import type { KitRecord, LedgerRecord, LedgerRow, LedgerSource, Outcome } from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'
import { notAFile } from '../not-a-file.ts'

/** What is known of one source of an import: what came of it, and whether it can be done without. */
export interface SourceStanding extends LedgerSource, LedgerCounts {
  /** Of its tokens that are in the vault, also as duplicates. */
  readonly tokens: number
  readonly proved: number
  /** Nothing of it is anywhere but in the vault, and all of that was checked. */
  readonly complete: boolean
  /** One sentence; absent in ledgers of the first versions, which do not know their records. */
  readonly verdict?: string
}

/** `read` is always the sum of the others. */
export interface LedgerCounts extends Readonly<Record<Outcome, number>> {
  readonly read: number
}

/**
 * How each source of an import stands, in their order. A token counts once another app showed the
 * same code, anything else once it was read back from the vault file.
 *
 * @param find - Gives a record of the vault, or undefined when it is not there any more.
 */
export function standings(
  ledger: LedgerRecord,
  find: (id: RecordId) => KitRecord | undefined,
): readonly SourceStanding[] {
  const sources = sourcesOf(ledger)
  const rows = Map.groupBy(ledger.rows, (row) => fileOf(row, sources))
  return sources.map((source, file) => standingOf(source, rows.get(file) ?? [], ledger, find))
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

/** Which of the sources a row is from; the first versions noted the name alone. */
export function fileOf(row: LedgerRow, sources: readonly LedgerSource[]): number {
  return row.file ?? sources.findIndex(({ name }) => name === row.source)
}

export function sourcesOf(ledger: LedgerRecord): readonly LedgerSource[] {
  return ledger.sources ?? [...new Set(ledger.rows.map(({ source }) => source))].map((name) => ({ name, notes: [] }))
}

function standingOf(
  source: LedgerSource,
  rows: readonly LedgerRow[],
  ledger: LedgerRecord,
  find: (id: RecordId) => KitRecord | undefined,
): SourceStanding {
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
  })
  const known = ledger.sources !== undefined && kept.every(({ record }) => record !== undefined)
  const complete = known && counts.read > 0 && open.length === 0
  return {
    ...source,
    ...counts,
    tokens: tokens.length,
    proved,
    complete,
    ...(known && counts.read > 0 && { verdict: verdictOf(source.name, tokens.length, open) }),
  }
}

interface Checks {
  readonly tokens: number
  readonly proved: number
  readonly gone: number
  readonly readBack: boolean
}

/** Why the source is still needed, one phrase each. */
function openPoints({ refused, quarantined }: LedgerCounts, { tokens, proved, gone, readBack }: Checks): string[] {
  const left = tokens - proved
  const points: readonly (readonly [boolean, string])[] = [
    [left > 0, `${left} of ${tokens} ${tokens === 1 ? 'token' : 'tokens'} ${left === 1 ? 'is' : 'are'} not proved`],
    [quarantined > 0, `${entries(quarantined)} not understood yet`],
    [refused > 0, `${entries(refused)} not in the vault`],
    [gone > 0, `${entries(gone)} not in the vault any more`],
    [!readBack, 'what came of it was not read back from the vault file'],
  ]
  return points.flatMap(([applies, words]) => (applies ? [words] : []))
}

function entries(count: number): string {
  return count === 1 ? '1 entry in it is' : `${count} entries in it are`
}

function verdictOf(name: string, tokens: number, open: readonly string[]): string {
  const what = notAFile(name)
  if (open.length > 0) {
    return `${what === undefined ? `Do not delete ${name} yet` : `Keep the original of ${what}`}: ${open.join('; ')}.`
  }
  const all = what === undefined ? `Everything from ${name}` : `All of ${what}`
  return `${all} ${tokens > 0 ? 'is proved' : 'was read back from the vault file and compared'}.`
}
