import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedLine } from '../../../electron/sheets/content/line-check.ts'
import { linesByCheck, printedLine, sheetTextsIn } from '../../../electron/sheets/drill/page-text.ts'

const head = (set: string, sheet: number) => `Recovery Kit\nset ${set} · sheet ${sheet} · page 1 of 2 · copy 1 of 1\n`

describe('the text of pages', () => {
  it('is sorted to its sheets, all pages of one together', () => {
    const text = `${head('3F9A2C41', 1)}a\n${head('3F9A2C41', 2)}b\n${head('3F9A2C41', 1)}c`
    const sheets = sheetTextsIn(text)
    expect(sheets.map(({ sheetId }) => sheetId)).toEqual(['3F9A2C41-1', '3F9A2C41-2'])
    expect(sheets[0]?.text).toMatch(/\na\n[^b]*\nc$/)
  })

  it('of a page that accounts share is sorted to them, and a code that begins as a number does is none', () => {
    const page = `Recovery Kit\nset 3F9A2C41 · sheets 2 to 3 · page 2 of 9 · copy 1 of 1\n3F9A2C41-2 PyPI\na\n3F9A2C42-3 b1c2\n  3F9A2C41-3 npm\nb`
    expect(sheetTextsIn(`${head('3F9A2C41', 1)}c\n${page}`)).toEqual([
      { sheetId: '3F9A2C41-1', text: expect.stringMatching(/^set 3F9A2C41 · sheet 1 [^]*\nc\n/) as string },
      { sheetId: '3F9A2C41-2', text: '3F9A2C41-2 PyPI\na\n3F9A2C42-3 b1c2\n' },
      { sheetId: '3F9A2C41-3', text: '  3F9A2C41-3 npm\nb' },
    ])
  })

  it('of one sheet is all of the text, wherever its head is', () => {
    expect(sheetTextsIn(`before ${head('3F9A2C41', 7)} after`)).toEqual([
      { sheetId: '3F9A2C41-7', text: `before ${head('3F9A2C41', 7)} after` },
    ])
    expect(sheetTextsIn('a set of 12 sheets')).toEqual([])
  })
})

describe('a copied line', () => {
  it.each([
    ['2  GEZD GNBV   1ac5', { label: '2', text: 'GEZD GNBV', check: '1ac5' }],
    ['1 0123456789abcdef d58f used on', { label: '1', text: '0123456789abcdef', check: 'd58f' }],
    ['1 0123456789abcdef d58f on', { label: '1', text: '0123456789abcdef', check: 'd58f' }],
    ['3 apples to go on', { label: '3', text: 'apples to go on', check: '' }],
    ['fedcba 1db3 used 2026-02-01', { label: '', text: 'fedcba', check: '1db3' }],
    ['GEZD GNBV', { label: '', text: 'GEZD GNBV', check: '' }],
    ['12', { label: '', text: '12', check: '' }],
    ['  ', { label: '', text: '', check: '' }],
  ])('%j is taken apart', (line, parts) => {
    expect(printedLine(line)).toEqual(parts)
  })
})

describe('lines by their checks', () => {
  const texts = fc.uniqueArray(fc.stringMatching(/^[A-Z2-7]{4}( [A-Z2-7]{4}){1,3}$/), { minLength: 1, maxLength: 12 })

  it('are found in any order, with numbers and checks elsewhere', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (lines, order) => {
        const checked = lines.map((text, at) => checkedLine('3F9A2C41-2', String(at + 1), text))
        const shuffled = checked
          .map((line) => ({ line, place: order[Number(line.label) - 1] ?? 0 }))
          .sort((one, other) => one.place - other.place)
          .map(({ line }) => line)
        const labels = checked.map(({ label }) => label)
        const page = [...labels, ...shuffled.map(({ text }) => text), ...shuffled.map(({ check }) => check)].join('\n')
        const found = linesByCheck(
          { sheetId: '3F9A2C41-2', text: page },
          labels,
          shuffled.map(({ text }) => printedLine(text)),
        )
        // By chance a line fits a second place; what is found then still fits its check.
        const fits = checked.filter((line) => found.get(line.label) === line.text)
        expect(fits.length).toBeGreaterThanOrEqual(lines.length - 1)
      }),
    )
  })

  it('the same text may stand on two lines, and an altered one on none', () => {
    const [one, two] = ['1', '2'].map((label) => checkedLine('3F9A2C41-2', label, 'GEZD GNBV GY3T QOJQ'))
    const text = `${one?.check} ${two?.check}`
    const find = (line: string) => [...linesByCheck({ sheetId: '3F9A2C41-2', text }, ['1', '2'], [printedLine(line)])]
    expect(find('GEZD GNBV GY3T QOJQ')).toEqual([
      ['1', 'GEZD GNBV GY3T QOJQ'],
      ['2', 'GEZD GNBV GY3T QOJQ'],
    ])
    expect(find('GEZD GNBV GY3T QOJA')).toEqual([])
  })
})
