/** A few cases of `npm run simulate`. */
import { describe, expect, it } from 'vitest'
import { missingOf, skipped } from '../fixtures/tools.ts'
import { DAMAGES, type Damage } from './damages.ts'
import { compactPages, plainPages, sealedPages, type PageSet } from './pages.ts'
import { failures, tableOf } from './table.ts'
import { tryPages, type Figures } from './trial.ts'
import { shaded } from './worn-page.ts'

const missing = missingOf('pdftoppm', 'zbarimg')
const damaged = (...names: readonly string[]) => DAMAGES.filter(({ name }) => names.includes(name))

describe.skipIf(missing.length > 0)(`pages that were printed and scanned at 150 dpi${skipped(missing)}`, () => {
  it.each<[string, number, () => Promise<PageSet>]>([
    ['single sheets with secrets of every length', 4, async () => await plainPages(4)],
    ['a compact page', 4, async () => await compactPages(1)],
    ['a sealed sheet', 1, async () => await sealedPages(1)],
  ])('give everything back in every way: %s', async (_, accounts, pagesOf) => {
    const [figures] = await tryPages(await pagesOf(), 150, damaged('none'))
    expect(figures?.accounts).toBe(accounts)
    expect(figures?.restored).toEqual({ app: accounts, zbar: accounts, typed: accounts })
    expect(figures?.wrong).toEqual({ app: 0, zbar: 0, typed: 0 })
  })

  it('lose what is gone: nothing is read that is not in the picture', async () => {
    const white: Damage = {
      name: 'white',
      standsFor: 'all ink is gone',
      wear: (page) => shaded(page, () => 255),
    }
    const [figures] = await tryPages(await plainPages(1), 150, [white])
    expect(figures?.restored).toEqual({ app: 0, zbar: 0, typed: 0 })
    expect(figures?.wrong).toEqual({ app: 0, zbar: 0, typed: 0 })
  })
})

describe('the table', () => {
  const figures = (set: string, damage: string, [app, zbar, typed]: readonly number[], wrong = 0): Figures => ({
    ...{ set, damage, accounts: 8 },
    restored: { app, zbar, typed },
    wrong: { app: 0, zbar: wrong, typed: 0 },
  })
  const ours = [
    figures('single sheets', 'none', [8, 8, 8]),
    figures('single sheets', 'blots', [8, 6, 5]),
    figures('single sheets', 'pen', [7, 7, 7]),
  ]
  const others = [
    figures('qrencode L, once', 'none', [8, 8]),
    figures('qrencode L, once', 'blots', [3, 0], 1),
    figures('qrencode L, once', 'pen', [2, 1]),
  ]

  it('counts the accounts of each set that came back in each way', () => {
    expect(tableOf([{ name: 'none' }, { name: 'blots' }, { name: 'pen' }], [ours, others])).toBe(
      [
        '|  | single sheets, of 8 | qrencode L, once, of 8 |',
        '| --- | --- | --- |',
        '| none | 8 / 8 / 8 | 8 / 8 |',
        '| blots | 8 / 6 / 5 | 3 / 0 |',
        '| pen | 7 / 7 / 7 | 2 / 1 |',
        '| all damages | 15 / 13 / 12 of 16 | 5 / 1 of 16 |',
      ].join('\n'),
    )
  })

  it('fails for a clean page that is not restored and for anything read wrongly, not for a damaged page', () => {
    expect(failures([...ours, ...others])).toEqual(['qrencode L, once, blots, zbar: 1 read wrongly'])
    expect(failures([figures('single sheets', 'none', [7, 8, 6])])).toEqual([
      'single sheets, none, app: 1 not restored',
      'single sheets, none, typed: 2 not restored',
    ])
  })
})
