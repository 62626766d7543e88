import { describe, expect, test } from 'vitest'
import { hasWholePages, openSqlcipher } from '../../../electron/intake/containers/sqlcipher.ts'
import { sqlcipher } from '../../fixtures/intake/authenticator-plus.ts'

/** Three pages of 1024 bytes; the reserve of 48 at the end of each is not kept. */
const PLAIN = Uint8Array.from({ length: 3072 }, (_, index) => (index % 1024 < 976 ? (index * 7) % 251 : 0))
PLAIN.set(Buffer.from('SQLite format 3\0', 'latin1'))

describe('a SQLCipher database', () => {
  const sealed = sqlcipher(PLAIN, 'пароль 🔑 ')
  const flipped = (at: number) => sealed.map((byte, index) => (index === at ? byte ^ 1 : byte))

  test('is decrypted page by page, and begins as SQLite does', async () => {
    expect(await openSqlcipher(sealed, 'пароль 🔑 ', 'test database')).toEqual(PLAIN)
  })

  test('does not open with another password', async () => {
    expect(await openSqlcipher(sealed, 'пароль 🔑', 'test database')).toBeUndefined()
  })

  test.each([0, 16, 975, 976, 992])('with byte %i of its first page changed does not open', async (at) => {
    expect(await openSqlcipher(flipped(at), 'пароль 🔑 ', 'test database')).toBeUndefined()
  })

  test.each([1024, 2048 + 975, 2048 + 976, 2048 + 1011])('with byte %i changed is damaged', async (at) => {
    await expect(openSqlcipher(flipped(at), 'пароль 🔑 ', 'test database')).rejects.toMatchObject({
      code: 'file-damaged',
    })
  })

  test('does not open with its pages in another order', async () => {
    const swapped = new Uint8Array([...sealed.slice(0, 1024), ...sealed.slice(2048), ...sealed.slice(1024, 2048)])
    await expect(openSqlcipher(swapped, 'пароль 🔑 ', 'test database')).rejects.toMatchObject({ code: 'file-damaged' })
  })

  test('has whole pages', () => {
    expect([sealed, sealed.slice(1), new Uint8Array(1024), new Uint8Array(0)].map(hasWholePages)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
