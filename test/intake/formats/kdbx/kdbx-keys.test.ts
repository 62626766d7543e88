import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import { KitError } from '../../../../electron/kit-error.ts'
import { addEntry, KEY_FILE, kdbxFile, xmlKeyFile, type KdbxFixture } from '../../../fixtures/intake/kdbx.ts'

const PASSWORD = 'correct horse'
const utf8 = (text: string) => new TextEncoder().encode(text)
const fill: KdbxFixture['fill'] = (database) =>
  void addEntry(database, { Title: 'PyPI', 'TOTP Seed': 'JBSWY3DPEHPK3PXP' })

async function source(more: Partial<KdbxFixture>, beside: readonly Uint8Array[] = []) {
  const bytes = await kdbxFile({ fill, ...more })
  return { name: 'vault.kdbx', bytes, beside: beside.map((bytes) => ({ name: 'key', bytes })) }
}

async function answerOf(...given: Parameters<typeof readSource>): Promise<string> {
  return await readSource(...given).then(
    ({ found }) => `${found.length} found`,
    (error: unknown) => (error instanceof KitError ? error.code : String(error)),
  )
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const picture = utf8('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>')
const long = utf8(`<KeyFile>${' '.repeat(70_000)}</KeyFile>`)

test.each<[string, Uint8Array, Uint8Array<ArrayBuffer>]>([
  ['32 bytes', KEY_FILE, KEY_FILE],
  ['64 hexadecimal digits', utf8(Buffer.from(KEY_FILE).toString('hex').toUpperCase()), KEY_FILE],
  ['XML, version 1', await xmlKeyFile(1), KEY_FILE],
  ['XML, version 2', await xmlKeyFile(2), KEY_FILE],
  ['any other file', utf8('a poem'), sha256(utf8('a poem'))],
  ['XML of another kind', picture, sha256(picture)],
  ['64 other characters', utf8('z'.repeat(64)), sha256(utf8('z'.repeat(64)))],
  ['a long file', long, sha256(long)],
])('a key file of %s opens a database together with the password, and is not changed', async (_, keyFile, key) => {
  const before = keyFile.slice()
  const database = await source({ password: PASSWORD, keyFile: key })
  expect(await answerOf(database, PASSWORD, keyFile)).toBe('1 found')
  expect(keyFile).toEqual(before)
})

describe('a database', () => {
  test('opens by its key file alone, which is not the same as one with an empty password', async () => {
    for (const password of [undefined, ''])
      expect(
        await answerOf(await source({ keyFile: KEY_FILE, ...(password !== undefined && { password }) }), '', KEY_FILE),
      ).toBe('1 found')
  })

  test.each([3, 4] as const)('of KDBX %i that needs both says so without either', async (version) => {
    const database = await source({ password: PASSWORD, keyFile: KEY_FILE, version })
    expect(await answerOf(database)).toBe('password-needed')
    expect(await answerOf(database, '', KEY_FILE)).toBe('wrong-password')
    await expect(readSource(database, PASSWORD)).rejects.toThrow('needs a key file as well, choose that too')
    const wrong = readSource(
      database,
      PASSWORD,
      KEY_FILE.map((byte) => byte ^ 1),
    )
    await expect(wrong).rejects.toThrow('cannot tell which of the two is wrong')
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-password' })
  })

  test('takes the one key file that lies beside it, whether it is needed or not', async () => {
    const xml = await xmlKeyFile(2)
    const locked = { password: PASSWORD, keyFile: KEY_FILE }
    expect(await answerOf(await source(locked, [xml]), PASSWORD)).toBe('1 found')
    expect(await answerOf(await source(locked, [KEY_FILE, utf8('notes')]), PASSWORD)).toBe('1 found')
    expect(await answerOf(await source({ password: PASSWORD }, [xml]), PASSWORD)).toBe('1 found')
    expect(await answerOf(await source(locked, [xml, KEY_FILE]), PASSWORD)).toBe('wrong-password')
    expect(await answerOf(await source(locked, [xml, KEY_FILE]), PASSWORD, KEY_FILE)).toBe('1 found')
  })
})

test('a key file whose checksum does not fit is called damaged', async () => {
  const text = Buffer.from(await xmlKeyFile(2)).toString()
  const broken = utf8(text.replace(/Hash="[0-9A-F]{2}/, 'Hash="zz'))
  const database = await source({ password: PASSWORD, keyFile: KEY_FILE })
  await expect(readSource(database, PASSWORD, broken)).rejects.toThrow('The key file was damaged or edited')
})

test('a key file holds no codes; a bare one is known by the database beside it', async () => {
  const beside = [{ name: 'vault.kdbx', bytes: await kdbxFile({ fill, password: '' }) }]
  const xml = { name: 'x', bytes: await xmlKeyFile(1) }
  expect(await readSource(xml)).toMatchObject({ format: 'keepass-key-file', found: [] })
  expect(formatOf({ name: 'x', bytes: KEY_FILE, beside })?.id).toBe('keepass-key-file')
  expect(formatOf({ name: 'x', bytes: KEY_FILE })?.id).not.toBe('keepass-key-file')
})
