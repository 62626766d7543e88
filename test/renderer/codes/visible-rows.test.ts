import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scrollTopFor, visibleRows } from '../../../renderer/codes/visible-rows.ts'

describe('the rows of a long list that are drawn', () => {
  it('are those in sight and six more on either side', () => {
    expect(visibleRows(4800, 480, 48, 10_000)).toEqual({ start: 94, end: 116 })
  })

  it('end with the list', () => {
    expect(visibleRows(0, 480, 48, 3)).toEqual({ start: 0, end: 3 })
    expect(visibleRows(0, 480, 48, 0)).toEqual({ start: 0, end: 0 })
  })

  it('are within the list and cover what is in sight, wherever it is scrolled', () => {
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(2000), fc.nat(10_000), (scrollTop, height, count) => {
        const { start, end } = visibleRows(scrollTop, height, 48, count)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(count)
        expect(start).toBeLessThanOrEqual(end)
        const first = Math.floor(scrollTop / 48)
        if (first < count) expect(start).toBeLessThanOrEqual(first)
        expect(end).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((scrollTop + height) / 48)))
      }),
    )
  })
})

describe('scrolling a row into sight', () => {
  it('moves nothing when it is in sight', () => {
    expect(scrollTopFor(144, 192, 96, 480)).toBe(96)
  })

  it('scrolls just far enough up or down', () => {
    expect(scrollTopFor(48, 96, 96, 480)).toBe(48)
    expect(scrollTopFor(576, 624, 96, 480)).toBe(144)
  })
})
