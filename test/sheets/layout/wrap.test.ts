import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapCode, wrapParts, wrapProse } from '../../../electron/sheets/layout/wrap.ts'

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
