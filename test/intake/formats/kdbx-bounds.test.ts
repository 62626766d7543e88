import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openKdbx } from '../../../electron/intake/formats/kdbx-open.ts'
import { unpackGzip } from '../../../electron/intake/gzip.ts'
import { addEntry, kdbxFile } from '../../fixtures/intake/kdbx.ts'

const MIB = 1024 * 1024

test.each([3, 4] as const)(
  'KDBX %i that unpacks to more than is allowed is refused, with the right password',
  async (version) => {
    const bytes = await kdbxFile({
      password: 'known',
      version,
      fill: (database) => void addEntry(database, { Title: 'bomb', Notes: '0'.repeat(4 * MIB) }),
    })
    expect(bytes.length).toBeLessThan(16 * 1024)
    await expect(openKdbx({ bytes }, { password: 'known' }, MIB)).rejects.toMatchObject({ code: 'file-too-large' })
    await expect(openKdbx({ bytes }, { password: 'other' }, MIB)).rejects.toMatchObject({ code: 'wrong-password' })
    const database = await openKdbx({ bytes }, { password: 'known' }, 5 * MIB)
    expect(database.groups).toHaveLength(1)
  },
)

test('gzip is counted as it comes out, whatever size it claims', async () => {
  const packed = gzipSync(Buffer.alloc(8 * MIB))
  packed.writeUInt32LE(10, packed.length - 4)
  await expect(unpackGzip(packed, 'file', MIB)).rejects.toMatchObject({ code: 'file-too-large' })
  await expect(unpackGzip(packed, 'file', 9 * MIB)).rejects.toMatchObject({ code: 'file-damaged' })
  await expect(unpackGzip(packed.subarray(0, -20), 'file', 9 * MIB)).rejects.toMatchObject({ code: 'file-damaged' })
  expect(await unpackGzip(gzipSync('text'), 'file', 4)).toEqual(new TextEncoder().encode('text'))
})
