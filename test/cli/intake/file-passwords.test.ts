import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { run } from '../../../electron/cli/run.ts'
import { PASSPHRASE, TEST_COSTS } from '../../fixtures/app.ts'
import { SECRETS } from '../../fixtures/intake/bare-tables.ts'
import { addEntry, KEY_FILE, kdbxFile } from '../../fixtures/intake/kdbx.ts'
import { MA_FILE, maFile, manifest, STEAM_PASSWORD } from '../../fixtures/intake/steam.ts'

const PASSWORD = 'correct horse'
let folder: string
/** What was asked without echo. */
let asked: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-file-passwords-'))
  asked = []
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function kit(answer: string | undefined, ...args: string[]) {
  const out: string[] = []
  const exit = await run(args, {
    out: (text) => out.push(text),
    err: () => undefined,
    ask: () => Promise.resolve(undefined),
    askSecret: (question) => {
      asked.push(question)
      return Promise.resolve(answer)
    },
    readStdin: () => Promise.resolve(PASSPHRASE),
    now: () => Date.parse('2026-03-01T12:00:00Z'),
    costs: TEST_COSTS,
  })
  return { exit, out: out.join('\n') }
}

async function database(password?: string): Promise<string> {
  const bytes = await kdbxFile({
    ...(password !== undefined && { password }),
    keyFile: KEY_FILE,
    fill: (kdbx) => void addEntry(kdbx, { Title: 'PyPI', UserName: 'mara', 'TOTP Seed': 'JBSWY3DPEHPK3PXP' }),
  })
  return write('vault.kdbx', bytes)
}

it('inspects a database with its key file, named by an option or given beside it', async () => {
  const file = await database(PASSWORD)
  const key = write('my.key', KEY_FILE)
  const question = 'Password of vault.kdbx (empty if there is none beside the key file)'
  for (const given of [['--key-file', key], [key]]) {
    asked = []
    const { exit, out } = await kit(PASSWORD, 'inspect', file, ...given)
    expect({ exit, asked }).toEqual({ exit: 0, asked: [question] })
    expect(out).toContain('PyPI · mara')
  }
  expect(await kit(PASSWORD, 'inspect', file)).toMatchObject({ exit: 3 })
  expect(await kit('no', 'inspect', file, '--key-file', key)).toMatchObject({ exit: 3 })
  expect(await kit(PASSWORD, 'inspect', file, '--key-file', join(folder, 'nothing'))).toMatchObject({ exit: 2 })
})

it('imports with a key file alone, where nobody can be asked for a password', async () => {
  const vault = join(folder, 'vault.rkit')
  await kit(undefined, 'create', vault, '--passphrase-file', '-')
  const options = ['--key-file', write('my.key', KEY_FILE), '--passphrase-file', '-', '--yes']
  const { exit, out } = await kit(undefined, 'import', vault, await database(), ...options)
  expect(out).toContain('1 entry read: 1 added.')
  expect(exit).toBe(0)
})

it('reads a table with what --columns says, and names the option where it is missing', async () => {
  const file = write('codes.csv', `GitHub: alice,${SECRETS[0]}\nPyPI,${SECRETS[1]}\n`)
  const without = await kit(undefined, 'inspect', file)
  expect(without.exit).toBe(4)
  expect(without.out).toContain('with --columns, for example --columns service,secret.')
  const { exit, out } = await kit(undefined, 'inspect', file, '--columns', 'service,secret')
  expect(exit).toBe(0)
  expect(out).toContain(`TOTP  GitHub · alice  ${SECRETS[0]}`)
  for (const columns of ['name,secret', 'service,account', ''])
    expect(await kit(undefined, 'inspect', file, '--columns', columns)).toMatchObject({ exit: 2 })
  expect(await kit(undefined, 'inspect', file, '--columns', 'service,account,secret')).toMatchObject({ exit: 4 })
})

it('imports a table with what --columns says', async () => {
  const vault = join(folder, 'vault.rkit')
  await kit(undefined, 'create', vault, '--passphrase-file', '-')
  const table = write('codes.csv', `${SECRETS[0]},GitHub\n${SECRETS[1]},PyPI\n`)
  const options = ['--columns', 'secret,service', '--passphrase-file', '-', '--yes']
  const { exit, out } = await kit(undefined, 'import', vault, table, ...options)
  expect(out).toContain('2 entries read: 2 added.')
  expect(exit).toBe(0)
})

it('asks for the password of several maFiles once', async () => {
  const names = [MA_FILE, '2.maFile']
  const files = names.map((name) => write(name, maFile(undefined, name).bytes))
  const all = [...files, write('manifest.json', manifest(names).bytes)]
  expect(await kit(STEAM_PASSWORD, 'inspect', ...all)).toMatchObject({ exit: 0 })
  expect(asked).toEqual([`Password of ${MA_FILE}`])
  expect(await kit(STEAM_PASSWORD, 'inspect', files[0] ?? '')).toMatchObject({ exit: 4 })
})
