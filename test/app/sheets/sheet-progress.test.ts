import { describe, expect, it } from 'vitest'
import { PLANNING, SheetProgress } from '../../../electron/app/sheets/sheet-progress.ts'

describe('progress on a set', () => {
  const told: number[] = []
  const begin = (kind: 'plain' | 'sealed', copies: number, sheets: number) => {
    told.length = 0
    return new SheetProgress({ planning: PLANNING[kind], copies }, sheets, ({ done, total }) => {
      expect(total).toBe(sheets)
      told.push(done)
    })
  }

  it('is a fifth when all sheets are planned, and whole when they are drawn', () => {
    const progress = begin('plain', 1, 10)
    for (let sheet = 1; sheet <= 10; sheet++) progress.planned()
    expect(told).toEqual([0, 1, 2])
    for (let sheet = 1; sheet <= 10; sheet++) progress.drawing({ sheet, copy: 1 })
    progress.done()
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('counts every copy as drawing, and the pages of a sheet once', () => {
    const progress = begin('plain', 3, 2)
    progress.planned()
    progress.planned()
    for (const copy of [1, 2, 3]) for (const sheet of [1, 1, 2, 2]) progress.drawing({ sheet, copy })
    progress.done()
    expect(told).toEqual([0, 1, 2])
  })

  it('is nearly whole when all sheets are sealed', () => {
    const progress = begin('sealed', 1, 100)
    for (let sheet = 1; sheet <= 100; sheet++) progress.planned()
    expect(told.at(-1)).toBe(98)
  })

  it('goes on from where it was when more sheets were made than were expected', () => {
    const all: string[] = []
    const progress = new SheetProgress({ planning: PLANNING.sealed, copies: 1 }, 50, ({ done, total }) => {
      all.push(`${String(done)}/${String(total)}`)
    })
    for (let sheet = 1; sheet <= 100; sheet++) progress.planned()
    expect(all.at(-1)).toBe('49/50')
    progress.made(100)
    progress.drawing({ sheet: 1, copy: 1 })
    progress.done()
    expect(all.slice(-2)).toEqual(['98/100', '100/100'])
  })
})
