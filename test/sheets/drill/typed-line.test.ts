import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineCheck } from '../../../electron/sheets/content/line-check.ts'
import { checkTypedLine } from '../../../electron/sheets/drill/typed-line.ts'

const SHEET = '3F9A2C41-2'
const LINE = 'JBSW Y3DP EHPK 3PXP'
const CHECK = lineCheck(SHEET, '1', LINE)
const CODE = 'a1b2c-3d4e5'
const CODE_CHECK = lineCheck(SHEET, 'C3', CODE)

const BASE32 = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')
const base32 = fc.array(fc.constantFrom(...BASE32), { minLength: 2, maxLength: 24 }).map((all) => all.join(''))
const grouped = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ')

describe('a line typed from paper', () => {
  it.each([LINE, 'jbswy3dpehpk3pxp', '  jbsw y3dpehpk   3pxp ', 'JBSWY3DPEHPK3PXP'])(
    'fits its check however its groups and capitals are typed: %s',
    (typed) => {
      expect(checkTypedLine(SHEET, '1', typed, ` ${CHECK.toUpperCase()}`)).toEqual({ kind: 'fits', text: LINE })
    },
  )

  it('of an mOTP secret whose capitals count fits as it stands on the paper', () => {
    const line = '7AC6 1D47 36f5 1a2b'
    const check = lineCheck(SHEET, '1', line)
    expect(checkTypedLine(SHEET, '1', '7AC61D47 36f51a2b', check, 'hex')).toEqual({ kind: 'fits', text: line })
    expect(checkTypedLine(SHEET, '1', '7ac61d4736f51a2b', check, 'hex')).toEqual({ kind: 'wrong', suggestions: [] })
  })

  it('of an mOTP secret fits in any capitals where it was issued in small letters, or is in base32', () => {
    const line = '7ac6 1d47 36f5 1a2b'
    const check = lineCheck(SHEET, '1', line)
    for (const typed of [line, '7AC61D4736F51A2B'])
      expect(checkTypedLine(SHEET, '1', typed, check, 'hex')).toEqual({ kind: 'fits', text: line })
    expect(checkTypedLine(SHEET, '1', '7ac6 1d47 36fs 1a2b', check, 'hex')).toEqual({
      kind: 'wrong',
      suggestions: [line],
    })
    expect(checkTypedLine(SHEET, '1', 'jbsw y3dp ehpk 3pxp', CHECK, 'hex')).toEqual({ kind: 'fits', text: LINE })
  })

  it('fits only on its own sheet and under its own label', () => {
    expect(checkTypedLine('3F9A2C41-3', '1', LINE, CHECK).kind).toBe('wrong')
    expect(checkTypedLine(SHEET, '2', LINE, CHECK).kind).toBe('wrong')
  })

  it.each([
    ['a wrong character', 'JBSW Y3DP EHPK 3PXQ'],
    ['two characters that changed places', 'JBSW Y3PD EHPK 3PXP'],
  ])('with %s is not taken, and the right one is suggested', (_, typed) => {
    const result = checkTypedLine(SHEET, '1', typed, CHECK)
    expect(result).toEqual({ kind: 'wrong', suggestions: [LINE] })
  })

  it('with digits that base32 does not have suggests the letters they look like, all at once', () => {
    const line = 'OBIS ZQ2G IJSA'
    const result = checkTypedLine(SHEET, '4', '081S ZQ2G 1JSA', lineCheck(SHEET, '4', line))
    expect(result).toMatchObject({ kind: 'wrong' })
    expect(result.kind === 'wrong' && result.suggestions).toContain(line)
  })

  it('without a check of four digits gets no suggestion', () => {
    expect(checkTypedLine(SHEET, '1', LINE, '12')).toEqual({ kind: 'wrong', suggestions: [] })
  })

  it('of a recovery code counts its case as it was issued, and forgives capitals where that alone is wrong', () => {
    expect(checkTypedLine(SHEET, 'C3', CODE, CODE_CHECK)).toEqual({ kind: 'fits', text: CODE })
    expect(checkTypedLine(SHEET, 'C3', ' A1B2C-3D4E5', CODE_CHECK)).toEqual({ kind: 'fits', text: CODE })
    expect(checkTypedLine(SHEET, 'C3', 'a1b2c-3d4eS', CODE_CHECK)).toEqual({ kind: 'wrong', suggestions: [CODE] })
  })

  it('is always found again when one character is wrong, and never taken by itself', () => {
    fc.assert(
      fc.property(base32, fc.nat(), fc.constantFrom(...BASE32), (text, place, other) => {
        const at = place % text.length
        fc.pre(text[at] !== other)
        const line = grouped(text)
        const typed = Array.from(text).with(at, other).join('')
        const result = checkTypedLine(SHEET, '1', typed, lineCheck(SHEET, '1', line))
        // One line in 65,536 has the check of another by accident.
        if (result.kind === 'fits') return result.text !== line
        return result.suggestions.includes(line) || result.suggestions.length === 3
      }),
      { numRuns: 60 },
    )
  })

  it('that is no line at all is refused without an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'binary' }), fc.string({ maxLength: 5 }), (typed, check) => {
        const result = checkTypedLine(SHEET, '1', typed, check)
        return result.kind === 'wrong' || lineCheck(SHEET, '1', result.text) === check.trim().toLowerCase()
      }),
      { numRuns: 60 },
    )
  })
})
