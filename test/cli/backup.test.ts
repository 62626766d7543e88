import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../fixtures/cli.ts'

const link = (name: string, secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ') =>
  `otpauth://totp/PyPI:${name}?secret=${secret}&issuer=PyPI`

let cli: TestCli
let folder: string
let vault: string
let stick: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ folder, vault } = cli)
  stick = join(folder, 'stick')
  mkdirSync(stick)
  expect(await kit(['create', vault])).toMatchObject({ exit: 0 })
  await bringIn(vault, link('alice'))
})

afterEach(() => {
  cli.close()
})

interface Answers {
  readonly ask?: string
  readonly secret?: string
}

const kit = (args: string[], { ask, secret }: Answers = {}) =>
  cli.kit(args, { ask: () => ask, askSecret: () => secret })

async function bringIn(into: string, text: string): Promise<void> {
  writeFileSync(join(folder, 'links.txt'), text)
  expect(await kit(['import', into, join(folder, 'links.txt'), '--yes'])).toMatchObject({ exit: 0 })
}

async function accounts(of: string): Promise<string[]> {
  const { out } = await kit(['list', of, '--json'])
  return (JSON.parse(out) as { accounts: { name: string }[] }).accounts.map(({ name }) => name).sort()
}

async function backUp(): Promise<string> {
  const { out } = await kit(['backup', vault, '--to', stick, '--json'])
  return (JSON.parse(out) as { backup: { path: string } }).backup.path
}

describe('backup', () => {
  it('saves a verified copy and says where', async () => {
    const { exit, out } = await kit(['backup', vault, '--to', stick])
    expect(exit).toBe(0)
    const [name] = readdirSync(stick)
    expect(name).toMatch(/^vault-20260301-120000-r\d+\.rkit$/)
    expect(out).toMatch(
      new RegExp(
        `^Saved and verified ${join(stick, name ?? '')} \\(change \\d+\\)\nNo backup has been read back yet\\.$`,
      ),
    )
    expect(await accounts(join(stick, name ?? ''))).toEqual(['alice'])
  })

  it('needs a folder, and says when nothing can be written there', async () => {
    expect(await kit(['backup', vault])).toMatchObject({ exit: 2 })
    const { exit, err } = await kit(['backup', vault, '--to', join(folder, 'passphrase')])
    expect(exit).toBe(1)
    expect(err).toMatch(/^No copy could be made there/)
  })
})

describe('the backups next to a vault', () => {
  const beside = (path: string) => (existsSync(`${path}.backups`) ? readdirSync(`${path}.backups`) : [])

  it('come after a command that changed something, verified', () => {
    expect(beside(vault)).toEqual([expect.stringMatching(/^vault-20260301-120000-r\d+\.rkit$/)])
  })

  it('are not made by a command that only looks, also where there are none', async () => {
    const backup = join(stick, 'backup.rkit')
    copyFileSync(vault, backup)
    for (const args of [
      ['list', backup],
      ['papers', backup],
      ['code', backup, 'alice'],
      ['verify', backup],
    ])
      // Days later the passphrase is noted as typed again, which is not a change.
      expect(await cli.kit(args, { now: Date.parse('2026-03-05T12:00:00Z') })).toMatchObject({ exit: 0 })
    expect(readdirSync(stick)).toEqual(['backup.rkit'])
    await bringIn(backup, link('bob', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))
    expect(beside(backup)).toHaveLength(1)
  })
})

describe('restore', () => {
  it('shows what differs, and changes nothing when nobody can be asked', async () => {
    const backup = await backUp()
    await bringIn(vault, link('bob', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))
    const { exit, err } = await kit(['restore', backup, '--to', vault])
    expect(exit).toBe(2)
    expect(err).toContain('  account  PyPI · bob  (only in the vault; new, kept)')
    expect(err).toMatch(/nothing was changed. Add --yes/)
    expect(err).not.toMatch(/MFRGG|GEZDG/)
    expect(await accounts(vault)).toEqual(['alice', 'bob'])
  })

  it('changes nothing when the answer is no', async () => {
    const backup = await backUp()
    const before = readFileSync(vault)
    expect(await kit(['restore', backup, '--to', vault], { ask: 'n' })).toMatchObject({ exit: 1 })
    expect(readFileSync(vault)).toEqual(before)
  })

  it('replaces the vault, and keeps it as it was', async () => {
    const backup = await backUp()
    await bringIn(vault, link('bob', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))
    const { exit, out } = await kit(['restore', backup, '--to', vault, '--yes', '--json'])
    expect(exit).toBe(0)
    const { kept, compared } = JSON.parse(out) as { kept: string; compared: { counts: unknown } }
    expect(compared.counts).toMatchObject({ onlyThere: 0 })
    expect(await accounts(vault)).toEqual(['alice'])
    expect(await accounts(kept)).toEqual(['alice', 'bob'])
  })

  it('puts the vault where there is none, without asking', async () => {
    const backup = await backUp()
    const target = join(folder, 'new.rkit')
    expect(await kit(['restore', backup, '--to', target])).toMatchObject({ exit: 0, out: `Restored ${target}` })
    expect(await accounts(target)).toEqual(['alice'])
  })

  it('takes the passphrase of the backup itself, or asks for it', async () => {
    const other = join(folder, 'other.rkit')
    writeFileSync(join(folder, 'other-passphrase'), 'another long passphrase here\n')
    await cli.bare(['create', other, '--passphrase-file', join(folder, 'other-passphrase')])
    const restore = ['restore', other, '--to', vault, '--yes']
    expect(await kit(restore)).toMatchObject({ exit: 3 })
    expect(await kit([...restore.slice(0, -1)], { secret: 'another long passphrase here', ask: 'n' })).toMatchObject({
      exit: 1,
    })
    expect(await kit([...restore, '--other-passphrase-file', join(folder, 'other-passphrase')])).toMatchObject({
      exit: 0,
    })
    expect(await kit(['list', vault])).toMatchObject({ exit: 3 })
  })

  it('calls a damaged backup damaged, and changes nothing', async () => {
    const backup = await backUp()
    writeFileSync(backup, readFileSync(backup).subarray(0, 6000))
    expect(await kit(['restore', backup, '--to', vault, '--yes'])).toMatchObject({ exit: 1 })
    expect(await kit(['restore', backup, '--to', join(folder, 'new.rkit')])).toMatchObject({ exit: 1 })
    expect(existsSync(join(folder, 'new.rkit'))).toBe(false)
    expect(await accounts(vault)).toEqual(['alice'])
  })
})

describe('merge', () => {
  it('joins two copies', async () => {
    const other = join(folder, 'laptop.rkit')
    copyFileSync(vault, other)
    await bringIn(vault, link('bob', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))
    await bringIn(other, link('carol', 'NFXHA3DPOJSW2ZLONFXHA3DPOJSW2ZLO'))
    const { exit, out, err } = await kit(['merge', vault, other, '--yes'])
    expect(exit).toBe(0)
    expect(out).toBe('Merged. The vault has 3 accounts.')
    expect(err).toContain('  account  PyPI · carol  (only in the other copy; new, kept)')
    expect(await accounts(vault)).toEqual(['alice', 'bob', 'carol'])
    expect(await accounts(other)).toEqual(['alice', 'carol'])
  })

  it('changes nothing when nobody can be asked, and refuses an unknown choice', async () => {
    const other = join(folder, 'laptop.rkit')
    copyFileSync(vault, other)
    await bringIn(other, link('carol', 'NFXHA3DPOJSW2ZLONFXHA3DPOJSW2ZLO'))
    expect(await kit(['merge', vault, other])).toMatchObject({ exit: 2 })
    expect(await kit(['merge', vault, other, '--take', 'mine', '--yes'])).toMatchObject({ exit: 2 })
    expect(await accounts(vault)).toEqual(['alice'])
  })

  it('refuses another vault', async () => {
    const other = join(folder, 'other.rkit')
    await kit(['create', other])
    const { exit, err } = await kit(['merge', vault, other, '--yes'])
    expect(exit).toBe(1)
    expect(err).toMatch(/two different vaults/)
  })
})
