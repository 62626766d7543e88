import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PdfBytes } from '../../../electron/sheets/pdf/pdf-bytes.ts'

const MIB = 1024 * 1024

describe('the bytes of a file as it is written', () => {
  it('are its pieces one after the other, and the pieces are wiped', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (pieces) => {
        const bytes = new PdfBytes()
        const expected = Buffer.concat(pieces)
        for (const piece of pieces) bytes.add(piece)
        expect(Buffer.compare(bytes.take(), expected)).toBe(0)
        expect(Buffer.concat(pieces).every((byte) => byte === 0)).toBe(true)
      }),
    )
  })

  it.each([MIB - 1, MIB, MIB + 1, 3 * MIB])('go on where a block is full: %i bytes, and three more', (length) => {
    const bytes = new PdfBytes()
    bytes.add(new Uint8Array(length).fill(7))
    bytes.add(Uint8Array.of(1, 2, 3))
    const whole = bytes.take()
    expect(whole).toHaveLength(length + 3)
    expect(whole.subarray(0, length).every((byte) => byte === 7)).toBe(true)
    expect([...whole.subarray(length)]).toEqual([1, 2, 3])
  })

  it('are gone once they are wiped', () => {
    const bytes = new PdfBytes()
    bytes.add(Uint8Array.of(1, 2, 3))
    bytes.wipe()
    expect(bytes.take()).toHaveLength(0)
  })
})
