/** Lays snapshots beside those that a vault keeps: what changed since, and which to keep. */
import { changesBetween, type Change } from './changes.ts'
import type { ReadSnapshot, Refusal } from './read-snapshot.ts'
import { storedSnapshot, type PublisherSnapshot, type SnapshotSource } from './snapshot.ts'

/** A snapshot as a vault keeps it: the latest of each package and kind. */
export interface KeptSnapshot {
  readonly source: SnapshotSource
  readonly package: string
  /** The day of which it is, `YYYY-MM-DD`. */
  readonly on: string
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string
  /** JSON of the `PublisherSnapshot`. */
  readonly content: string
}

/** A file that was brought, and what was read of it. */
export interface BroughtFile {
  readonly read: ReadSnapshot
  readonly on: string
  readonly digest: string
}

/** What is said of one file. */
export type Outcome =
  | { readonly kind: 'refused'; readonly why: Refusal }
  | (About & { readonly kind: 'first'; readonly snapshot: PublisherSnapshot })
  | (About & {
      readonly kind: 'compared'
      /** The day of the snapshot it was compared with. */
      readonly with: string
      /** It is older than that one, which stays; the changes are those from this file to that one. */
      readonly older: boolean
      readonly changes: readonly Change[]
    })
  /** A later version wrote what is kept, which stays. */
  | (About & { readonly kind: 'not-comparable'; readonly with: string })

interface About {
  readonly source: SnapshotSource
  readonly package: string
  readonly on: string
}

export interface Watched {
  /** In the order of the files. */
  readonly outcomes: readonly Outcome[]
  /** What the vault is to keep from now on. */
  readonly keep: readonly KeptSnapshot[]
}

/** Several files of one package are compared in order of their days, then of what the registry says of their order. */
export function watch(files: readonly BroughtFile[], kept: readonly KeptSnapshot[]): Watched {
  const now = new Map(kept.map((one) => [keyOf(one), one]))
  const outcomes = new Map<BroughtFile, Outcome>()
  const changed = new Set<string>()
  for (const file of files.toSorted(byTime)) {
    const { read } = file
    if (read.kind === 'refused') {
      outcomes.set(file, read)
      continue
    }
    const key = keyOf(read.snapshot)
    const before = now.get(key)
    const outcome = outcomeOf(file, read.snapshot, before)
    outcomes.set(file, outcome)
    const stays = outcome.kind === 'not-comparable' || (outcome.kind === 'compared' && outcome.older)
    if (stays || (before?.on === file.on && before.digest === file.digest)) continue
    changed.add(key)
    now.set(key, keptFrom(file, read.snapshot))
  }
  return {
    outcomes: files.flatMap((file) => outcomes.get(file) ?? []),
    keep: [...changed].flatMap((key) => now.get(key) ?? []),
  }
}

/** What makes two snapshots of one thing. */
function keyOf({ source, package: of }: Pick<KeptSnapshot, 'source' | 'package'>): string {
  return JSON.stringify([source, of])
}

function byTime(a: BroughtFile, b: BroughtFile): number {
  const [one, other] = [orderOf(a), orderOf(b)]
  if (one.text !== other.text) return one.text < other.text ? -1 : 1
  return one.serial - other.serial
}

function orderOf({ on, read }: BroughtFile): { readonly text: string; readonly serial: number } {
  if (read.kind === 'refused') return { text: on, serial: 0 }
  return { text: `${on} ${keyOf(read.snapshot)}`, serial: read.snapshot.serial ?? 0 }
}

function outcomeOf({ on }: BroughtFile, snapshot: PublisherSnapshot, before: KeptSnapshot | undefined): Outcome {
  const about = { source: snapshot.source, package: snapshot.package, on }
  if (!before) return { kind: 'first', ...about, snapshot }
  const known = storedSnapshot(before.content)
  if (!known) return { kind: 'not-comparable', ...about, with: before.on }
  const older = on < before.on || (on === before.on && (snapshot.serial ?? 0) < (known.serial ?? 0))
  const changes = older ? changesBetween(snapshot, known) : changesBetween(known, snapshot)
  return { kind: 'compared', ...about, with: before.on, older, changes }
}

function keptFrom({ on, digest }: BroughtFile, snapshot: PublisherSnapshot): KeptSnapshot {
  return { source: snapshot.source, package: snapshot.package, on, digest, content: JSON.stringify(snapshot) }
}
