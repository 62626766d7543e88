import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openKdbx } from '../../../../electron/intake/formats/kdbx/kdbx-open.ts'
import { areBlocks, innerHeaderEnd } from '../../../../electron/intake/formats/kdbx/kdbx-header.ts'
import { checkedXml } from '../../../../electron/intake/formats/kdbx/kdbx-markup.ts'
import { unpackGzip } from '../../../../electron/intake/containers/gzip.ts'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { KitError } from '../../../../electron/kit-error.ts'
import { addEntry, kdbxFile } from '../../../fixtures/intake/kdbx.ts'

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

test('an attachment of KDBX 3 that is packed stays packed', async () => {
  const packed = gzipSync(Buffer.alloc(8 * MIB))
  const attachment = new Uint8Array(packed).buffer
  const bytes = await kdbxFile({
    password: 'known',
    version: 3,
    fill: (database) => {
      addEntry(database, { Title: 'bomb' }).binaries.set('zeros', attachment)
      database.binaries.addWithHash({ hash: 'zeros', value: attachment })
      const buildXml = database.buildXml.bind(database)
      database.buildXml = (context) => {
        buildXml(context)
        markPacked(database.xml)
      }
    },
  })
  const database = await openKdbx({ bytes }, { password: 'known' }, MIB)
  const [entry] = [...(database.groups[0]?.allEntries() ?? [])]
  const held = [...database.binaries.getAll().map(({ value }) => value), ...(entry?.binaries.values() ?? [])]
  expect(held.map((one) => 'byteLength' in one && one.byteLength)).toEqual([packed.length, packed.length])
})

interface Marked {
  readonly documentElement: { getElementsByTagName(name: string): Elements }
}
interface Elements {
  readonly length: number
  item(index: number): { setAttribute(name: string, value: string): void } | null
}

/** As KeePass 2 does with attachments of KDBX 3; the library never does. */
function markPacked(xml: unknown): void {
  const { documentElement } = xml as Marked
  for (const name of ['Binary', 'Value']) {
    const elements = documentElement.getElementsByTagName(name)
    for (let index = 0; index < elements.length; index++) elements.item(index)?.setAttribute('Compressed', 'True')
  }
}

test('XML with too many elements is refused before it is parsed', () => {
  const xml = (count: number) => Buffer.from(`<a>${'<b></b>'.repeat(count - 1)}</a>`)
  expect(checkedXml(xml(LIMITS.kdbxElements))).toHaveLength(7 * LIMITS.kdbxElements)
  expect(codeOf(() => checkedXml(xml(LIMITS.kdbxElements + 1)))).toBe('file-too-large')
  expect(codeOf(() => checkedXml(Buffer.from('<a><b></a>')))).toBe('file-damaged')
})

test.each([32, 36] as const)('blocks with %i bytes before their length are few, and whole', (proof) => {
  const blocks = (count: number) => Buffer.alloc((proof + 4) * count + count - 1, 0).map((_, at) => lengthAt(at, count))
  const lengthAt = (at: number, count: number) => (at % (proof + 5) === proof && at < (proof + 5) * (count - 1) ? 1 : 0)
  expect(areBlocks(blocks(3), proof)).toBe(true)
  expect(areBlocks(blocks(3).subarray(0, -1), proof)).toBe(false)
  expect(areBlocks(blocks(LIMITS.kdbxParts), proof)).toBe(true)
  expect(codeOf(() => areBlocks(blocks(LIMITS.kdbxParts + 1), proof))).toBe('file-damaged')
})

test('the header inside of KDBX 4 has few attachments, and ends before the file does', () => {
  const header = (count: number) => Buffer.from(`${'\x03\x01\0\0\0a'.repeat(count - 1)}\0\0\0\0\0<`, 'latin1')
  expect(innerHeaderEnd(header(3))).toBe(17)
  expect(innerHeaderEnd(header(LIMITS.kdbxParts))).toBe(6 * LIMITS.kdbxParts - 1)
  expect(codeOf(() => innerHeaderEnd(header(LIMITS.kdbxParts + 1)))).toBe('file-damaged')
  for (const cut of [0, 4, 6, 11, 16])
    expect(codeOf(() => innerHeaderEnd(header(3).subarray(0, cut)))).toBe('file-damaged')
})

test('gzip is counted as it comes out, whatever size it claims', async () => {
  const packed = gzipSync(Buffer.alloc(8 * MIB))
  packed.writeUInt32LE(10, packed.length - 4)
  await expect(unpackGzip(packed, 'file', MIB)).rejects.toMatchObject({ code: 'file-too-large' })
  await expect(unpackGzip(packed, 'file', 9 * MIB)).rejects.toMatchObject({ code: 'file-damaged' })
  await expect(unpackGzip(packed.subarray(0, -20), 'file', 9 * MIB)).rejects.toMatchObject({ code: 'file-damaged' })
  expect(await unpackGzip(gzipSync('text'), 'file', 4)).toEqual(new TextEncoder().encode('text'))
})

function codeOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error instanceof KitError ? error.code : error
  }
  return 'read'
}
