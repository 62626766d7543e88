import { describe, expect, it } from 'vitest'
import type { CharacterSet, Weight } from '../../../electron/sheets/typeface/families.ts'
import { covers, monospaceFile, runsOf } from '../../../electron/sheets/typeface/typeface.ts'
import { codePointsOf, unpackWoff } from '../../../electron/sheets/typeface/woff.ts'

const SETS: readonly CharacterSet[] = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']
const WEIGHTS: readonly Weight[] = ['regular', 'medium', 'bold']

describe('the typeface', () => {
  it('has every printable ASCII character', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => 32 + index)
    expect(ascii.filter((codePoint) => !covers(codePoint, 'exact'))).toEqual([])
  })

  it.each(SETS)('has the same characters in every weight of %s', (set) => {
    const [regular, medium, bold] = WEIGHTS.map((weight) => [...codePointsOf(monospaceFile(weight, set))])
    expect(medium).toEqual(regular)
    expect(bold).toEqual(regular)
  })

  it('lacks what it lacks', () => {
    expect(covers(0x4e2d, 'exact')).toBe(false)
    expect(covers(0x1f600, 'exact')).toBe(false)
  })

  it('sets a line in as few fonts as it can', () => {
    expect(runsOf('Zażółć сервис 1')).toEqual([
      { set: 'latin', text: 'Za' },
      { set: 'latin-ext', text: 'ż' },
      { set: 'latin', text: 'ó' },
      { set: 'latin-ext', text: 'łć ' },
      { set: 'cyrillic', text: 'сервис ' },
      { set: 'latin', text: '1' },
    ])
  })
})

describe('unpacking a font', () => {
  it('gives TrueType tables at multiples of four', () => {
    const font = monospaceFile('regular', 'latin')
    const view = new DataView(font.buffer)
    expect(view.getUint32(0)).toBe(0x00010000)
    const offsets = Array.from({ length: view.getUint16(4) }, (_, index) => view.getUint32(12 + 16 * index + 8))
    expect(offsets.filter((offset) => offset % 4 !== 0 || offset >= font.length)).toEqual([])
  })

  it('refuses what is not WOFF', () => {
    expect(() => unpackWoff(new Uint8Array(64))).toThrow('not a WOFF file')
  })
})
