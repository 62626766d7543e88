import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween, type Change } from '../../../electron/readiness/publishers/changes.ts'
import { readSnapshot } from '../../../electron/readiness/publishers/read-snapshot.ts'
import type { PublisherSnapshot } from '../../../electron/readiness/publishers/snapshot.ts'
import {
  alice,
  bytesOf,
  CRATE,
  CRATE_OWNERS,
  crateVersion,
  GEM_OWNERS,
  GITHUB,
  indexFile,
  npmVersion,
  oidc,
  PACKUMENT,
  provenance,
  PYPI_INDEX,
  PYPI_JSON,
  pypiFile,
} from '../../fixtures/registries.ts'

function snapshot(json: unknown): PublisherSnapshot {
  const read = readSnapshot(bytesOf(json), { name: 'ropeway-owners.json' })
  if (read.kind === 'refused') throw new Error(`refused: ${read.why.kind}`)
  return read.snapshot
}

function changes(before: unknown, after: unknown): readonly Change[] {
  return changesBetween(snapshot(before), snapshot(after))
}

describe('owners', () => {
  it('come and go, with their roles', () => {
    const roles = [
      { role: 'Owner', user: 'mallory' },
      { role: 'Owner', user: 'jonas' },
    ]
    const after = { ...PYPI_JSON, ownership: { roles, organization: 'pulley' } }
    expect(changes(PYPI_JSON, after)).toEqual([
      { kind: 'organisation', before: null, after: 'pulley' },
      { kind: 'owner-added', owner: 'mallory', role: 'Owner' },
      { kind: 'owner-gone', owner: 'alice', role: 'Owner' },
      { kind: 'role', owner: 'jonas', before: 'Maintainer', after: 'Owner' },
    ])
  })

  it('are known by their numbers: another account under the same name is another owner', () => {
    const [first, second] = GEM_OWNERS
    expect(changes(GEM_OWNERS, [first, { ...second, id: 3 }])).toEqual([
      { kind: 'owner-replaced', owner: 'jonas', before: '2', after: '3' },
    ])
    expect(changes(GEM_OWNERS, [first, { ...second, handle: 'jo' }])).toEqual([
      { kind: 'owner-renamed', before: 'jonas', after: 'jo' },
    ])
  })

  it('have addresses, which may change hands', () => {
    const maintainers = [{ name: 'alice', email: 'alice@example.net' }, PACKUMENT.maintainers[1]]
    expect(changes(PACKUMENT, { ...PACKUMENT, maintainers })).toEqual([
      { kind: 'owner-field', owner: 'alice', name: 'email', before: 'alice@example.org', after: 'alice@example.net' },
    ])
  })

  it('may be teams', () => {
    expect(changes(CRATE_OWNERS, { users: CRATE_OWNERS.users.slice(0, 1) })).toEqual([
      { kind: 'owner-gone', owner: 'github:pulley:core', role: 'team' },
    ])
  })
})

describe('the package', () => {
  it('is not deleted when it is in quarantine and serves no files', () => {
    const shut = { ...PYPI_INDEX, versions: [], files: [], 'project-status': { status: 'quarantined' } }
    const status = { kind: 'status', before: { is: 'active' }, after: { is: 'quarantined' } }
    expect(changes(PYPI_INDEX, shut)).toEqual([status])
    expect(changes(shut, PYPI_INDEX).filter(({ kind }) => kind === 'release-gone')).toEqual([])
  })

  it('may no longer ask for a trusted publisher', () => {
    const crate = { ...CRATE.crate, trustpub_only: false }
    expect(changes(CRATE, { ...CRATE, crate })).toEqual([{ kind: 'trusted-only', on: false }])
  })

  it('may have what this version does not know', () => {
    const [before, after] = [
      { ...PYPI_INDEX, signers: ['a'] },
      { ...PYPI_INDEX, meta: { ...PYPI_INDEX.meta, tracks: ['x'] }, signers: ['b'] },
    ]
    expect(changes(before, after)).toEqual([
      { kind: 'field', name: 'meta.tracks', after: ['x'] },
      { kind: 'field', name: 'signers', before: ['a'], after: ['b'] },
    ])
  })
})

describe('a new release', () => {
  const npm = (version: string, at: string, by: unknown, attested = false) => ({
    ...PACKUMENT,
    time: { ...PACKUMENT.time, [version]: at },
    versions: { ...PACKUMENT.versions, [version]: npmVersion(version, by, attested) },
  })

  it('by a person after those of a trusted publisher, and without an attestation', () => {
    expect(changes(PACKUMENT, npm('1.2.0', '2024-06-10T10:00:00.000Z', alice()))).toEqual([
      { kind: 'person-instead', version: '1.2.0', person: 'alice', provider: 'github' },
      { kind: 'attestation-gone', version: '1.2.0', before: 'all', after: 'none' },
    ])
  })

  it('by another configuration under the one name that npm gives all trusted publishers', () => {
    expect(changes(PACKUMENT, npm('1.2.0', '2024-06-10T10:00:00.000Z', oidc('oidc:2'), true))).toEqual([
      { kind: 'publisher-field', version: '1.2.0', name: 'configuration', before: 'oidc:1', after: 'oidc:2' },
    ])
  })

  it('after more than a year', () => {
    const at = '2025-05-11T10:00:00.000Z'
    expect(changes(PACKUMENT, npm('1.2.0', at, oidc('oidc:1'), true))).toEqual([
      { kind: 'long-silence', version: '1.2.0', days: 366, since: '2024-05-10T10:00:00.000Z' },
    ])
    expect(changes(PACKUMENT, npm('1.2.0', '2025-05-10T10:00:00.000Z', oidc('oidc:1'), true))).toEqual([])
  })

  it('from another repository, by another provider or another person', () => {
    const data = { provider: 'gitlab', project_path: 'mallory/ropeway', job_id: '1', sha: 'b' }
    const after = [
      crateVersion('1.2.0', '2024-06-10T10:00:00Z', null, data),
      crateVersion('1.3.0', '2024-06-11T10:00:00Z', { id: 5, login: 'alice' }),
      crateVersion('1.4.0', '2024-06-12T10:00:00Z', { id: 6, login: 'jonas' }),
    ]
    expect(changes(CRATE, { ...CRATE, versions: [...after, ...CRATE.versions] })).toEqual([
      { kind: 'provider', version: '1.2.0', before: 'github', after: 'gitlab' },
      { kind: 'publisher-field', version: '1.2.0', name: 'project_path', after: 'mallory/ropeway' },
      { kind: 'publisher-field', version: '1.2.0', name: 'repository', before: 'alice/ropeway' },
      { kind: 'person-instead', version: '1.3.0', person: 'alice', provider: 'gitlab' },
      { kind: 'other-person', version: '1.4.0', before: 'alice', after: 'jonas' },
    ])
  })

  it('from a repository of the same name that is another one, in another workflow and environment', () => {
    const ids = { repository: '77', owner: '8' }
    const before = provenance('ropeway-1.1.tar.gz', GITHUB, ids)
    const publisher = { ...GITHUB, workflow: 'ci.yml', environment: null }
    expect(changes(before, provenance('ropeway-1.2.tar.gz', publisher, { ...ids, repository: '99' }))).toEqual([
      { kind: 'publisher-field', version: '1.2', name: 'environment', before: 'pypi' },
      { kind: 'publisher-field', version: '1.2', name: 'repository id', before: '77', after: '99' },
      { kind: 'publisher-field', version: '1.2', name: 'workflow', before: 'release.yml', after: 'ci.yml' },
    ])
    const google = { kind: 'Google', email: 'build@example.org' }
    expect(changes(provenance('ropeway-1.1.tar.gz', GITHUB), provenance('ropeway-1.2.tar.gz', google))).toContainEqual({
      kind: 'provider',
      version: '1.2',
      before: 'GitHub',
      after: 'Google',
    })
  })
})

describe('an old release', () => {
  it('gets a file, loses one, or has one replaced', () => {
    const releases = {
      '1.0': [
        { ...pypiFile('ropeway-1.0.tar.gz', '2024-01-10T10:00:00.000000Z'), digests: { sha256: 'other' } },
        pypiFile('ropeway-1.0-cp313-cp313-win_amd64.whl', '2024-03-10T10:00:00.000000Z'),
      ],
      '1.1': PYPI_JSON.releases['1.1'].slice(0, 1),
    }
    expect(changes(PYPI_JSON, { ...PYPI_JSON, releases })).toEqual([
      { kind: 'file-added', version: '1.0', file: 'ropeway-1.0-cp313-cp313-win_amd64.whl', days: 60 },
      { kind: 'file-changed', version: '1.0', file: 'ropeway-1.0.tar.gz' },
      { kind: 'file-gone', version: '1.1', file: 'ropeway-1.1-py3-none-any.whl' },
    ])
  })

  it('serves no file any more, which a quarantine does as well, or is not listed any more', () => {
    expect(changes(PYPI_INDEX, { ...PYPI_INDEX, files: PYPI_INDEX.files.slice(1) })).toEqual([
      { kind: 'release-empty', version: '1.0' },
    ])
    expect(changes(PYPI_INDEX, { ...PYPI_INDEX, versions: ['1.1'], files: PYPI_INDEX.files.slice(1) })).toEqual([
      { kind: 'release-gone', version: '1.0' },
    ])
  })

  it('is no longer attested, or withdrawn', () => {
    const yanked = { ...indexFile('ropeway-1.0.tar.gz', '2024-01-10T10:00:00.000000Z'), yanked: 'Broken.' }
    const bare = indexFile('ropeway-1.1.tar.gz', '2024-05-10T10:00:00.000000Z')
    expect(changes(PYPI_INDEX, { ...PYPI_INDEX, files: [yanked, bare] })).toEqual([
      { kind: 'withdrawn', version: '1.0', is: true },
      { kind: 'attestation-gone', version: '1.1', before: 'all', after: 'none' },
    ])
  })

  it('is not gone where only the latest is listed, and a provenance object is of one file', () => {
    const { releases: _releases, ...latest } = PYPI_JSON
    expect(changes(PYPI_JSON, latest).filter(({ kind }) => kind === 'release-gone')).toEqual([])
    const [source, wheel] = ['ropeway-1.1.tar.gz', 'ropeway-1.1-py3-none-any.whl'].map((name) =>
      provenance(name, GITHUB),
    )
    expect(changes(source, wheel)).toEqual([])
  })
})

describe('two snapshots of the same answer', () => {
  const documents: readonly unknown[] = [
    PYPI_JSON,
    PYPI_INDEX,
    PACKUMENT,
    CRATE,
    CRATE_OWNERS,
    GEM_OWNERS,
    provenance('ropeway-1.1.tar.gz', GITHUB, { repository: '77', owner: '8' }),
  ]

  it('have no change between them, in whatever order their lists and names stand', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 }),
        fc.jsonValue(),
        (document, order, more) => {
          const json = Array.isArray(document) ? document : { ...(document as object), more }
          expect(changes(json, shuffled(json, order))).toEqual([])
        },
      ),
      { seed: 11 },
    )
  })
})

/** The same JSON with the parts of every list and object in another order. */
function shuffled(json: unknown, order: readonly number[]): unknown {
  const byOrder = <T>(parts: readonly T[]): T[] =>
    parts
      .map((part, at) => ({ part, key: ((at + 1) * (order[at % order.length] ?? 0)) % 101 }))
      .sort((a, b) => a.key - b.key)
      .map(({ part }) => part)
  if (Array.isArray(json)) return byOrder(json).map((part) => shuffled(part, order))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(byOrder(Object.entries(json)).map(([name, part]) => [name, shuffled(part, order)]))
}
