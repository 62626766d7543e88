import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineCheck } from '../../../../electron/sheets/content/line-check.ts'
import {
  joined,
  lineLabel,
  pastedLines,
  sheetIdIn,
  verdictOf,
} from '../../../../renderer/decoder/reading/typed-lines.ts'

const ID = '3F9A2C41-2'

describe('a typed line', () => {
  it('fits its printed check, however it is spaced or cased where that means nothing', () => {
    const check = lineCheck(ID, '1', 'JBSW Y3DP EHPK 3PXP')
    for (const text of ['JBSW Y3DP EHPK 3PXP', 'jbswy3dpehpk3pxp', ' JBSW  Y3DPEHPK 3PXP '])
      expect(verdictOf('secret', ID.toLowerCase(), 0, { text, check: check.toUpperCase() })).toBe('fits')
  })

  it('of an mOTP secret is hexadecimal, in the capitals of the paper', () => {
    const [small, mixed] = ['7ac6 1d47', '7AC6 1d47']
    const line = (text: string, printed: string) => ({ text, check: lineCheck(ID, '1', printed) })
    expect(verdictOf('secret', ID, 0, line('7AC61D47', small))).toBe('fits')
    expect(joined('secret', [line('7AC61D47', small)], ID)).toBe('7ac61d47')
    expect(joined('secret', [line('7AC6 1d47', mixed)], ID)).toBe('7AC61d47')
    expect(verdictOf('secret', ID, 0, line('7ac61d47', mixed))).toBe('wrong')
    expect(joined('secret', [line('7ac6 1D47', small)])).toBe('7ac61D47')
  })

  it('of a sealed text keeps its case, as base64 does', () => {
    const text = 'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdA'
    const check = lineCheck(ID, '2', text)
    expect(verdictOf('sealed', ID, 1, { text, check })).toBe('fits')
    expect(verdictOf('sealed', ID, 1, { text: text.toLowerCase(), check })).toBe('wrong')
  })

  it('does not fit on another line or another sheet', () => {
    const line = { text: 'JBSW', check: lineCheck(ID, '1', 'JBSW') }
    expect(verdictOf('secret', ID, 1, line)).toBe('wrong')
    expect(verdictOf('secret', '3F9A2C41-3', 0, line)).toBe('wrong')
  })

  it('is not checked without its check or the number of the sheet', () => {
    expect(verdictOf('secret', ID, 0, { text: 'JBSW', check: ' ' })).toBe('unchecked')
    expect(verdictOf('secret', '3F9A', 0, { text: 'JBSW', check: '0000' })).toBe('unchecked')
    expect(verdictOf('secret', ID, 0, { text: ' ', check: '0000' })).toBe('empty')
  })

  it('with one wrong character does not fit', () => {
    const letter = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'))
    fc.assert(
      fc.property(fc.array(letter, { minLength: 16, maxLength: 16 }), fc.nat(15), letter, (letters, at, other) => {
        fc.pre(letters[at] !== other)
        const grouped = (text: string) => (text.match(/.{4}/g) ?? []).join(' ')
        const check = lineCheck(ID, '1', grouped(letters.join('')))
        const wrong = letters.with(at, other).join('')
        // Two lines in 65,536 share a check; it is enough that they differ where the checks do.
        fc.pre(lineCheck(ID, '1', grouped(wrong)) !== check && lineCheck(ID, '1', wrong) !== check)
        expect(verdictOf('secret', ID, 0, { text: wrong, check })).toBe('wrong')
      }),
    )
  })

  it('of a share is named by its first word', () => {
    expect([0, 1, 10].map((index) => lineLabel('share', index))).toEqual(['1', '4', '31'])
    expect([0, 1, 10].map((index) => lineLabel('sealed', index))).toEqual(['1', '2', '11'])
  })
})

describe('pasted lines', () => {
  const pasted = (...given: Parameters<typeof pastedLines>) =>
    [...pastedLines(...given)].map(([at, { text, check }]) => [at, text, check])

  it('go where their numbers say, with their checks', () => {
    expect(pasted('sealed', '3 YWdl 1e77\r\n1 -----BEGIN AGE ENCRYPTED FILE----- 472c', 0)).toEqual([
      [2, 'YWdl', '1e77'],
      [0, '-----BEGIN AGE ENCRYPTED FILE-----', '472c'],
    ])
    expect(pasted('share', '4 acid 5 antenna 6 oasis 76f0', 0)).toEqual([[1, 'acid antenna oasis', '76f0']])
  })

  it('without numbers go one below the other, and a last group is not taken for a check', () => {
    expect(pasted('secret', 'GEZD GNBV 2345\n\nJBSW Y3DP', 2)).toEqual([
      [2, 'GEZD GNBV 2345', ''],
      [3, 'JBSW Y3DP', ''],
    ])
  })
})

describe('typed lines together', () => {
  const lines = (...texts: string[]) => texts.map((text) => ({ text, check: '' }))

  it('have the first and last line of a sealed text, typed or not', () => {
    const whole = '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----'
    expect(joined('sealed', lines('YWdl', ''))).toBe(whole)
    expect(joined('sealed', lines(...whole.split('\n')))).toBe(whole)
  })

  it('are words with one space between, or one text without spaces', () => {
    expect(joined('share', lines('shadow pistol academic', 'acid'))).toBe('shadow pistol academic acid')
    expect(joined('identity', lines('age-secret-key-1', 'qqqq wwww'))).toBe('AGE-SECRET-KEY-1QQQQWWWW')
  })
})

describe('the number of a sheet', () => {
  it.each([
    ['3f9a2c41-2', '3F9A2C41-2'],
    [' 3F9A2C41 - 12 ', '3F9A2C41-12'],
    ['3F9A2C41', undefined],
    ['3F9A2C4G-1', undefined],
  ])('%j is %j', (typed, id) => {
    expect(sheetIdIn(typed)).toBe(id)
  })
})
