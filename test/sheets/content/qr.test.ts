import { describe, expect, it } from 'vitest'
import { create } from 'qrcode'
import {
  eachDark,
  fitsOnPaper,
  FOR_LINK,
  FOR_PHONE,
  FOR_SCREEN,
  FOR_SEALED,
  printedSize,
  symbolFor,
} from '../../../electron/sheets/content/qr.ts'

/** ISO/IEC 18004 table 7: bytes that fit a version. */
const BYTES = { h10: 119, q14: 258, q25: 715 }
/** Lower case takes one byte a character. */
const text = (length: number): string => 'a'.repeat(length)

describe('the choice of a symbol', () => {
  it('takes level H for a short text', () => {
    expect(symbolFor(text(10))).toMatchObject({ version: 2, correction: 'H', size: 25 })
  })

  it('takes level H as long as version 10 is enough', () => {
    expect(symbolFor(text(BYTES.h10))).toMatchObject({ version: 10, correction: 'H' })
  })

  it('falls back to level Q for one byte more', () => {
    expect(symbolFor(text(BYTES.h10 + 1))).toMatchObject({ version: 9, correction: 'Q' })
  })

  it('takes level Q as long as version 14 is enough', () => {
    expect(symbolFor(text(BYTES.q14))).toMatchObject({ version: 14, correction: 'Q', size: 73 })
  })

  it.each([BYTES.q14 + 1, 1000, 10_000])('refuses %i bytes as too dense', (length) => {
    expect(() => symbolFor(text(length))).toThrow(expect.objectContaining({ code: 'too-dense' }))
  })

  it.each([
    ['short text', text(10), true],
    ['the last byte', text(BYTES.q25), true],
    ['one byte more', text(BYTES.q25 + 1), false],
    ['more bytes, most of them digits', '1'.repeat(BYTES.q25 + 100), true],
    ['letters that take two bytes', 'é'.repeat(358), false],
  ])('is known to exist or not before one is drawn: %s', (_, content, fits) => {
    expect(fitsOnPaper(content)).toBe(fits)
    const drawn = () => symbolFor(content, FOR_LINK)
    if (fits) drawn()
    else expect(drawn).toThrow(expect.objectContaining({ code: 'too-dense' }))
  })

  it.each(
    [FOR_LINK, FOR_SEALED, FOR_PHONE, FOR_SCREEN].flatMap((choices) =>
      choices.map((choice) => [`${choice.correction}, up to version ${choice.upTo}`, choice] as const),
    ),
  )('is full at its last byte, and at its last digit: %s', (_, choice) => {
    const { correction, upTo, bytes, digits } = choice
    for (const full of [text(bytes), '1'.repeat(digits)])
      expect(symbolFor(full, [choice])).toMatchObject({ version: upTo, correction })
    for (const more of [text(bytes + 1), '1'.repeat(digits + 1)])
      expect(() => symbolFor(more, [choice])).toThrow(expect.objectContaining({ code: 'too-dense' }))
  })

  it('sets a link that is longer in finer modules, and none above version 25', () => {
    const symbol = symbolFor(text(BYTES.q25), FOR_LINK)
    expect(symbol).toMatchObject({ version: 25, correction: 'Q' })
    expect(printedSize(symbol)).toBeCloseTo(125 * 0.508, 9)
  })

  it('does not put the text into the error', () => {
    expect(() => symbolFor('secret'.repeat(100))).toThrow(/^(?!.*secretsecret)/)
  })

  it('needs 41 mm on paper for version 10, quiet zone included', () => {
    expect(printedSize(symbolFor(text(BYTES.h10)))).toBeCloseTo(65 * 0.635, 9)
  })
})

describe('the rectangles of a symbol', () => {
  it('cover every dark module once and no light one', () => {
    const link = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
    const symbol = symbolFor(link)
    const covered = new Uint8Array(symbol.size ** 2)
    eachDark(symbol, (x, y, width, height) => {
      for (let row = y; row < y + height; row++)
        for (let column = x; column < x + width; column++) {
          const at = row * symbol.size + column
          covered[at] = (covered[at] ?? 0) + 1
        }
    })
    expect([...covered]).toEqual([...create(link, { errorCorrectionLevel: 'H' }).modules.data])
  })

  it('are fewer than the dark modules', () => {
    const symbol = symbolFor(text(100))
    let [rectangles, dark] = [0, 0]
    eachDark(symbol, (_x, _y, width, height) => {
      rectangles++
      dark += width * height
    })
    expect(rectangles).toBeLessThan(dark / 2)
  })
})
