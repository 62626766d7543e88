import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KitError } from '../../../electron/kit-error.ts'
import { LIMITS } from '../../../electron/intake/containers/limits.ts'
import { isZip, readZip, zipPaths } from '../../../electron/intake/containers/zip.ts'
import { zipOf } from '../../fixtures/intake/zips.ts'

const FILES = { 'a.txt': 'first', 'deep/ö.json': '{"second":true}', 'b.bin': new Uint8Array(5000) }
const all = () => true

async function unpacked(bytes: Uint8Array, password?: string, wanted: (path: string) => boolean = all) {
  const files = await readZip(
    { name: 'x.zip', bytes },
    { what: 'test file', wanted, ...(password !== undefined && { password }) },
  )
  return Object.fromEntries([...files].map(([path, content]) => [path, new TextDecoder().decode(content)]))
}

async function codeOf(bytes: Uint8Array, password?: string): Promise<unknown> {
  return await unpacked(bytes, password).then(
    () => 'read',
    (error: unknown) => (error as KitError).code,
  )
}

const CONTENT = { 'a.txt': 'first', 'deep/ö.json': '{"second":true}', 'b.bin': '\0'.repeat(5000) }

describe('a zip', () => {
  test.each([
    ['plain', {}, undefined],
    ['stored', { stored: true }, undefined],
    ['under AES', { password: 'пароль 🔑 ' }, 'пароль 🔑 '],
    ['under ZipCrypto', { password: 'old', zipCrypto: true }, 'old'],
  ])('%s gives every file', async (_, protection, password) => {
    expect(await unpacked(await zipOf(FILES, protection), password)).toEqual(CONTENT)
  })

  test('is unpacked only where it is wanted, and then needs no password for the rest', async () => {
    const locked = await zipOf(FILES, { password: 'x' })
    expect(await unpacked(await zipOf(FILES), undefined, (path) => path === 'a.txt')).toEqual({ 'a.txt': 'first' })
    expect(await unpacked(locked, undefined, () => false)).toEqual({})
  })

  test('tells its paths without being unpacked, also when its end is missing', async () => {
    const bytes = await zipOf(FILES, { password: 'x' })
    expect(zipPaths({ name: '', bytes })).toEqual(Object.keys(FILES))
    expect(zipPaths({ name: '', bytes: bytes.slice(0, -30) })).toEqual(Object.keys(FILES))
    expect(zipPaths({ name: '', bytes: new Uint8Array(4) })).toEqual([])
    expect([isZip({ name: '', bytes }), isZip({ name: '', bytes: bytes.slice(1) })]).toEqual([true, false])
  })

  test.each([false, true])(
    'tells a missing password, a wrong one, a cut file and a damaged one apart (ZipCrypto: %s)',
    async (zipCrypto) => {
      const bytes = await zipOf({ 'a.txt': 'first' }, { password: 'right', zipCrypto })
      expect(await codeOf(bytes)).toBe('password-needed')
      expect(await codeOf(bytes, '')).toBe('wrong-password')
      expect(await codeOf(bytes, 'right ')).toBe('wrong-password')
      expect(await codeOf(bytes.slice(0, -1), 'right')).toBe('file-truncated')
    },
  )

  test('with a changed byte in it is damaged', async () => {
    const stored = await zipOf({ 'a.txt': 'first' }, { stored: true })
    expect(await codeOf(flipped(stored, Buffer.from(stored).indexOf('first')))).toBe('file-damaged')
    const locked = await zipOf({ 'a.txt': 'first' }, { password: 'right' })
    // The header of 30 bytes, the name, the AES field of 11, salt and password check of 18: then the data.
    const place = 30 + 5 + new DataView(locked.buffer, locked.byteOffset).getUint16(28, true) + 18
    expect(await codeOf(flipped(locked, place), 'right')).toBe('file-damaged')
  })

  test('with more files than any export has is turned away', async () => {
    const many = Object.fromEntries(Array.from({ length: LIMITS.zipEntries + 1 }, (_, index) => [`${index}`, '']))
    expect(await codeOf(await zipOf(many))).toBe('file-too-large')
  })

  test('that unpacks to more than any export is turned away, whatever size it claims', async () => {
    const bomb = await zipOf({ 'a.txt': new Uint8Array(LIMITS.unpackedBytes + 1) })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await codeOf(bomb)).toBe('file-too-large')
  })

  test('cut anywhere or with any byte changed is read whole or gives a coded error', async () => {
    const bytes = await zipOf({ 'a.txt': 'first', 'b.txt': 'second' }, { password: 'right' })
    const place = fc.nat(bytes.length - 1)
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, cut) => {
        const broken = cut ? bytes.slice(0, at) : flipped(bytes, at, change)
        try {
          for (const content of Object.values(await unpacked(broken, 'right')))
            expect(['first', 'second']).toContain(content)
        } catch (error) {
          expect(error).toBeInstanceOf(KitError)
        }
      }),
      { numRuns: 100 },
    )
  })
})

function flipped(bytes: Uint8Array, at: number, change = 1): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ change : byte))
}
