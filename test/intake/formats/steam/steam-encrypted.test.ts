import { expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import type { Source } from '../../../../electron/intake/intake.ts'
import { KitError } from '../../../../electron/kit-error.ts'
import { flipped } from '../../../fixtures/intake/outcome.ts'
import { STEAM_ACCOUNT, steamOldFile } from '../../../fixtures/intake/phone-files.ts'
import { MA_FILE, maFile, manifest, STEAM_PASSWORD } from '../../../fixtures/intake/steam.ts'

async function codeOf(source: Source, password?: string): Promise<string> {
  return await readSource(source, password).then(
    () => 'read',
    (error: unknown) => (error instanceof KitError ? error.code : String(error)),
  )
}

const both = { ...maFile(), beside: [{ name: 'notes.txt', bytes: new Uint8Array(3) }, manifest(['1.maFile', MA_FILE])] }

test('a maFile with its manifest and the password gives the token and the revocation code', async () => {
  expect(await readSource(both, STEAM_PASSWORD)).toMatchObject({
    format: 'steam-encrypted',
    found: [
      { kind: 'token', issuer: 'Steam', account: 'mara_plays', token: { type: 'steam', digits: 5 } },
      { kind: 'code-set', codes: [new TextEncoder().encode('R12345')] },
    ],
  })
})

test('a maFile without its manifest asks for it by name', async () => {
  await expect(readSource(maFile(), STEAM_PASSWORD)).rejects.toMatchObject({
    code: 'companion-needed',
    message: expect.stringContaining('Import the manifest.json of the same folder with it') as string,
  })
})

test('no password, a wrong one, a file cut off and a manifest cut off are told apart', async () => {
  expect(await codeOf(both)).toBe('password-needed')
  expect(await codeOf(both, 'wrong')).toBe('wrong-password')
  expect(await codeOf({ ...both, bytes: both.bytes.slice(0, -4) }, STEAM_PASSWORD)).toBe('file-truncated')
  expect(await codeOf({ ...both, bytes: flipped(both.bytes, 7, 0x80) }, STEAM_PASSWORD)).toBe('file-damaged')
  const broken = { name: 'manifest.json', bytes: manifest().bytes.slice(0, -4) }
  expect(await codeOf({ ...both, beside: [broken] }, STEAM_PASSWORD)).toBe('companion-needed')
  expect(await codeOf(broken)).toBe('file-truncated')
})

test('a maFile that was renamed is opened by whichever entry fits', async () => {
  expect(await codeOf({ ...both, name: 'copy.maFile' }, STEAM_PASSWORD)).toBe('read')
})

test('an account in another shape is set aside', async () => {
  const odd = { ...maFile({ ...STEAM_ACCOUNT, shared_secret: 5 }), beside: [manifest()] }
  expect((await readSource(odd, STEAM_PASSWORD)).found).toMatchObject([{ kind: 'quarantined' }])
})

test('a manifest holds no codes, and says what belongs to it', async () => {
  const { format, found, notes } = await readSource(manifest([MA_FILE, '2.maFile']))
  expect({ format, found }).toEqual({ format: 'steam-manifest', found: [] })
  expect(notes).toEqual([{ kind: 'steam-manifest', count: 2 }])
})

test('a maFile without a password is read as one, whatever lies beside it', () => {
  const plain = { name: MA_FILE, bytes: steamOldFile(), beside: [manifest()] }
  expect(formatOf(plain)?.id).toBe('steam-old')
})

test('a line of base64 under another name is not taken for a maFile', () => {
  expect(formatOf({ ...maFile(), name: 'backup.txt' })?.id).not.toBe('steam-encrypted')
})
