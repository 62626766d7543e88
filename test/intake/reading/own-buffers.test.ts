import { expect, it } from 'vitest'
import { withOwnBuffers, withOwnBuffersInTurns } from '../../../electron/intake/reading/own-buffers.ts'
import { turnsDuring } from '../../turns.ts'

const MIB = 1024 * 1024

it('every byte array of a copy has a buffer of its own, and the same array the same one', async () => {
  const whole = Uint8Array.from([1, 2, 3, 4, 5])
  const part = whole.subarray(1, 3)
  const value = { name: 'a', list: [part, { again: part, none: undefined }] }
  for (const own of [withOwnBuffers(value), await withOwnBuffersInTurns(value)]) {
    expect(own.value).toEqual(value)
    expect(own.buffers.map(({ byteLength }) => byteLength)).toEqual([2])
    expect(own.value.list[0]).not.toBe(part)
  }
})

it('a large array is copied in turns with whatever else there is to do', async () => {
  const bytes = new Uint8Array(33 * MIB).map((_, at) => at % 251)
  const copying = withOwnBuffersInTurns({ bytes })
  expect(await turnsDuring(copying)).toBeGreaterThan(5)
  const { value } = await copying
  expect(Buffer.from(value.bytes.buffer).equals(bytes)).toBe(true)
})
