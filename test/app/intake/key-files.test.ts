import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'
import { addEntry, KEY_FILE, kdbxFile } from '../../fixtures/intake/kdbx.ts'
import { MA_FILE, maFile, manifest, STEAM_PASSWORD } from '../../fixtures/intake/steam.ts'

const PASSWORD = 'correct horse'
let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

async function database(password?: string) {
  const bytes = await kdbxFile({
    ...(password !== undefined && { password }),
    keyFile: KEY_FILE,
    fill: (kdbx) => void addEntry(kdbx, { Title: 'PyPI', 'TOTP Seed': 'JBSWY3DPEHPK3PXP' }),
  })
  return { name: 'vault.kdbx', bytes }
}

/** Bytes that the app may wipe. */
const file = (name: string, bytes: Uint8Array) => ({ name, bytes: new Uint8Array(bytes) })

describe('a database that needs a key file', () => {
  it('is opened by the one that was chosen, which is then wiped', async () => {
    const path = join(test.folder, 'my.key')
    writeFileSync(path, KEY_FILE)
    const { id, files } = await test.call['intake.read']({ files: [await database(PASSWORD)] })
    expect(files).toMatchObject([{ needsPassword: true, takesKeyFile: true }])
    expect(files[0]?.keyFile).toBeUndefined()
    test.filePaths = [path]
    expect((await test.call['intake.keyFile']({ intake: id, file: 0 })).files).toMatchObject([{ keyFile: 'my.key' }])
    const wrong = await test.call['intake.password']({ intake: id, file: 0, password: 'no' })
    expect(wrong.files).toMatchObject([{ needsPassword: true, keyFile: 'my.key', error: { code: 'wrong-password' } }])
    const keyFile = file('other.key', KEY_FILE)
    await test.call['intake.keyFile']({ intake: id, file: 0, keyFile })
    const view = await test.call['intake.password']({ intake: id, file: 0, password: PASSWORD })
    expect(view).toMatchObject({
      files: [{ format: 'KeePass database', needsPassword: false, takesKeyFile: false }],
      entries: [{ service: 'PyPI' }],
    })
    expect(keyFile.bytes).toEqual(new Uint8Array(32))
  })

  it('finds the one that was brought in before, with or after it', async () => {
    for (const [first, second] of [
      [[await database(), file('key', KEY_FILE)], []],
      [[file('key', KEY_FILE)], [await database()]],
      [[await database()], [file('key', KEY_FILE)]],
    ] as const) {
      let view = await test.call['intake.read']({ files: [...first] })
      if (second.length > 0) view = await test.call['intake.read']({ files: [...second], intake: view.id })
      const index = view.files.findIndex(({ name }) => name === 'vault.kdbx')
      expect(view.files[index]).toMatchObject({ needsPassword: true, takesKeyFile: true, keyFile: 'key' })
      expect(view.files[1 - index]).toMatchObject({ format: 'KeePass key file', needsPassword: false })
      view = await test.call['intake.password']({ intake: view.id, file: index, password: '' })
      expect(view.entries).toMatchObject([{ service: 'PyPI' }])
    }
  })

  it('takes one key file, stays as it is when none is chosen, and leaves no key file behind', async () => {
    const given = file('vault.key', KEY_FILE)
    const view = await test.call['intake.read']({ files: [await database(PASSWORD), given] })
    test.filePaths = ['a', 'b']
    await expect(test.call['intake.keyFile']({ intake: view.id, file: 0 })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    await expect(test.call['intake.keyFile']({ intake: view.id, file: 5, keyFile: given })).rejects.toMatchObject({
      code: 'not-found',
    })
    test.filePaths = undefined
    expect(await test.call['intake.keyFile']({ intake: view.id, file: 0 })).toEqual(view)
    await test.call['intake.password']({ intake: view.id, file: 0, password: PASSWORD })
    const take = [{ index: 0, service: 'PyPI', name: '' }]
    const ledger = await test.call['intake.commit']({ intake: view.id, take })
    expect(ledger).toMatchObject({ read: 1, added: 1, files: [{ name: 'vault.kdbx' }, { complete: false }] })
    expect(given.bytes).toEqual(new Uint8Array(32))
  })
})

describe('encrypted maFiles', () => {
  const second = { ...maFile(undefined, '2.maFile') }
  const third = { ...maFile(undefined, '3.maFile', 'another password') }
  const names = [MA_FILE, '2.maFile', '3.maFile']

  it('are opened by one password, except for those that have another', async () => {
    const files = [maFile(), second, third, manifest(names)].map(({ name, bytes }) => file(name, bytes))
    const { id } = await test.call['intake.read']({ files })
    const view = await test.call['intake.password']({ intake: id, file: 1, password: STEAM_PASSWORD })
    expect(view.files).toMatchObject([
      { format: 'Steam maFile, encrypted' },
      { format: 'Steam maFile, encrypted' },
      { needsPassword: true, error: { code: 'password-needed' } },
      { format: 'Steam Desktop Authenticator manifest' },
    ])
    expect(view.entries).toHaveLength(4)
  })

  it('wait for their manifest', async () => {
    const first = await test.call['intake.read']({ files: [file(MA_FILE, maFile().bytes)] })
    expect(first.files).toMatchObject([{ needsPassword: false, error: { code: 'companion-needed' } }])
    const files = [file('manifest.json', manifest().bytes)]
    const view = await test.call['intake.read']({ files, intake: first.id })
    expect(view.files[0]).toMatchObject({ needsPassword: true, takesKeyFile: false })
  })
})
