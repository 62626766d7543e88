import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PASSPHRASE } from '../../fixtures/app.ts'
import { TestCli } from '../../fixtures/cli.ts'

const SECOND = 'lamp orbit velvet tundra quarry'
const TOTP = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'

let cli: TestCli
let folder: string
let vault: string
let first: string
let second: string

beforeEach(async () => {
  cli = new TestCli()
  ;({ folder, vault } = cli)
  first = write('first', `${PASSPHRASE}\n`)
  second = write('second', `${SECOND}\n`)
  expect(await kit('create', vault, '--passphrase-file', first)).toMatchObject({ exit: 0 })
})

afterEach(() => {
  cli.close()
})

const write = (name: string, content: string | Uint8Array) => cli.write(name, content)

const kit = (...args: string[]) => cli.bare(args)

const passphrase = (action: string, file: string, ...args: string[]) =>
  kit('passphrase', vault, action, '--passphrase-file', file, ...args)

async function opensWith(file: string): Promise<boolean> {
  return (await kit('list', vault, '--passphrase-file', file)).exit === 0
}

describe('the passphrase command', () => {
  it('adds, lists, renames, changes and removes', async () => {
    const added = await passphrase('add', first, '--name', 'Safe', '--new-passphrase-file', second, '--json')
    expect(JSON.parse(added.out)).toMatchObject({ slots: [{ name: 'Passphrase' }, { name: 'Safe' }] })
    expect(await passphrase('list', second)).toMatchObject({
      exit: 0,
      out: 'Passphrase  passphrase  8 MiB, 1 passes  typed 2026-03-01\nSafe  passphrase  8 MiB, 1 passes  typed 2026-03-01',
    })
    expect(await passphrase('rename', first, '--name', 'Safe', '--new-name', 'Vault')).toMatchObject({ exit: 0 })
    const third = write('third', 'gravel sonnet umbrella pixel harbor')
    expect(await passphrase('change', first, '--new-passphrase-file', third)).toMatchObject({ exit: 2 })
    expect(await passphrase('change', first, '--name', 'Vault', '--new-passphrase-file', third)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('still open with the old passphrase') as string,
    })
    expect([await opensWith(first), await opensWith(second), await opensWith(third)]).toEqual([true, false, true])
    expect(await passphrase('remove', third, '--name', 'Passphrase')).toMatchObject({ exit: 0 })
    expect(await opensWith(first)).toBe(false)
    expect(await passphrase('remove', third)).toMatchObject({ exit: 1 })
    expect(await passphrase('remove', third, '--name', 'nothing')).toMatchObject({ exit: 1 })
  })

  it('makes unlocking slower, and tells which passphrase was typed', async () => {
    expect(await passphrase('slower', first)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('8 MiB, 2 passes') as string,
    })
    expect(await passphrase('drill', first)).toEqual({ exit: 0, out: 'This is the passphrase "Passphrase".', err: '' })
    expect(await passphrase('drill', second)).toMatchObject({ exit: 3 })
  })

  it('says what is missing, and refuses a weak passphrase', async () => {
    expect(await passphrase('sing', first)).toMatchObject({ exit: 2 })
    expect(await passphrase('add', first, '--new-passphrase-file', second)).toMatchObject({ exit: 2 })
    expect(await passphrase('add', first, '--name', 'x')).toMatchObject({ exit: 3 })
    const weak = write('weak', 'hunter2')
    expect(await passphrase('add', first, '--name', 'x', '--new-passphrase-file', weak)).toMatchObject({ exit: 1 })
  })

  it('notes the time at which a passphrase was typed, not the time a code is asked for', async () => {
    await kit('import', vault, write('links.txt', TOTP), '--passphrase-file', first)
    expect(await kit('code', vault, 'pypi', '--at', '2040-01-01T00:00:00Z', '--passphrase-file', first)).toMatchObject({
      exit: 0,
    })
    expect(await passphrase('list', first)).toMatchObject({
      out: expect.stringContaining('typed 2026-03-01') as string,
    })
  })
})

describe('the rotate command', () => {
  it('keeps the passphrases that are given, and names those that are gone', async () => {
    await passphrase('add', first, '--name', 'Safe', '--new-passphrase-file', second)
    const third = write('third', 'gravel sonnet umbrella pixel harbor')
    await passphrase('add', first, '--name', 'Third', '--new-passphrase-file', third)
    const rotated = await kit('rotate', vault, '--passphrase-file', second, '--passphrase-file', third, '--json')
    expect(JSON.parse(rotated.out)).toMatchObject({ kept: ['Safe', 'Third'], dropped: ['Passphrase'] })
    expect([await opensWith(first), await opensWith(second), await opensWith(third)]).toEqual([false, true, true])
    expect(await kit('rotate', vault, '--passphrase-file', second)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Kept: Safe\nNo longer open the vault: Third\n') as string,
    })
    expect(await kit('rotate', vault, '--passphrase-file', first)).toMatchObject({ exit: 3 })
  })
})

describe('the verify command', () => {
  const verify = (file: string, ...args: string[]) => kit('verify', file, '--passphrase-file', first, ...args)

  it('opens every record of a vault or a copy of it, counts them, and changes nothing', async () => {
    await kit('import', vault, write('links.txt', TOTP), '--passphrase-file', first)
    const before = readFileSync(vault)
    const { exit, out } = await verify(vault, '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toEqual({
      file: vault,
      vault: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      // The import, and the note that it was read back.
      revision: 3,
      records: { account: 1, ledger: 1, slot: 1, token: 1 },
      passphrases: 1,
      identities: 0,
      damage: [],
    })
    const copy = join(folder, 'copy.rkit')
    copyFileSync(vault, copy)
    expect(await verify(copy)).toMatchObject({ exit: 0, out: expect.stringContaining('4 records') as string })
    expect(readFileSync(vault).equals(before)).toBe(true)
  })

  it('tells damage from a wrong passphrase', async () => {
    expect(await kit('verify', vault, '--passphrase-file', second)).toMatchObject({ exit: 3 })
    const database = new Database(vault)
    database.exec('DELETE FROM record')
    database.close()
    expect(await verify(vault)).toMatchObject({ exit: 1, out: expect.stringContaining('is missing') as string })
  })
})
