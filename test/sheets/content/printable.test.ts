import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printableCode, printableText, visibleName } from '../../../electron/sheets/content/printable.ts'
import { covers, runsOf } from '../../../electron/sheets/pdf/typeface.ts'

describe('a name on paper', () => {
  it.each(['PyPI', 'Zażółć gęślą jaźń', 'Ångström', 'сервис', 'Việt Nam', 'a – b … “c” €'])(
    'is printed as it is: %s',
    (name) => {
      expect(printableText(name, covers)).toEqual({ text: name, substituted: false })
    },
  )

  it('shows numbers for what the typeface lacks', () => {
    expect(printableText('中文 😀', covers)).toEqual({ text: '[U+4E2D][U+6587] [U+1F600]', substituted: true })
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
        expect(Array.from(text).every((character) => covers(character.codePointAt(0) ?? 0))).toBe(true)
        expect(
          runsOf(text)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('a recovery code on paper', () => {
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
