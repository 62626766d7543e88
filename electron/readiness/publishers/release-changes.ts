/** What came of releases: new ones against the one before them, old ones against themselves. */
import { fieldChanges, type FieldChange } from './fields.ts'
import { publisherChanges, type PublisherChange } from './publisher-changes.ts'
import { releasesOf } from './reader.ts'
import type { Attested, PublisherSnapshot, Release, ReleaseFile } from './snapshot.ts'

export type ReleaseChange =
  | PublisherChange
  | { readonly kind: 'attestation-gone'; readonly version: string; readonly before: Attested; readonly after: Attested }
  /** The first release after so many days. */
  | { readonly kind: 'long-silence'; readonly version: string; readonly days: number; readonly since: string }
  /** `days` after the release was made. */
  | { readonly kind: 'file-added'; readonly version: string; readonly file: string; readonly days?: number }
  | { readonly kind: 'file-gone' | 'file-changed'; readonly version: string; readonly file: string }
  /** A release serves no file any more, which quarantine does as well; or it is not listed any more. */
  | { readonly kind: 'release-empty' | 'release-gone'; readonly version: string }
  | { readonly kind: 'withdrawn'; readonly version: string; readonly is: boolean }
  | ({ readonly kind: 'release-field'; readonly version: string } & FieldChange)

type Side = Pick<PublisherSnapshot, 'source' | 'releases' | 'status' | 'partly'>

/** Nothing that is missing in a quarantine is gone: it serves no files. */
export function releaseChanges(before: Side, after: Side): readonly ReleaseChange[] {
  const [had, has] = [byVersion(before), byVersion(after)]
  const shut = [before, after].some(({ status }) => status?.is === 'quarantined')
  const inOrder = releasesOf([...new Map([...had, ...has]).values()])
  const gone = [...had.values()].filter(({ version }) => !has.has(version))
  const isListed = !shut && before.partly !== true && after.partly !== true
  // A provenance object is of one file of a release.
  const files = shut ? 'none' : after.source === 'pypi-provenance' ? 'same' : 'all'
  return [
    ...inOrder.flatMap((release, at) => {
      const old = had.get(release.version)
      if (old && has.has(release.version)) return sameRelease(old, release, files)
      return old ? [] : newRelease(release, inOrder.slice(0, at))
    }),
    ...(isListed ? gone.map(({ version }) => ({ kind: 'release-gone' as const, version })) : []),
  ]
}

function byVersion({ releases = [] }: Side): ReadonlyMap<string, Release> {
  return new Map(releases.map((release) => [release.version, release]))
}

/** More than a year between two releases. */
const LONG = 365
const DAY = 86_400_000

function newRelease(release: Release, earlier: readonly Release[]): readonly ReleaseChange[] {
  const { version, at } = release
  const last = earlier.findLast((one) => one.at !== undefined)?.at
  const days = daysBetween(last, at)
  const by = earlier.findLast((one) => one.by.length > 0)?.by ?? []
  const attested = earlier.findLast((one) => one.attested !== undefined)?.attested
  return [
    ...(last !== undefined && days !== undefined && days > LONG
      ? [{ kind: 'long-silence' as const, version, days, since: last }]
      : []),
    ...publisherChanges(version, by, release.by),
    ...attestationChange(version, attested, release.attested),
  ]
}

/** Which files of a release are compared: those that both sides have, or all. */
type Compared = 'none' | 'same' | 'all'

function sameRelease(before: Release, after: Release, compared: Compared): readonly ReleaseChange[] {
  const { version } = after
  const isWithdrawn = before.withdrawn !== after.withdrawn && after.withdrawn !== undefined && compared !== 'none'
  return [
    ...publisherChanges(version, before.by, after.by),
    ...attestationChange(version, before.attested, after.attested),
    ...(compared === 'all' && isEmptied(before, after) ? [{ kind: 'release-empty' as const, version }] : []),
    ...(compared === 'none' || isEmptied(before, after) ? [] : filesChanges(before, after, compared)),
    ...(isWithdrawn && !isEmptied(before, after) ? [{ kind: 'withdrawn' as const, version, is: after.withdrawn }] : []),
    ...fieldChanges(before.fields, after.fields).map((one) => ({ kind: 'release-field' as const, version, ...one })),
  ]
}

function attestationChange(
  version: string,
  before: Attested | undefined,
  after: Attested | undefined,
): readonly ReleaseChange[] {
  if (before === undefined || after === undefined || RANK[after] >= RANK[before]) return []
  return [{ kind: 'attestation-gone', version, before, after }]
}

const RANK: Readonly<Record<Attested, number>> = { none: 0, some: 1, all: 2 }

function isEmptied({ files = [] }: Release, after: Release): boolean {
  return files.length > 0 && after.files?.length === 0
}

function filesChanges(before: Release, after: Release, compared: Compared): readonly ReleaseChange[] {
  if (!before.files || !after.files) return []
  const { version } = after
  const [had, has] = [byFile(before.files), byFile(after.files)]
  const changed = after.files.filter((one) => {
    const old = had.get(one.name)
    return old !== undefined && old.digest !== one.digest
  })
  const changes = changed.map(({ name }) => ({ kind: 'file-changed' as const, version, file: name }))
  if (compared === 'same') return changes
  const added = after.files.filter(({ name }) => !had.has(name))
  const gone = before.files.filter(({ name }) => !has.has(name))
  return [
    ...added.map((one) => ({ kind: 'file-added' as const, version, file: one.name, ...daysAfter(before.at, one.at) })),
    ...changes,
    ...gone.map(({ name }) => ({ kind: 'file-gone' as const, version, file: name })),
  ]
}

function daysAfter(from: string | undefined, to: string | undefined): { readonly days?: number } {
  const days = daysBetween(from, to)
  return days === undefined ? {} : { days }
}

function byFile(files: readonly ReleaseFile[]): ReadonlyMap<string, ReleaseFile> {
  return new Map(files.map((file) => [file.name, file]))
}

/** Whole days; undefined where one of the two is not known. */
function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const days = Math.floor((Date.parse(to ?? '') - Date.parse(from ?? '')) / DAY)
  return Number.isFinite(days) ? days : undefined
}
