import { describe, expect, it } from 'vitest'
import { packageInName } from '../../../electron/readiness/publishers/package-in-name.ts'
import { readSnapshot, SNAPSHOT_LIMITS } from '../../../electron/readiness/publishers/read-snapshot.ts'
import {
  bytesOf,
  CRATE,
  CRATE_OWNERS,
  GEM_OWNERS,
  GITHUB,
  PACKUMENT,
  provenance,
  PYPI_INDEX,
  PYPI_JSON,
} from '../../fixtures/registries.ts'

const read = (json: unknown, name = 'ropeway-owners.json', wanted?: string) =>
  readSnapshot(bytesOf(json), { name, ...(wanted !== undefined && { wanted }) })

describe('a snapshot', () => {
  it("is read from PyPI's JSON", () => {
    expect(read(PYPI_JSON)).toEqual({
      kind: 'snapshot',
      snapshot: {
        source: 'pypi-json',
        package: 'ropeway',
        serial: 20,
        owners: [
          { name: 'alice', role: 'Owner', fields: {} },
          { name: 'jonas', role: 'Maintainer', fields: {} },
        ],
        organisation: null,
        releases: [
          {
            version: '1.0',
            at: '2024-01-10T10:00:00.000000Z',
            files: [file('ropeway-1.0.tar.gz', '2024-01-10T10:00:00.000000Z')],
            by: [],
            withdrawn: false,
            fields: {},
          },
          {
            version: '1.1',
            at: '2024-05-10T10:00:00.000000Z',
            files: [
              file('ropeway-1.1-py3-none-any.whl', '2024-05-10T10:00:10.000000Z'),
              file('ropeway-1.1.tar.gz', '2024-05-10T10:00:00.000000Z'),
            ],
            by: [],
            withdrawn: false,
            fields: {},
          },
        ],
        fields: {},
      },
    })
  })

  it("is read from PyPI's JSON without the list of all releases", () => {
    const { releases: _releases, ...latest } = PYPI_JSON
    expect(read(latest)).toMatchObject({
      snapshot: { partly: true, releases: [{ version: '1.1', files: [{ name: 'ropeway-1.1.tar.gz' }] }] },
    })
  })

  it("is read from PyPI's index", () => {
    expect(read({ ...PYPI_INDEX, 'project-status': { status: 'archived', reason: 'Done.' } })).toEqual({
      kind: 'snapshot',
      snapshot: {
        source: 'pypi-index',
        package: 'ropeway',
        serial: 20,
        status: { is: 'archived', reason: 'Done.' },
        releases: [
          {
            version: '1.0',
            at: '2024-01-10T10:00:00.000000Z',
            files: [file('ropeway-1.0.tar.gz', '2024-01-10T10:00:00.000000Z')],
            by: [],
            attested: 'none',
            withdrawn: false,
            fields: {},
          },
          {
            version: '1.1',
            at: '2024-05-10T10:00:00.000000Z',
            files: [file('ropeway-1.1.tar.gz', '2024-05-10T10:00:00.000000Z')],
            by: [],
            attested: 'all',
            withdrawn: false,
            fields: {},
          },
        ],
        fields: {},
      },
    })
  })

  it('is read from a provenance object, with the numbers in its certificate', () => {
    expect(read(provenance('Rope_way-1.1-py3-none-any.whl', GITHUB, { repository: '77', owner: '8' }))).toEqual({
      kind: 'snapshot',
      snapshot: {
        source: 'pypi-provenance',
        package: 'rope-way',
        releases: [
          {
            version: '1.1',
            files: [{ name: 'Rope_way-1.1-py3-none-any.whl', digest: 'sha256 of Rope_way-1.1-py3-none-any.whl' }],
            by: [
              {
                kind: 'trusted',
                provider: 'GitHub',
                fields: {
                  repository: 'alice/ropeway',
                  workflow: 'release.yml',
                  environment: 'pypi',
                  'repository id': '77',
                  'owner id': '8',
                },
              },
            ],
            attested: 'all',
            fields: {},
          },
        ],
        partly: true,
        fields: {},
      },
    })
  })

  it('is read from a packument, with the configuration of its trusted publisher', () => {
    expect(read(PACKUMENT)).toMatchObject({
      snapshot: {
        source: 'npm-packument',
        package: '@alice/ropeway',
        serial: Date.parse('2024-05-10T10:00:00.000Z'),
        owners: [
          { name: 'alice', fields: { email: 'alice@example.org' } },
          { name: 'jonas', fields: { email: 'jonas@example.org' } },
        ],
        releases: [
          {
            version: '1.0.0',
            by: [{ kind: 'person', name: 'alice', fields: { email: 'alice@example.org' } }],
            attested: 'none',
          },
          {
            version: '1.1.0',
            by: [{ kind: 'trusted', provider: 'github', fields: { configuration: 'oidc:1' } }],
            attested: 'all',
          },
        ],
      },
    })
  })

  it('knows a trusted publisher of npm by its address where nothing else is written', () => {
    const by = { name: 'CircleCI', email: 'npm-oidc-no-reply@circleci.com' }
    const versions = { '1.0.0': { ...PACKUMENT.versions['1.0.0'], _npmUser: by } }
    expect(read({ ...PACKUMENT, versions })).toMatchObject({
      snapshot: { releases: [{ by: [{ kind: 'trusted', provider: 'CircleCI', fields: {} }] }] },
    })
  })

  it('is read from a crate and from lists of owners', () => {
    expect(read(CRATE)).toMatchObject({
      snapshot: {
        source: 'crates-crate',
        package: 'ropeway',
        trustedOnly: true,
        releases: [
          { version: '1.0.0', by: [{ kind: 'person', name: 'alice', fields: { id: 5 } }] },
          { version: '1.1.0', by: [{ kind: 'trusted', provider: 'github', fields: { repository: 'alice/ropeway' } }] },
        ],
      },
    })
    expect(read(CRATE_OWNERS)).toEqual({
      kind: 'snapshot',
      snapshot: {
        source: 'crates-owners',
        package: 'ropeway',
        owners: [
          { name: 'alice', id: 'user 5', role: 'user', fields: {} },
          { name: 'github:pulley:core', id: 'team 9', role: 'team', fields: {} },
        ],
        fields: {},
      },
    })
    expect(read(GEM_OWNERS)).toEqual({
      kind: 'snapshot',
      snapshot: {
        source: 'rubygems-owners',
        package: 'ropeway',
        owners: [
          { name: 'alice', id: '1', role: 'owner', fields: { email: 'alice@example.org' } },
          { name: 'jonas', id: '2', role: 'maintainer', fields: {} },
        ],
        fields: {},
      },
    })
  })

  it('is read from a page of versions of a crate', () => {
    const versions = CRATE.versions.map((one) => ({ ...one, crate: 'ropeway' }))
    expect(read({ versions, meta: { total: 40, next_page: '?seek=x' } })).toMatchObject({
      snapshot: { source: 'crates-crate', package: 'ropeway', partly: true, releases: [{ version: '1.0.0' }, {}] },
    })
    expect(read({ versions, meta: { total: 2, next_page: null } })).not.toHaveProperty('snapshot.partly')
  })

  it('keeps what it does not know', () => {
    const more = { attestors: { b: [1, 2] }, ownership: { ...PYPI_JSON.ownership, quorum: 2 } }
    expect(read({ ...PYPI_JSON, ...more })).toMatchObject({
      snapshot: { fields: { attestors: { b: [1, 2] }, 'ownership.quorum': 2 } },
    })
  })
})

describe('what is no snapshot', () => {
  it.each([
    ['text', new TextEncoder().encode('<html>'), { kind: 'not-json' }],
    ['other JSON', bytesOf({ format: 'recovery-kit-answers', accounts: {} }), { kind: 'unknown' }],
    ['an empty list', bytesOf([]), { kind: 'unknown' }],
    ['a deep nest', bytesOf(nest(SNAPSHOT_LIMITS.depth + 2)), { kind: 'too-large' }],
    [
      'a PyPI answer with odd roles',
      bytesOf({ ...PYPI_JSON, ownership: { roles: {} } }),
      { kind: 'broken', source: 'pypi-json' },
    ],
    [
      'a sample of the documentation',
      bytesOf({ ...PYPI_INDEX, files: ['...'] }),
      { kind: 'broken', source: 'pypi-index' },
    ],
    [
      'a provenance object of no file',
      bytesOf({ version: 1, attestation_bundles: [] }),
      { kind: 'broken', source: 'pypi-provenance' },
    ],
    ["npm's short form", bytesOf({ name: 'x', 'dist-tags': {}, versions: {}, modified: '' }), { kind: 'short-form' }],
    ['owners of nobody knows what', bytesOf(GEM_OWNERS), { kind: 'unnamed', source: 'rubygems-owners' }],
  ])('is refused: %s', (_what, bytes, why) => {
    expect(readSnapshot(bytes, { name: 'owners.json' })).toEqual({ kind: 'refused', why })
  })

  it('is refused when it is of another package than was asked for, as the registry compares names', () => {
    expect(read(PYPI_JSON, 'x.json', 'winch')).toEqual({
      kind: 'refused',
      why: { kind: 'other-package', source: 'pypi-json', package: 'ropeway', wanted: 'winch' },
    })
    expect(read(PYPI_JSON, 'x.json', 'Rope.way')).toMatchObject({ kind: 'refused' })
    expect(read(PYPI_JSON, 'x.json', 'ROPEWAY')).toMatchObject({ kind: 'snapshot' })
    expect(read(GEM_OWNERS, 'owners.json', 'winch')).toMatchObject({ snapshot: { package: 'winch' } })
  })
})

describe('the name of a file', () => {
  it.each([
    ['rubygems.org/api/v1/gems/ropeway/owners.json', 'ropeway'],
    ['crates/ropeway/owners', 'ropeway'],
    ['downloads/ropeway-owners.json', 'ropeway'],
    ['ropeway.owners-2026-11-29.json', 'ropeway'],
    ['2026-11-29-ropeway-owners.json', 'ropeway'],
    ['owners-rope-way.json', 'rope-way'],
    ['rubygems-ropeway-owners.json', 'ropeway'],
    ['owners.json', undefined],
    ['owners-before.json', undefined],
    ['rubygems-owners.json', undefined],
    ['ropeway.json', undefined],
  ])('%s says that it is of %s', (name, expected) => {
    expect(packageInName(name)).toBe(expected)
  })
})

function file(name: string, at: string) {
  return { name, digest: `sha256 of ${name}`, at }
}

function nest(depth: number): unknown {
  return depth === 0 ? 1 : [nest(depth - 1)]
}
