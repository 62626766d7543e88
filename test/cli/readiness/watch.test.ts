import { utimesSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'
import { alice, GEM_OWNERS, npmVersion, PACKUMENT, PYPI_INDEX, PYPI_JSON } from '../../fixtures/registries.ts'

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
})

afterEach(() => {
  cli.close()
})

const file = (name: string, json: unknown, day = '2026-02-01'): string => {
  const path = cli.write(name, JSON.stringify(json))
  utimesSync(path, new Date(`${day}T12:00:00Z`), new Date(`${day}T12:00:00Z`))
  return path
}
const watch = async (...args: readonly string[]) => await cli.kit(['watch', cli.vault, ...args])

describe('watch', () => {
  it('says what a first snapshot shows, and what changed with the next', async () => {
    const first = await watch(file('old.json', PYPI_JSON), '--on', '2026-01-05')
    expect(first).toEqual({
      exit: 0,
      out: "ropeway (PyPI's JSON, 2026-01-05): the first snapshot. The next one is compared with it.\n  Owners: alice (Owner), jonas (Maintainer).\n  Releases: 2.",
      err: '',
    })
    const roles = [
      { role: 'Owner', user: 'jonas' },
      { role: 'Owner', user: 'mallory' },
    ]
    const now = file('new.json', { ...PYPI_JSON, ownership: { roles, organization: null } })
    expect((await watch(now)).out.split('\n')).toEqual([
      "ropeway (PyPI's JSON, 2026-02-01): since 2026-01-05, 3 changes.",
      '  mallory is a new owner, as Owner.',
      '  alice, Owner, is no longer an owner.',
      '  The role of jonas is now Owner. It was Maintainer.',
      '  Ask the other owners whether each of these was one of you.',
    ])
    expect((await watch(now)).out).toBe("ropeway (PyPI's JSON, 2026-02-01): since 2026-02-01, nothing changed.")
  })

  it('compares two files of one command by their days, and says so of an older one later', async () => {
    const time = { ...PACKUMENT.time, '1.2.0': '2026-01-30T10:00:00.000Z' }
    const versions = { ...PACKUMENT.versions, '1.2.0': npmVersion('1.2.0', alice()) }
    const now = file('now.json', { ...PACKUMENT, time, versions }, '2026-02-01')
    const old = file('old.json', PACKUMENT, '2025-12-01')
    const { out } = await watch(now, old)
    expect(out.split('\n')[0]).toBe("@alice/ropeway (npm's packument, 2026-02-01): since 2025-12-01, 3 changes.")
    expect(out).toContain('1.2.0 is the first release after 630 days.')
    expect(out).toContain('1.2.0 was published by a person, alice. Before it, a trusted publisher (github) did that.')
    expect(out).toContain('1.2.0 has no attestation. Before it, every file had one.')
    expect((await watch(old)).out.split('\n')[0]).toBe(
      "@alice/ropeway (npm's packument, 2025-12-01): older than the snapshot of 2026-02-01, which stays. From this file to that one, 3 changes.",
    )
  })

  it('does not call deleted what is in quarantine', async () => {
    const shut = { ...PYPI_INDEX, versions: [], files: [], 'project-status': { status: 'quarantined' } }
    await watch(file('a.json', PYPI_INDEX), '--on', '2026-01-01')
    expect((await watch(file('b.json', shut))).out).toContain(
      'It is in quarantine: it serves no files for now, and is not deleted.',
    )
  })

  it('names what is of another kind or package, keeps nothing of it, and takes the rest', async () => {
    const wrong = file('wrong.json', { tokens: [] })
    const gems = file('owners.json', GEM_OWNERS)
    const ran = await watch(wrong, gems, file('ropeway-owners.json', GEM_OWNERS))
    expect(ran.exit).toBe(4)
    expect(ran.err.split('\n')).toEqual([
      `${wrong}: this is not an answer of a registry that the app knows. Nothing of it was kept. EXPORT.md lists those it reads.`,
      `${gems}: this is RubyGems' owners, and neither the file nor its name says of which package. Nothing of it was kept. Say so with --package NAME, or call the file NAME-owners.json.`,
    ])
    expect(ran.out).toContain('ropeway')
    const other = await watch(file('pypi.json', PYPI_JSON), '--package', 'winch')
    expect(other).toMatchObject({ exit: 5, out: '' })
    expect(other.err).toContain("this is PyPI's JSON of ropeway, not of winch. Nothing of it was kept.")
    expect((await watch(gems, '--package', 'winch')).exit).toBe(0)
  })

  it('answers with the changes as data', async () => {
    await watch(file('ropeway-owners.json', GEM_OWNERS.slice(0, 1)), '--on', '2026-01-01')
    const { out } = await watch(file('ropeway-owners.json', GEM_OWNERS), '--json')
    expect(JSON.parse(out)).toEqual({
      watched: [
        {
          file: cli.path('ropeway-owners.json'),
          kind: 'compared',
          source: 'rubygems-owners',
          package: 'ropeway',
          on: '2026-02-01',
          with: '2026-01-01',
          older: false,
          changes: [{ kind: 'owner-added', owner: 'jonas', role: 'maintainer' }],
        },
      ],
    })
  })

  it.each(['yesterday', '2026-13-01', '2026-02-30'])('does not take %s for a day', async (day) => {
    expect(await watch(file('a.json', PYPI_JSON), '--on', day)).toMatchObject({ exit: 2, out: '' })
  })
})
