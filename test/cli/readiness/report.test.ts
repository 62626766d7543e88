import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'
import { demoFiles, demoSecret, githubCodes, pypiCodes } from '../../../electron/app/start/demo-files.ts'
import { PYPI_JSON } from '../../fixtures/registries.ts'
import { missingOf, run, skipped } from '../../sheets/tools.ts'

const answers = (owner: string) => ({
  bearers: { phone: {}, head: { type: 'memory' }, [owner]: { type: 'person' } },
  accounts: {
    'PyPI · mara': {
      service: 'pypi',
      password: ['head'],
      totp: ['phone'],
      'api-token': ['phone'],
      owners: [owner],
      packages: { ropeway: ['api-token'] },
    },
  },
})

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
  const files = demoFiles().map(({ name, bytes }) => cli.write(name, bytes))
  await cli.kit(['import', cli.vault, ...files, '--yes'])
  await tell(cli.vault, answers('Ana'))
})

afterEach(() => {
  cli.close()
})

const tell = async (vault: string, told: object) => {
  const from = cli.write('told.json', JSON.stringify(told))
  expect(await cli.kit(['answer', vault, '--from', from])).toMatchObject({ exit: 0 })
}
const report = async (name: string, ...args: readonly string[]) => {
  const out = cli.path(name)
  return { out, ran: await cli.kit(['report', cli.vault, '--out', out, ...args]) }
}

describe('report', () => {
  it('saves as JSON how accounts and packages stand, with what a registry says', async () => {
    await cli.kit(['watch', cli.vault, cli.write('ropeway.json', JSON.stringify(PYPI_JSON)), '--on', '2026-02-01'])
    const { out, ran } = await report('mara.json', '--of', 'Mara')
    expect(ran).toEqual({ exit: 0, out: `Saved the report at ${out}\nNo secret is in it.`, err: '' })
    const saved = JSON.parse(readFileSync(out, 'utf8')) as { packages: { name?: string }[] }
    expect(saved).toMatchObject({
      format: 'recovery-kit-report',
      version: 1,
      made: '2026-03-01',
      of: 'Mara',
      names: true,
    })
    expect(saved.packages.find(({ name }) => name === 'ropeway')).toEqual({
      name: 'ropeway',
      account: 'PyPI · mara',
      service: 'pypi',
      release: { grade: 'now', known: true },
      without: [{ person: 'Ana', grade: 'now', known: true }],
      owners: ['Ana'],
      registry: { owners: 2, on: '2026-02-01' },
    })
  })

  it.skipIf(missingOf('pdftotext').length > 0)(
    `has no secret in it, and no name where that is asked for${skipped(missingOf('pdftotext'))}`,
    async () => {
      const { out, ran } = await report('report.pdf', '--without-names', '--paper', 'letter')
      expect(ran.exit).toBe(0)
      const text = run('pdftotext', ['-layout', out, '-'])
      const json = readFileSync((await report('report.json')).out, 'utf8')
      expect(text).toContain('Names and logins are left out')
      for (const name of ['mara', 'Ana', 'phone\n', 'deploy']) expect(text).not.toContain(name)
      const secrets = [demoSecret('PyPI'), ...pypiCodes().split('\n'), ...githubCodes().trim().split('\n')]
      const joined = `${text} ${json}`.replaceAll(/\s/g, '').toLowerCase()
      expect(secrets.filter((secret) => joined.includes(secret.toLowerCase()))).toEqual([])
    },
  )

  it('of several people says together which packages survive the loss of any one', async () => {
    const mara = (await report('mara.json')).out
    await tell(cli.vault, answers('mara'))
    const ana = (await report('ana.json')).out
    const { exit, out } = await cli.bare(['report', '--together', mara, ana])
    expect(exit).toBe(0)
    expect(out.split('\n').slice(0, 6)).toEqual([
      'Reports of mara and ana.',
      '1 of 1 packages can be released within 7 days after losing any one person.',
      '',
      'YES  ropeway (pypi), published by mara and ana',
      '  Without mara, ana can release it.',
      '  Without ana, mara can release it.',
    ])
    const alone = await cli.bare(['report', '--together', mara, '--json'])
    expect(JSON.parse(alone.out)).toMatchObject({
      people: ['mara'],
      packages: [{ name: 'ropeway', verdict: 'not-known', losses: [{ lost: 'mara', ask: ['Ana'] }, { lost: 'Ana' }] }],
    })
  })

  it('names what it does not understand, and files that are no reports', async () => {
    const { out } = await report('mara.json')
    const later = { ...(JSON.parse(readFileSync(out, 'utf8')) as object), version: 2, quorum: 3 }
    const newer = cli.write('newer.json', JSON.stringify(later))
    const other = cli.write('other.json', '{}')
    const ran = await cli.bare(['report', '--together', newer, other])
    expect(ran.exit).toBe(4)
    expect(ran.err.split('\n')).toEqual([
      `${newer}: version 2 is not understood, and left out.`,
      `${newer}: quorum is not understood, and left out.`,
      `${other}: this is not a report of Recovery Kit. It was left out. "report VAULT --out F.json" makes one.`,
    ])
    expect(ran.out).toContain('ropeway')
    expect((await cli.bare(['report', '--together', newer])).exit).toBe(5)
  })

  it.each([
    [[], 'Say where to save'],
    [['--out', 'x.html'], 'A report is a .pdf'],
    [['--out', 'x.json', '--without-names', '--of', 'Mara'], '--of says a name'],
  ])('wants to know where to save it: %j', async (args, message) => {
    const ran = await cli.kit(['report', cli.vault, ...args])
    expect(ran).toMatchObject({ exit: 2, out: '' })
    expect(ran.err).toContain(message)
  })
})
