/** Reads a registry's answer as it was downloaded, whichever of the known kinds it is. */
import { boundedJson } from '../answers/json.ts'
import { cratesCrate } from './crates-crate.ts'
import { cratesOwners } from './crates-owners.ts'
import { npmPackument } from './npm-packument.ts'
import { packageInName } from './package-in-name.ts'
import { pypiIndex } from './pypi-index.ts'
import { pypiJson } from './pypi-json.ts'
import { pypiProvenance } from './pypi-provenance.ts'
import { pypiName, type Read, type Reader } from './reader.ts'
import { rubygemsOwners } from './rubygems-owners.ts'
import type { PublisherSnapshot, SnapshotSource } from './snapshot.ts'

/** Checked before any work. The largest packuments have some 40 MB; of a snapshot much less is kept. */
export const SNAPSHOT_LIMITS = {
  bytes: 64 * 1024 * 1024,
  values: 3_000_000,
  depth: 64,
  releases: 20_000,
  owners: 5000,
  kept: 8 * 1024 * 1024,
} as const

/** Why a file is no snapshot. */
export type Refusal =
  | { readonly kind: 'not-json' | 'too-large' | 'unknown' }
  /** It is of this kind, and not as the registry writes it. */
  | { readonly kind: 'broken'; readonly source: SnapshotSource }
  /** npm's short form, which does not say who publishes. */
  | { readonly kind: 'short-form' }
  /** Neither the file nor its name says of which package it is. */
  | { readonly kind: 'unnamed'; readonly source: SnapshotSource }
  | {
      readonly kind: 'other-package'
      readonly source: SnapshotSource
      readonly package: string
      readonly wanted: string
    }

export type ReadSnapshot =
  | { readonly kind: 'snapshot'; readonly snapshot: PublisherSnapshot }
  | { readonly kind: 'refused'; readonly why: Refusal }

const READERS: Readonly<Record<SnapshotSource, Reader>> = {
  'pypi-provenance': pypiProvenance,
  'pypi-json': pypiJson,
  'pypi-index': pypiIndex,
  'crates-crate': cratesCrate,
  'crates-owners': cratesOwners,
  'npm-packument': npmPackument,
  'rubygems-owners': rubygemsOwners,
}

/**
 * Reads one file.
 *
 * @param name - Of the file, with its folders: some answers do not say of which package they are.
 * @param wanted - The package that it has to be of, where a person said so.
 */
export function readSnapshot(
  bytes: Uint8Array,
  { name, wanted }: { readonly name: string; readonly wanted?: string },
): ReadSnapshot {
  if (bytes.length > SNAPSHOT_LIMITS.bytes) return refused({ kind: 'too-large' })
  const json = boundedJson(new TextDecoder().decode(bytes), SNAPSHOT_LIMITS)
  if (json.kind !== 'json') return refused({ kind: json.kind })
  const found = Object.entries(READERS).find(([, reader]) => reader.takes(json.value))
  if (!found) return refused({ kind: 'unknown' })
  const [, reader] = found
  const source = found[0] as SnapshotSource
  const read = reader.read(json.value)
  if (!read) return refused(isShortForm(json.value) ? { kind: 'short-form' } : { kind: 'broken', source })
  return named(read, wanted, packageInName(name))
}

function named(read: Read, wanted: string | undefined, hinted: string | undefined): ReadSnapshot {
  const { source, releases = [], owners = [] } = read
  const called = read.package ?? wanted ?? hinted
  if (called === undefined) return refused({ kind: 'unnamed', source })
  if (wanted !== undefined && !isSame(source, called, wanted))
    return refused({ kind: 'other-package', source, package: called, wanted })
  const snapshot = { ...read, package: called }
  const isLarge = releases.length > SNAPSHOT_LIMITS.releases || owners.length > SNAPSHOT_LIMITS.owners
  if (isLarge || JSON.stringify(snapshot).length > SNAPSHOT_LIMITS.kept) return refused({ kind: 'too-large' })
  return { kind: 'snapshot', snapshot }
}

/** As each registry compares names. */
function isSame(source: SnapshotSource, one: string, other: string): boolean {
  if (source.startsWith('pypi')) return pypiName(one) === pypiName(other)
  return source.startsWith('crates') ? crateName(one) === crateName(other) : one === other
}

function crateName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

/** `application/vnd.npm.install-v1+json`: it has `modified` in place of `time`. */
function isShortForm(json: unknown): boolean {
  return npmPackument.takes(json) && typeof json === 'object' && json !== null && !('time' in json)
}

function refused(why: Refusal): ReadSnapshot {
  return { kind: 'refused', why }
}
