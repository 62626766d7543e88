import { createHash } from 'node:crypto'
import { store } from '../../accounts/kit.ts'
import type { SnapshotRecord, Stored } from '../../accounts/records.ts'
import type { Handlers, SnapshotView, WatchedView } from '../../contract.ts'
import { readSnapshot } from '../../readiness/publishers/read-snapshot.ts'
import { SOURCES, type PublisherSnapshot } from '../../readiness/publishers/snapshot.ts'
import { watch, type KeptSnapshot, type Outcome } from '../../readiness/publishers/watch.ts'
import type { Session } from '../vault/session.ts'

type PublisherCalls = Pick<Handlers, 'publishers.watch'>

/** Snapshots of registries against those that the vault keeps. All that are new are saved together. */
export function publisherCalls(session: Session): PublisherCalls {
  return {
    'publishers.watch': ({ files, package: wanted }) => {
      const { kit } = session
      const brought = files.map(({ name, bytes, on }) => ({
        read: readSnapshot(bytes, { name, ...(wanted !== undefined && { wanted }) }),
        on,
        digest: createHash('sha256').update(bytes).digest('hex'),
      }))
      const records = kit.all('snapshot').toSorted((a, b) => (a.on < b.on ? -1 : 1))
      const { outcomes, keep } = watch(brought, records.flatMap(keptIn))
      if (keep.length > 0) kit.commit(changesFor(keep, records))
      return outcomes.map((outcome, at) => ({ file: files[at]?.name ?? '', ...viewOf(outcome) }))
    },
  }
}

/** A kind of answer that only a later version knows is none to compare with. */
function keptIn({ source, package: of, on, digest, content }: SnapshotRecord): readonly KeptSnapshot[] {
  const known = SOURCES.find((one) => one === source)
  return known ? [{ source: known, package: of, on, digest, content }] : []
}

/** In place of the record that there is; of two, as after a merge, the other goes. */
function changesFor(keep: readonly KeptSnapshot[], records: readonly Stored<SnapshotRecord>[]) {
  const replaced = keep.map((kept) => ({
    record: { kind: 'snapshot' as const, ...kept },
    old: records.filter(({ source, package: of }) => source === kept.source && of === kept.package),
  }))
  return {
    put: replaced.map(({ record, old: [first] }) => (first ? { ...record, id: first.id } : store(record))),
    remove: replaced.flatMap(({ old: [, ...others] }) => others.map(({ id }) => id)),
  }
}

type Shown = WatchedView extends infer View ? (View extends WatchedView ? Omit<View, 'file'> : never) : never

function viewOf(outcome: Outcome): Shown {
  if (outcome.kind !== 'first') return outcome
  const { snapshot, ...about } = outcome
  return { ...about, shows: shownOf(snapshot) }
}

function shownOf({ owners, releases, status, trustedOnly, partly }: PublisherSnapshot): SnapshotView {
  return {
    ...(owners && {
      owners: owners.map(({ name, role }) => ({ name, ...(role !== undefined && { role }) })),
    }),
    ...(releases && partly !== true && { releases: releases.length }),
    ...(status && { status }),
    ...(trustedOnly !== undefined && { trustedOnly }),
  }
}
