import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOX, boxed, replaceHidden } from '../electron/visible-text.ts'

/** Characters named in the issue and the audit: bidi marks and isolates, zero-width characters, C0 and C1. */
const NAMED = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  ...range(0x202a, 0x202e),
  ...range(0x2066, 0x2069),
  ...range(0x200b, 0x200f),
  ...[0x061c, 0xfeff, 0x2028, 0x2029, 0x00ad, 0x2060, 0x180e, 0x3164, 0xe0041],
].map((code) => String.fromCodePoint(code))

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

describe('a text to show', () => {
  it('has a box for each character that is invisible or reverses text', () => {
    for (const character of NAMED) {
      expect(boxed(`a${character}b`)).toBe(`a${BOX}b`)
      expect(boxed(character)).toBe(BOX)
    }
    expect(boxed('\u202E\u200Blive')).toBe('□□live')
    expect(boxed('\uD800')).toBe(BOX)
  })

  it.each([
    'PyPI · “älice”',
    '日本語 中文 한국어',
    'שלום עולם',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '👩\u200D💻 👍🏽 ❤\uFE0F\u200D🔥 1\uFE0F\u20E3',
    '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '葛\u{E0100}',
    'e\u0301',
  ])('is left alone where nothing is hidden: %s', (text) => {
    expect(boxed(text)).toBe(text)
  })

  it.each([
    ['Pay\u200DPal', 'Pay□Pal'],
    ['1\uFE0F', '1□'],
    ['a\u200C', 'a□'],
    ['\u{E0067}x', '□x'],
    ['💻\u200Dx', '💻□x'],
  ])('shows what belongs to emoji and joined letters anywhere else: %j', (text, shown) => {
    expect(boxed(text)).toBe(shown)
  })

  it('keeps no more tags than a flag has, however many follow', () => {
    const tag = '\u{E0067}'
    expect(boxed(`\u{1F3F4}${tag.repeat(50_000)}`)).toBe(`\u{1F3F4}${tag.repeat(7)}${BOX.repeat(49_993)}`)
  })

  it('keeps the lines of a note, and shows a line break in a name', () => {
    expect(boxed('one\r\ntwo\n\tthree\rfour', 'many')).toBe('one\ntwo\n\tthree□four')
    expect(boxed('one\ntwo')).toBe('one□two')
  })

  it('has nothing hidden left in it, and says each hidden character once', () => {
    const hidden = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\uFEFF\u00AD]/u
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found: string[] = []
        const shown = replaceHidden(text, 'one', (character) => {
          found.push(character)
          return ''
        })
        return !hidden.test(boxed(text)) && shown.length + found.join('').length === text.length
      }),
      { seed: 20 },
    )
  })
})
