import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'
import { demoDatabase, demoFiles, demoSecret, githubCodes, pypiCodes } from '../../../electron/app/start/demo-files.ts'
import { missingOf, run, skipped } from '../../sheets/tools.ts'

/** Beside what the vault knows of the nine accounts of the demo. */
const ANSWERS = {
  bearers: { phone: { type: 'phone' }, laptop: {}, head: { type: 'memory' } },
  vault: { files: ['laptop'], opens: ['head'] },
  accounts: {
    'PyPI · mara': { service: 'pypi', password: ['head'], totp: ['phone'], mail: { outside: 'mara@example.org' } },
    'GitHub · mara': { service: 'github', password: ['head'], totp: ['phone'], others: 'unknown' },
    'GitLab · mara': { service: 'gitlab', password: ['head'], totp: ['phone'] },
  },
}

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
  const files = demoFiles().map(({ name, bytes }) => cli.write(name, bytes))
  await cli.kit(['import', cli.vault, ...files, '--yes'])
  await cli.kit(['codes', cli.vault, 'PyPI', '--use', '1'])
  await cli.kit(['answer', cli.vault, '--from', cli.write('answers.json', JSON.stringify(ANSWERS))])
})

afterEach(() => {
  cli.close()
})

const runbook = async (...args: readonly string[]) => await cli.kit(['runbook', cli.vault, ...args])

/** Secrets and codes as they may be written. */
function secrets(): readonly string[] {
  const tokens = demoDatabase().entries.map((entry) => demoSecret((entry as { readonly issuer: string }).issuer))
  const codes = [...pypiCodes().split('\n'), ...githubCodes().trim().split('\n')]
  return [...tokens, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]
}

describe('runbook', () => {
  it('saves what to do as text, with the place of the next recovery code', async () => {
    const out = cli.path('runbook.txt')
    const ran = await runbook('--lost', 'phone', '--out', out)
    expect(ran).toEqual({ exit: 0, out: `Saved the runbook at ${out}\nNo secret is in it.`, err: '' })
    const text = readFileSync(out, 'utf8')
    expect(text.split('\n').slice(0, 3)).toEqual([
      'After losing: phone',
      '===================',
      'Worked out on 2026-03-01 from the vault and your answers. No secret is on these pages.',
    ])
    expect(text).toContain('PyPI · mara: an authenticator code may be with somebody else. Replace what was there.')
    await runbook('--lost', 'phone', 'laptop', '--out', cli.path('both.txt'))
    const both = readFileSync(cli.path('both.txt'), 'utf8')
    expect(both).toContain('After losing: phone, laptop')
    expect(both).toContain('No way back')
  })

  it.skipIf(missingOf('pdftotext').length > 0)(
    `has no secret of the vault on any page${skipped(missingOf('pdftotext'))}`,
    async () => {
      const out = cli.path('runbook.pdf')
      const { exit, out: said } = await runbook('--lost', 'phone', '--out', out, '--paper', 'letter', '--json')
      expect(exit).toBe(0)
      expect(JSON.parse(said)).toEqual({ path: out, pages: expect.any(Number) as number })
      const text = run('pdftotext', ['-layout', out, '-'])
      expect(text).toContain('After losing: phone')
      // PDF text may break a line anywhere.
      const joined = text.replaceAll(/\s/g, '').toLowerCase()
      expect(secrets().length).toBeGreaterThan(30)
      expect(secrets().filter((secret) => joined.includes(secret.toLowerCase()))).toEqual([])
    },
  )

  it('names the sheet that gives an authenticator code back, and what nobody has told', async () => {
    await cli.kit(['sheet', cli.vault, '--out', cli.path('sheets.pdf')])
    const out = cli.path('runbook.txt')
    await runbook('--lost', 'laptop', '--out', out)
    const text = readFileSync(out, 'utf8')
    expect(text).toContain('npm · mara-builds: not known')
    expect(text).toContain('Find the password of npm · mara-builds: nobody has said where it is.')
    expect(text).toMatch(
      /Take an authenticator code of npm · mara-builds from paper [0-9A-F]{8} copy 1\. Scan sheet \d+ with an/,
    )
  })

  it('says that publishing is gone at an account that is as before', async () => {
    const { accounts, ...kit } = ANSWERS
    const pypi = { ...accounts['PyPI · mara'], 'trusted-publisher': 'GitHub · mara' }
    const told = { ...kit, accounts: { ...accounts, 'PyPI · mara': pypi } }
    await cli.kit(['answer', cli.vault, '--from', cli.write('told.json', JSON.stringify(told))])
    const out = cli.path('runbook.txt')
    await runbook('--lost', 'GitHub', '--out', out)
    expect(readFileSync(out, 'utf8')).toContain(
      'PyPI · mara: as before\nThere is no way to publish at PyPI · mara any more.\n  - ',
    )
  })

  it('names the number of the code, never the code', async () => {
    const vault = cli.path('codes.rkit')
    await cli.kit(['create', vault])
    const codes = demoFiles().flatMap(({ name, bytes }) => (name.startsWith('PyPI') ? cli.write(name, bytes) : []))
    await cli.kit(['import', vault, ...codes, '--yes'])
    await cli.kit(['codes', vault, 'PyPI', '--use', '1'])
    const pypi = { service: 'pypi', password: ['head'], totp: ['phone'], mail: { outside: 'mara@example.org' } }
    const told = { ...ANSWERS, accounts: { 'PyPI · mara': pypi } }
    await cli.kit(['answer', vault, '--from', cli.write('told.json', JSON.stringify(told))])
    const out = cli.path('codes.txt')
    expect(await cli.kit(['runbook', vault, '--lost', 'phone', '--out', out])).toMatchObject({ exit: 0 })
    const text = readFileSync(out, 'utf8')
    expect(text).toContain('from vault. Number 2 is the first that is not used. 7 are left. Tick it off.')
    expect(secrets().filter((secret) => text.includes(secret))).toEqual([])
  })

  it.each([
    [['--out', 'x.pdf'], 'Say what is lost'],
    [['--lost', 'phone'], 'Say where to save'],
    [['--lost', 'phone', '--out', 'x.doc'], 'A runbook is a .pdf'],
  ])('wants to know what is lost and where to save it: %j', async (args, message) => {
    const ran = await runbook(...args)
    expect(ran).toMatchObject({ exit: 2, out: '' })
    expect(ran.err).toContain(message)
  })

  it('names near names for one that nothing has, and saves nothing', async () => {
    const out = cli.path('runbook.pdf')
    const ran = await runbook('--lost', 'fone', '--out', out)
    expect(ran.exit).toBe(1)
    expect(ran.err).toContain('Did you mean phone?')
    expect(() => readFileSync(out)).toThrow()
  })
})
