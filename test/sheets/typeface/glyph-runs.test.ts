import PDFDocument from 'pdfkit'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { layOutByGlyph, setFontOf } from '../../../electron/sheets/typeface/glyph-runs.ts'
import type { CharacterSet } from '../../../electron/sheets/typeface/families.ts'
import { monospaceFile } from '../../../electron/sheets/typeface/typeface.ts'
import { codePointsOf } from '../../../electron/sheets/typeface/woff.ts'
import { everyKind, setWith } from '../kinds.ts'

const SETS: readonly CharacterSet[] = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']

afterEach(() => {
  vi.doUnmock('../../../electron/sheets/typeface/glyph-runs.ts')
  vi.resetModules()
})

/** The font as pdfkit has it. */
function fontOf(set: CharacterSet, byGlyph: boolean) {
  const pdf = new PDFDocument({ autoFirstPage: false })
  pdf.registerFont('font', Buffer.from(monospaceFile('regular', set))).font('font')
  if (byGlyph) layOutByGlyph(pdf)
  return setFontOf(pdf)
}

/** What pdfkit reads of a run. */
function read(font: ReturnType<typeof fontOf>, text: string) {
  const { glyphs, positions, advanceWidth } = font.layoutRun(text, [])
  const shown = (glyphs as readonly { id: number; codePoints: readonly number[] }[]).map(({ id, codePoints }) => [
    id,
    codePoints,
  ])
  return { shown, positions: positions.map((position) => ({ ...(position as object) })), advanceWidth }
}

/** All texts of two characters that start with the same one, in one. */
function pairsOf(characters: readonly string[]): readonly string[] {
  return characters.map((first) => characters.map((second) => first + second).join(''))
}

async function everySheet(): Promise<Buffer> {
  const { renderSet } = await import('../samples.ts')
  return Buffer.from(await renderSet(setWith(everyKind())))
}

describe('text that is laid out glyph by glyph', () => {
  it.each(SETS)('is as pdfkit shapes it, for any two characters of %s', (set) => {
    const [shaped, byGlyph] = [fontOf(set, false), fontOf(set, true)]
    const all = [...codePointsOf(monospaceFile('regular', set))].map((point) => String.fromCodePoint(point))
    const alone = all.filter((character) => !/[\p{M}\p{Cf}\u2044]/u.test(character))
    expect(alone.length).toBeGreaterThan(all.length - 12)
    for (const text of pairsOf(alone)) expect(read(byGlyph, text)).toEqual(read(shaped, text))
  })

  it.each(['x\u0301y', 'soft\u00adhyphen', '1\u20442'])(
    'is shaped whole where a character does not stand alone: %s',
    (text) => {
      expect(read(fontOf('latin', true), text)).toEqual(read(fontOf('latin', false), text))
    },
  )

  it('gives the same sheets, byte for byte', async () => {
    const drawn = await everySheet()
    vi.resetModules()
    const laidOut = vi.fn()
    vi.doMock('../../../electron/sheets/typeface/glyph-runs.ts', () => ({ layOutByGlyph: laidOut }))
    expect((await everySheet()).equals(drawn)).toBe(true)
    expect(laidOut).toHaveBeenCalled()
  })
})
