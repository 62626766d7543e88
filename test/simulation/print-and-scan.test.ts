/** A few cases of `npm run simulate`. */
import { describe, expect, it } from 'vitest'
import { missingOf, skipped } from '../fixtures/tools.ts'
import { DAMAGES } from './damages.ts'
import { plainPages, sealedPages } from './pages.ts'
import { failures, missedAims, tableOf } from './table.ts'
import { tryPages, type Figures } from './trial.ts'

const missing = missingOf('pdftoppm')
const clean = DAMAGES.filter(({ name }) => name === 'none')

describe.skipIf(missing.length > 0)(`sheets that were printed and scanned at 200 dpi${skipped(missing)}`, () => {
  it('give back secrets of every length from their codes', async () => {
    const [figures] = await tryPages(await plainPages(4), 200, clean)
    expect(figures).toMatchObject({ pages: 4, scanned: 4, wrong: 0 })
  })

  it('give back sealed texts from their codes, also when the larger one is creased at its edge', async () => {
    const damages = DAMAGES.filter(({ name }) => name === 'none' || name === 'creased at an edge')
    const figures = await tryPages(await sealedPages(2), 200, damages)
    expect(figures).toMatchObject(damages.map(() => ({ pages: 2, scanned: 2, wrong: 0 })))
  })

  it('give back a secret despite any single defect', async () => {
    const figures = await tryPages(await plainPages(1), 200, DAMAGES)
    expect(figures.map(({ damage }) => damage)).toEqual(DAMAGES)
    expect([...failures(figures), ...missedAims(figures)]).toEqual([])
  })
})

describe('the table', () => {
  const [none, , , , , , blot] = DAMAGES
  const figures = (set: string, damage: typeof none, scanned: number, wrong = 0): Figures[] =>
    damage ? [{ set, dotsPerInch: 200, damage, pages: 8, scanned, wrong }] : []
  const own = [...figures('plain sheets', none, 8), ...figures('plain sheets', blot, 8)]
  const others = [
    [...figures('qrencode -l L', none, 8), ...figures('qrencode -l L', blot, 0)],
    [...figures('qrencode -l H', none, 8), ...figures('qrencode -l H', blot, 5, 1)],
  ]

  it('compares our sheets with both kinds of qrencode, and counts those read wrongly', () => {
    const rows = tableOf(own, others)
      .split('\n')
      .map((row) => row.trim().split(/ {2,}/))
    expect(rows).toEqual([
      ['dpi', 'plain sheets', 'qrencode -l L', 'qrencode -l H', 'read wrongly'],
      ['none', '200', '100 %', '100 %', '100 %', '0, 0, 0'],
      ['blotted 15 %', '200', '100 %', '0 %', '62.5 %', '0, 0, 1'],
    ])
  })

  it('fails for a clean page that is not read and for anything read wrongly, not for a damaged page', () => {
    expect(failures([...own, ...others.flat()])).toEqual(['qrencode -l H, blotted 15 % at 200 dpi: 1 read wrongly'])
    expect(failures(figures('plain sheets', none, 7))).toEqual(['plain sheets, none at 200 dpi: 1 not read'])
    expect(missedAims(figures('plain sheets', blot, 7))).toEqual(['plain sheets, blotted 15 % at 200 dpi: 87.5 % read'])
  })
})
