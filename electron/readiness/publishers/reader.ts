/** What the readers of the registries' files share. */
import type { PublisherSnapshot } from './snapshot.ts'
import type { Attested, Release, ReleaseFile } from './snapshot.ts'
import { byKey } from './fields.ts'

/** A file as it was read, before it says of which package it is. */
export type Read = Omit<PublisherSnapshot, 'package'> & { readonly package?: string }

/** One kind of file. */
export interface Reader {
  /** Whether a file is of this kind, whole or not. */
  readonly takes: (json: unknown) => boolean
  /** Undefined when a part of it is not as the registry writes it. */
  readonly read: (json: unknown) => Read | undefined
}

export function attestedOf(files: readonly boolean[]): Attested {
  if (!files.includes(true)) return 'none'
  return files.includes(false) ? 'some' : 'all'
}

/** Files in order of name, and the time of the first. */
export function filesOf(files: readonly ReleaseFile[]): Pick<Release, 'files' | 'at'> {
  const [at] = files.flatMap((file) => file.at ?? []).sort()
  return { files: byKey(files, ({ name }) => name), ...(at !== undefined && { at }) }
}

/** In order of time, then of version. */
export function releasesOf(releases: readonly Release[]): readonly Release[] {
  return byKey(releases, ({ at = '', version }) => `${at} ${version}`)
}

/** How PyPI compares names (PEP 503). */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** The package and version in the name of a wheel or source distribution (PEP 427, PEP 625); undefined for other files. */
export function distribution(file: string): { readonly package: string; readonly version: string } | undefined {
  const wheel = /^([^-]+)-([^-]+)(?:-[^-]+){3,4}\.whl$/.exec(file)
  const egg = /^([^-]+)-([^-]+)(?:-py[\d.]+(?:-.+)?)?\.egg$/.exec(file)
  const source = /^(.+)-([^-]+)\.(?:tar\.(?:gz|bz2|xz|Z)|tgz|zip)$/.exec(file)
  const [, name, version] = wheel ?? egg ?? source ?? []
  return name === undefined || version === undefined ? undefined : { package: pypiName(name), version }
}
