import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onOneLine, wrapCode, wrapParts, wrapProse } from '../../../electron/sheets/layout/wrap.ts'
import { cellsWide } from '../../../electron/sheets/typeface/set-text.ts'

describe('a recovery code', () => {
  it.each(['0123456789abcdef', 'abcde-12345', '123e4567-e89b-12d3-a456-426614174000', 'tree house rain'])(
    'stays on one line: %s',
    (code) => {
      expect(wrapCode(code)).toEqual({ lines: [code], joint: '' })
    },
  )

  it('of 64 characters is cut into four lines of 16', () => {
    const code = '0123456789abcdef'.repeat(4)
    expect(wrapCode(code)).toEqual({ lines: Array(4).fill('0123456789abcdef'), joint: '' })
  })

  it('is not cut after a hyphen', () => {
    expect(wrapCode('abcdefghijklmno-abcdefghijklmno-abcdefghijklmno').lines).toEqual([
      'abcdefghijklmno',
      '-abcdefghijklmno',
      '-abcdefghijklmno',
    ])
  })

  it('is not cut before a hyphen in the first half of a piece', () => {
    expect(wrapCode(`ab-${'c'.repeat(40)}`).lines).toEqual(['ab-ccccccccccccc', 'c'.repeat(16), 'c'.repeat(11)])
  })

  it('made of many words is broken at its spaces', () => {
    expect(wrapCode('correct horse battery staple orange window guitar')).toEqual({
      lines: ['correct horse battery staple orange', 'window guitar'],
      joint: ' ',
    })
  })

  it('shows a space that a line break would hide by its number', () => {
    expect(wrapCode(`a ${'b'.repeat(40)}`)).toEqual({
      lines: ['a[U+0020]bbbbbbb', 'bbbbbbbbbbbbbbbb', 'bbbbbbbbbbbbbbbbb'.slice(0, 16), 'b'],
      joint: '',
    })
  })

  it('loses and gains nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{1,40}( [!-~]{1,40}){0,6}$/), (code) => {
        const { lines, joint } = wrapCode(code)
        expect(lines.join(joint).replaceAll('[U+0020]', ' ')).toBe(code.replaceAll('[U+0020]', ' '))
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(36)
      }),
    )
  })
})

describe('prose', () => {
  it('is broken at spaces, and a word that is too long is cut', () => {
    expect(wrapProse('a word and incomprehensible', 8)).toEqual(['a word', 'and', 'incompre', 'hensible'])
  })

  it('keeps an empty line', () => {
    expect(wrapProse('', 8)).toEqual([''])
  })

  it('keeps parts whole where it can', () => {
    expect(wrapParts(['Digits 6', 'Period 30 seconds', 'x'], 22)).toEqual(['Digits 6', 'Period 30 seconds · x'])
  })
})

describe('prose in a script without spaces', () => {
  it('is broken between words, and not before a full stop or after a bracket', () => {
    expect(wrapProse('この口座は公開用です。「安全」な場所', 20)).toEqual(['この口座は公開用です。', '「安全」な場所'])
    expect(wrapProse('不要放在笔记本电脑里。', 17)).toEqual(['不要放在笔记本电脑', '里。'])
    expect(wrapProse('โปรดเก็บรหัสกู้คืน', 9)).toEqual(['โปรดเก็บรหัส', 'กู้คืน'])
  })

  it('keeps a word in Latin letters whole', () => {
    expect(wrapProse('日本GitHub日本', 8)).toEqual(['日本', 'GitHub', '日本'])
  })
})

describe('prose that is too wide', () => {
  it.each(['한'.repeat(100), 'محمد'.repeat(60), 'क्षत्रिय'.repeat(40), 'क्'.repeat(90), 'กำ'.repeat(90), 'שָׁ'.repeat(90)])(
    'is cut where a character ends, and loses nothing: %s',
    (word) => {
      const lines = wrapProse(`a ${word} b`, 20)
      expect(lines.filter((line) => cellsWide(line) > 20 + 1e-6)).toEqual([])
      expect(lines.join('').replace(/[ \u200E\u200F]/g, '')).toBe(`a${word}b`)
      expect(lines.length).toBeGreaterThan(2)
    },
  )

  it('has a mark where it is cut to one line', () => {
    expect(onOneLine('日本語のサービス', 10)).toBe('日本語のサ…')
    expect(onOneLine('alice', 5)).toBe('alice')
    expect(onOneLine('alice', 4)).toBe('ali…')
  })
})

describe('lines of a paragraph that runs from right to left', () => {
  it('say so where they begin with a letter that runs the other way', () => {
    expect(wrapProse('אבגדה GitHub אבגדה', 9)).toEqual(['אבגדה', '\u200FGitHub', 'אבגדה'])
    expect(wrapProse('GitHub אבגדה', 9)).toEqual(['GitHub', '\u200Eאבגדה'])
  })
})
