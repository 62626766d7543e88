import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../electron/intake/containers/limits.ts'
import { readPropertyList, Uid } from '../../../electron/intake/containers/property-list.ts'
import { KitError } from '../../../electron/kit-error.ts'
import { propertyList, type Value } from '../../fixtures/intake/property-list.ts'

const read = (bytes: Uint8Array) => readPropertyList(bytes, 'list')

test('what another program wrote is read', () => {
  // plistlib of Python 3.
  const bytes = Buffer.from(
    'YnBsaXN0MDDWAQIDBAUGBxAREhMUUWFVYnl0ZXNUbG9uZ1N1aWRUdWlkMlN1bmmoCAkKCwwNDg8QARP//////////xEBLBIAARFwEwAAAQAAAAAACQgjP/gAAAAAAABPEBQAAQIDBAUGBwgJCgsMDQ4PEBESE18QKHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHiABYMAARFwaABHAHIA/ADfAGUAINg93REIFRcdIiYrLzg6Q0ZLVFVWX3aho6gAAAAAAAABAQAAAAAAAAAVAAAAAAAAAAAAAAAAAAAAuQ==',
    'base64',
  )
  expect(read(bytes)).toEqual(
    new Map<string, unknown>([
      ['a', [1, -1, 300, 70_000, 2 ** 40, true, false, 1.5]],
      ['bytes', Uint8Array.from({ length: 20 }, (_, index) => index)],
      ['long', 'x'.repeat(40)],
      ['uid', new Uid(5)],
      ['uid2', new Uid(70_000)],
      ['uni', 'Grüße 🔑'],
    ]),
  )
})

test('bytes have a buffer of their own, so that they can be wiped alone', () => {
  const list = propertyList([Uint8Array.of(1, 2, 3)])
  const value = read(list)
  expect(value).toEqual([Uint8Array.of(1, 2, 3)])
  list.fill(0)
  expect(value).toEqual([Uint8Array.of(1, 2, 3)])
})

describe('a file made to keep the reader busy', () => {
  const nested = (depth: number) => Array.from({ length: depth }).reduce<Value>((inner: Value) => [inner], 'deep')

  test('is read as deep as the limit, and no deeper', () => {
    expect(() => read(propertyList(nested(LIMITS.propertyListDepth)))).not.toThrow()
    expect(() => read(propertyList(nested(LIMITS.propertyListDepth + 1)))).toThrow(/was damaged/)
  })

  test('that is a circle ends', () => {
    const bytes = propertyList([['end']])
    // The inner list names itself in place of the text.
    bytes[8 + 3 + 2] = 1
    expect(() => read(bytes)).toThrow(/was damaged/)
  })

  test('that doubles with every level is too large', () => {
    // Each list names the next twice.
    const lists = Array.from({ length: 40 }, (_, at) => Buffer.from([0xa2, at + 1, at + 1]))
    const objects = [...lists, Buffer.from([0x00])]
    const offsets = objects.map((_, at) => 8 + 3 * at)
    const trailer = Buffer.alloc(32)
    trailer.set([1, 1], 6)
    trailer.set([objects.length], 15)
    trailer.set([8 + 3 * lists.length + 1], 31)
    const bytes = Buffer.concat([Buffer.from('bplist00'), ...objects, Buffer.from(offsets), trailer])
    expect(() => read(bytes)).toThrow(KitError)
    expect(() => read(bytes)).toThrow(/more than 10000 entries/)
  })

  test('whatever the bytes, the answer is a value or a coded error', () => {
    const sound = propertyList({ a: [1, 'text', new Uint8Array(20), null], b: { c: true } })
    const edits = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    const cut = fc.nat(sound.length).map((at) => sound.slice(0, at))
    const changed = edits.map((all) => {
      const copy = sound.slice()
      for (const [at, byte] of all) copy[at] = byte
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(cut, changed), (bytes) => {
        try {
          read(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(KitError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
