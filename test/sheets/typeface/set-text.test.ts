import { describe, expect, it } from 'vitest'
import { stretchesOf } from '../../../electron/sheets/typeface/bidi.ts'
import { cellsWide, piecesOf } from '../../../electron/sheets/typeface/set-text.ts'

/** The pieces of a line, as they stand from left to right. */
const pieces = (line: string) =>
  piecesOf(line).map((piece) => [piece.kind === 'cells' ? piece.set : piece.face.name.replace(/-\d+$/, ''), piece.text])

describe('a line that runs both ways', () => {
  it('has its stretches in the order in which they are seen (UAX #9)', () => {
    expect(stretchesOf('abc אבג 12 דה')).toEqual([
      { text: 'abc ', isRtl: false },
      { text: ' דה', isRtl: true },
      { text: '12', isRtl: false },
      { text: 'אבג ', isRtl: true },
    ])
  })

  it('runs the way of its first letter, unless it is told another', () => {
    const places = (line: string) => stretchesOf(line).map(({ text }) => text.trim())
    expect(places('אב cd')).toEqual(['cd', 'אב'])
    expect(places('cd אב')).toEqual(['cd', 'אב'])
    expect(places('\u200Fcd אב')).toEqual(['אב', 'cd'])
    expect(places('\u200Eאב cd')).toEqual(['אב', 'cd'])
  })

  it('has its brackets mirrored', () => {
    expect(pieces('(אב)')).toEqual([
      ['latin', '('],
      ['noto-sans-hebrew-hebrew', 'אב'],
      ['latin', ')'],
    ])
  })
})

describe('a face', () => {
  it('stands in only for what the monospace lacks', () => {
    expect(pieces('ab 日本 сервис')).toEqual([
      ['latin', 'ab '],
      ['noto-sans-jp', '日'],
      ['noto-sans-jp', '本'],
      ['latin', ' '],
      ['cyrillic', 'сервис'],
    ])
  })

  it('is the Chinese one for a text that the Japanese one has not all of', () => {
    expect(new Set(pieces('汉语中文').map(([face]) => face))).toEqual(new Set(['noto-sans-sc']))
    expect(new Set(pieces('漢語中文').map(([face]) => face))).toEqual(new Set(['noto-sans-jp']))
  })
})

describe('a width', () => {
  it('is a cell a character in the monospace', () => {
    expect(cellsWide('Zażółć сервис 1')).toBe(15)
  })

  it('is an em for an ideograph, which is no whole number of cells', () => {
    expect(cellsWide('日本')).toBeCloseTo(2 / 0.6, 9)
  })

  it('is that of the letters as they join', () => {
    expect(cellsWide('ننن')).toBeLessThan(3 * cellsWide('ن') - 1)
    expect(cellsWide('क्ष')).toBeLessThan(cellsWide('क') + cellsWide('ष'))
  })
})
