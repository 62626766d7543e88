/** A few cases of `npm run simulate`. */
import { describe, expect, it } from 'vitest'
import { lineCheck } from '../../electron/sheets/line-check.ts'
import { missingOf, skipped } from '../fixtures/tools.ts'
import { DAMAGES } from './damages.ts'
import { plainPages, sealedPages } from './pages.ts'
import { failures, missedAims } from './table.ts'
import { tryPages } from './trial.ts'
import { isTypedBack } from './typed.ts'

const missing = missingOf('pdftoppm', 'pdftotext')
const clean = DAMAGES.filter(({ name }) => name === 'none')

describe.skipIf(missing.length > 0)(`sheets that were printed and scanned at 200 dpi${skipped(missing)}`, () => {
  it('give back secrets of every length from their codes', async () => {
    const [figures] = await tryPages(await plainPages(4), 200, clean)
    expect(figures).toMatchObject({ pages: 4, scanned: 4, restored: 4, wrong: 0 })
  })

  it('give back sealed texts from their codes, also when the larger one is creased at its edge', async () => {
    const damages = DAMAGES.filter(({ name }) => name === 'none' || name === 'creased at an edge')
    const figures = await tryPages(await sealedPages(2), 200, damages)
    expect(figures).toMatchObject(damages.map(() => ({ pages: 2, scanned: 2, restored: 2, wrong: 0 })))
  })

  it('give back a secret whatever single thing is wrong with them', async () => {
    const figures = await tryPages(await plainPages(1), 200, DAMAGES)
    expect(figures.map(({ damage }) => damage)).toEqual(DAMAGES)
    expect([...failures(figures), ...missedAims(figures)]).toEqual([])
  })
})

describe('lines that are typed from a sheet', () => {
  const sheet = '3F9A2C41-2'
  const line = (label: string, text: string) => `${label}   ${text}    ${lineCheck(sheet, label, text)}`
  const secret = new TextEncoder().encode('Hello!abcd')
  const from = { kind: 'secret', sheet, secret } as const
  const lines = [line('1', 'JBSW Y3DP'), line('2', 'EFQW EY3E')]

  it('restore the secret when every line fits its check', () => {
    expect(isTypedBack(from, ['PyPI', ...lines, '100 mm'].join('\n'))).toBe(true)
  })

  it('do not when a character is wrong, a line is missing, or the lines are of another sheet', () => {
    expect(isTypedBack(from, lines.join('\n').replace('JBSW', 'JBSX'))).toBe(false)
    expect(isTypedBack(from, lines[0] ?? '')).toBe(false)
    expect(isTypedBack(from, lines.toReversed().join('\n'))).toBe(false)
    expect(isTypedBack({ ...from, sheet: '3F9A2C41-3' }, lines.join('\n'))).toBe(false)
    expect(isTypedBack(from, 'nothing here')).toBe(false)
  })
})
