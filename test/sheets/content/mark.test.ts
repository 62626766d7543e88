import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMark, parseMark, sheetsOn } from '../../../electron/sheets/content/mark.ts'

const MARK = { set: '3F9A2C41', sheet: 2, page: 3, copy: 1 }

describe('the mark of a page', () => {
  it('is written as FORMAT.md says, and read back', () => {
    expect(formatMark(MARK)).toBe('RKIT:3F9A2C41:2:3:1')
    expect(parseMark('RKIT:3F9A2C41:2:3:1')).toEqual(MARK)
    const number = fc.integer({ min: 1, max: 99_999 })
    const any = fc.record({
      set: fc.stringMatching(/^[0-9A-F]{8}$/),
      sheet: number,
      page: number,
      copy: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(any, (mark) => {
        expect(parseMark(formatMark(mark))).toEqual(mark)
      }),
    )
  })

  it('names the first and the last of several sheets on its page', () => {
    const mark = { ...MARK, last: 6 }
    expect(formatMark(mark)).toBe('RKIT:3F9A2C41:2-6:3:1')
    expect(parseMark('RKIT:3F9A2C41:2-6:3:1')).toEqual(mark)
    expect(sheetsOn(mark)).toEqual([2, 3, 4, 5, 6])
    expect(sheetsOn(MARK)).toEqual([2])
  })

  it.each([
    ['sheets in the wrong order', 'RKIT:3F9A2C41:6-2:3:1'],
    ['the same sheet twice', 'RKIT:3F9A2C41:2-2:3:1'],
    ['more sheets than fit on a page', 'RKIT:3F9A2C41:2-99999:3:1'],
    ['no last sheet', 'RKIT:3F9A2C41:2-:3:1'],
    ['text before it', 'xRKIT:3F9A2C41:2:3:1'],
    ['text behind it', 'RKIT:3F9A2C41:2:3:1\n'],
    ['a set in lower case', 'RKIT:3f9a2c41:2:3:1'],
    ['a set that is too short', 'RKIT:3F9A2C4:2:3:1'],
    ['no copy', 'RKIT:3F9A2C41:2:3'],
    ['a copy of two digits', 'RKIT:3F9A2C41:2:3:10'],
    ['a page that is no number', 'RKIT:3F9A2C41:2:x:1'],
    ['nothing of the kind', 'otpauth://totp/a'],
  ])('is none with %s', (_, text) => {
    expect(parseMark(text)).toBeUndefined()
  })
})
