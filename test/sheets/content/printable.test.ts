import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printableCode, printableText, visibleName } from '../../../electron/sheets/content/printable.ts'
import { piecesOf } from '../../../electron/sheets/typeface/set-text.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'

describe('a name on paper', () => {
  it.each(['PyPI', 'Zażółć gęślą jaźń', 'Ångström', 'сервис', 'Việt Nam', 'a – b … “c” €'])(
    'is printed as it is: %s',
    (name) => {
      expect(printableText(name, covers)).toEqual({ text: name, substituted: false })
    },
  )

  it.each([
    ...['Ελληνικά', 'שלום עולם', 'שָׁלוֹם', 'مرحبا بالعالم', 'می\u200Cخواهم', 'हिन्दी', 'क्\u200Dष', 'ภาษาไทย', 'น้ำ'],
    ...['汉语简体', '繁體中文', '日本語のサービス', '한국어', '𠮷野家', 'ﾊﾝｶｸ', '①★→'],
  ])('is printed in its own script: %s', (name) => {
    expect(printableText(name, covers)).toEqual({ text: name.normalize('NFC'), substituted: false })
  })

  it.each([
    ['🚀', '[rocket]'],
    ['👋🏽 you', '[waving hand: medium skin tone] you'],
    ['👩‍💻', '[woman technologist]'],
    ['🇯🇵', '[flag Japan]'],
    ['❤️', '[red heart]'],
    ['☎\uFE0E', '[telephone]'],
    ['1️⃣', '[keycap 1]'],
    ['🏿', '[dark skin tone]'],
    ['© 1 ™', '© 1 ™'],
  ])('has the names of emoji: %s', (name, text) => {
    expect(printableText(name, covers)).toEqual({ text, substituted: false })
  })

  it('shows numbers for what no face has', () => {
    expect(printableText('აბ \u{1F8FF}', covers)).toEqual({ text: '[U+10D0][U+10D1] [U+1F8FF]', substituted: true })
  })

  it('shows a mark on a letter of another script, and the fifth on one letter', () => {
    expect(printableText('ก\u05B8', covers)).toEqual({ text: 'ก[U+05B8]', substituted: true })
    expect(printableText(`ก${'\u0E48'.repeat(5)}`, covers)).toEqual({
      text: `ก${'\u0E48'.repeat(4)}[U+0E48]`,
      substituted: true,
    })
  })

  it('has a plain space for the wide one between two characters, and nowhere else', () => {
    expect(printableText('山田\u3000太郎\u3000', covers)).toEqual({ text: '山田 太郎[U+3000]', substituted: true })
  })

  it('shows what would be invisible or would turn the line around', () => {
    expect(printableText('a\u200Bb\u202Ec\u00A0d\ne', covers)).toEqual({
      text: 'a[U+200B]b[U+202E]c[U+00A0]d[U+000A]e',
      substituted: true,
    })
  })

  it('is composed, as a letter and its accent are one', () => {
    expect(printableText('e\u0301', covers)).toEqual({ text: 'é', substituted: false })
  })

  it('shows an accent that cannot be composed', () => {
    expect(printableText('x\u0301', covers)).toEqual({ text: 'x[U+0301]', substituted: true })
  })

  it('is always printable afterwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const { text } = printableText(name, covers)
        const lacking = Array.from(text).filter((character) => !covers(character.codePointAt(0) ?? 0, 'prose'))
        expect(lacking.filter((character) => !/[\p{M}\u200C\u200D]/u.test(character))).toEqual([])
        const drawn = piecesOf(text).map((piece) => Array.from(piece.text).length)
        expect(drawn.reduce((sum, length) => sum + length, 0)).toBe(Array.from(text).length)
      }),
    )
  })
})

describe('a recovery code on paper', () => {
  it('is in the monospace alone, so that each character is told from all others', () => {
    expect(printableCode('ΑА中🚀', covers)).toEqual({ text: '[U+0391]А[U+4E2D][U+1F680]', substituted: true })
  })

  it('is not composed', () => {
    expect(printableCode('e\u0301', covers)).toEqual({ text: 'e[U+0301]', substituted: true })
  })

  it('keeps single spaces between words', () => {
    expect(printableCode('tree house', covers)).toEqual({ text: 'tree house', substituted: false })
  })

  it('shows spaces that a reader could miss', () => {
    expect(printableCode(' a  b ', covers)).toEqual({ text: '[U+0020]a [U+0020]b[U+0020]', substituted: true })
  })
})

describe('a name in a warning', () => {
  it('has the numbers of what nobody sees, and keeps every letter', () => {
    expect(visibleName('\u202Eevil 中文\u200B')).toBe('[U+202E]evil 中文[U+200B]')
  })
})
