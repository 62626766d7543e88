import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ageFile } from '../../electron/exports/age-file.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { makeIdentity, type BackupIdentity } from '../../electron/vault/age/identity.ts'
import { smallKit } from '../fixtures/exports.ts'
import { PATIENCE } from '../fixtures/patience.ts'
import { missingOf, skipped } from '../fixtures/tools.ts'

/** Real files cost a second each. */
const CHEAP = 10
const PASSPHRASE = 'correct horse battery staple'

let folder: string
let backup: BackupIdentity

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'age-test-'))
  backup = await makeIdentity()
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const plain = () => kitJson(smallKit()).bytes
const read = async (bytes: Uint8Array, password?: string) => await readSource({ name: 'export.age', bytes }, password)

describe.each([
  ['binary', false],
  ['armored', true],
])('an age file, %s', (_what, armored) => {
  test('comes back with the paper key, in whatever way it is typed', async () => {
    const bytes = await ageFile(plain(), backup, { armored })
    const expected = await readSource({ name: 'x', bytes: plain() })
    const typed = backup.identity.toLowerCase().replace(/(.{8})/g, '$1 ')
    for (const identity of [backup.identity, typed, `# created: today\n${backup.identity}\n`]) {
      const reading = await read(bytes, identity)
      expect(reading.found).toEqual(expected.found)
      expect(reading.format).toBe('recovery-kit-age')
    }
  })

  test('comes back with its passphrase', async () => {
    const bytes = await ageFile(plain(), { passphrase: PASSPHRASE }, { armored, workFactor: CHEAP })
    expect((await read(bytes, PASSPHRASE)).found).toHaveLength(5)
  })

  test('asks for what opens it, and refuses anything else', async () => {
    const toIdentity = await ageFile(plain(), backup, { armored })
    const toPassphrase = await ageFile(plain(), { passphrase: PASSPHRASE }, { armored, workFactor: CHEAP })
    const other = await makeIdentity()
    const mistyped = backup.identity.slice(0, -1) + (backup.identity.endsWith('Q') ? 'P' : 'Q')
    await expect(read(toIdentity)).rejects.toMatchObject({ code: 'password-needed' })
    await expect(read(toPassphrase)).rejects.toMatchObject({ code: 'password-needed' })
    await expect(read(toIdentity, other.identity)).rejects.toMatchObject({ code: 'wrong-password' })
    await expect(read(toIdentity, mistyped)).rejects.toMatchObject({ code: 'wrong-password' })
    await expect(read(toIdentity, 'a passphrase')).rejects.toMatchObject({ code: 'wrong-password' })
    await expect(read(toPassphrase, 'wrong')).rejects.toMatchObject({ code: 'wrong-password' })
  })

  test('that is cut off or edited gives nothing', async () => {
    const bytes = await ageFile(plain(), backup, { armored })
    for (const length of [bytes.length - 2, Math.floor(bytes.length / 2), 100]) {
      await expect(read(bytes.slice(0, length), backup.identity)).rejects.toMatchObject({
        code: expect.stringMatching(/^file-(damaged|truncated)$/) as string,
      })
    }
    const edited = Uint8Array.from(bytes)
    edited[bytes.length - 60] = 0x41 ^ (edited[bytes.length - 60] === 0x41 ? 1 : 0)
    await expect(read(edited, backup.identity)).rejects.toMatchObject({ code: 'file-damaged' })
  })
})

test('a file that asks for more work than age writes is not opened', async () => {
  const bytes = new TextEncoder().encode(
    `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
  )
  await expect(read(bytes, PASSPHRASE)).rejects.toMatchObject({ code: 'cost-too-high' })
})

test('an age file with something else inside is named, and nothing is read', async () => {
  const bytes = await ageFile(new TextEncoder().encode('shopping list'), backup, { armored: false })
  await expect(read(bytes, backup.identity)).rejects.toMatchObject({ code: 'unreadable' })
})

test('anything but a recipient is refused', async () => {
  for (const recipient of ['', 'age1', `${backup.recipient.slice(0, -1)}b`, 'alice@example.org'])
    await expect(ageFile(plain(), { recipient }, { armored: false })).rejects.toMatchObject({ code: 'invalid-input' })
})

describe('a post-quantum recipient', () => {
  test.each([
    ['binary', false],
    ['armored', true],
  ])('locks a file that its identity opens and no other, %s', async (_what, armored) => {
    const identity = await generateHybridIdentity()
    const recipient = await identityToRecipient(identity)
    const bytes = await ageFile(plain(), { recipient }, { armored })
    expect((await read(bytes, `# created: today\n${identity}\n`)).found).toHaveLength(5)
    for (const wrong of [backup.identity, await generateHybridIdentity(), identity.slice(0, -1)])
      await expect(read(bytes, wrong)).rejects.toMatchObject({ code: 'wrong-password' })
  })
})

describe('a recipient that the app could not open the file for again is refused, and why', () => {
  const PLUGIN =
    'This recipient belongs to an age plugin or a hardware key, and this app could not open the file again to check it. Nothing was saved. Choose a recipient that begins with age1 or age1pq1, or a passphrase.'
  const SSH =
    'This is an SSH key, and this app could not open the file again to check it. Nothing was saved. Choose a recipient that begins with age1 or age1pq1, or a passphrase.'
  test.each([
    ['age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t', PLUGIN],
    ['age1tag1q0wt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t', PLUGIN],
    ['age1tagpq1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq', PLUGIN],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN alice@example.org', SSH],
    ['ssh-rsa AAAAB3NzaC1yc2E', SSH],
    [
      'AGE-SECRET-KEY-1QQPQYLM5C',
      'This is the secret identity. No export needs it, and it should not be on a command line. Nothing was saved. Give its recipient, which begins with age1.',
    ],
  ])('%s', async (recipient, message) => {
    await expect(ageFile(plain(), { recipient }, { armored: false })).rejects.toMatchObject({
      code: 'invalid-input',
      message,
    })
  })
})

test.each([
  ['ssh-ed25519 t7nKfA gxgpAyKrYIsKdLrPEIMjzMnQS7kJYLB3FZKlqq5Mlk4'],
  ['piv-p256 gSuBwA Ak7hSdIRwpZfCyUF9Ds3Xcl4eLEAHVnJ0zKqFjy5ldR8'],
])('a file that only an SSH key or a plugin opens is named before anything is asked: %s', async (stanza) => {
  const bytes = new TextEncoder().encode(
    `age-encryption.org/v1\n-> ${stanza}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
  )
  await expect(read(bytes)).rejects.toMatchObject({
    code: 'unreadable',
    message:
      'This age file is locked to an SSH key or an age plugin, such as that of a YubiKey, which this app cannot use. Nothing was read. Decrypt it with age, and import what is inside.',
  })
})

const missing = missingOf('age')
const noTerminal = missingOf('script')

describe.skipIf(missing.length > 0)(`the age program${skipped(missing)}`, () => {
  const path = (name: string) => join(folder, name)
  const identityFile = () => {
    writeFileSync(path('identity.txt'), `# paper key\n${backup.identity}\n`)
    return path('identity.txt')
  }

  test.each([
    ['binary', false],
    ['armored', true],
  ])('opens what the app wrote, %s', async (name, armored) => {
    writeFileSync(path(name), await ageFile(plain(), backup, { armored }))
    const opened = execFileSync('age', ['-d', '-i', identityFile(), path(name)])
    expect(opened.equals(plain())).toBe(true)
  })

  test.each([
    ['binary', []],
    ['armored', ['-a']],
  ])('writes what the app opens, %s', async (name, options) => {
    writeFileSync(path('plain.json'), plain())
    const out = path(`theirs-${name}`)
    execFileSync('age', ['-e', ...options, '-r', backup.recipient, '-o', out, path('plain.json')])
    expect((await read(readFileSync(out), backup.identity)).found).toHaveLength(5)
  })

  test.skipIf(noTerminal.length > 0)(
    `opens a file with a passphrase, typed at a terminal${skipped(noTerminal)}`,
    async () => {
      writeFileSync(path('by-passphrase'), await ageFile(plain(), { passphrase: PASSPHRASE }, { armored: false }))
      const command = `age -d -o '${path('opened')}' '${path('by-passphrase')}'`
      const { status } = spawnSync('script', ['-qec', command, '/dev/null'], {
        input: `${PASSPHRASE}\n`,
        timeout: PATIENCE,
      })
      expect(status).toBe(0)
      expect(readFileSync(path('opened')).equals(plain())).toBe(true)
    },
  )
})

test('another reader of the format opens a file with a passphrase', async () => {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(PASSPHRASE)
  const bytes = await ageFile(plain(), { passphrase: PASSPHRASE }, { armored: false, workFactor: CHEAP })
  expect(Buffer.from(await decrypter.decrypt(bytes)).equals(plain())).toBe(true)
})
