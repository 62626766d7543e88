import { describe, expect, it } from 'vitest'
import { staleLines } from '../../renderer/paper-words.ts'

const stale = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    sheet: at + 1,
    account: `Service ${at + 1}`,
    reasons: ['a secret was added', 'the name changed'],
  }))

describe('what is out of date in a set', () => {
  it('is named sheet by sheet while it is little', () => {
    expect(staleLines([])).toEqual([])
    expect(staleLines(stale(1))).toEqual(['Sheet 1, Service 1: a secret was added; the name changed.'])
    expect(staleLines(stale(3))).toHaveLength(3)
  })

  it('is counted after the first three', () => {
    expect(staleLines(stale(4)).slice(2)).toEqual([
      'Sheet 3, Service 3: a secret was added; the name changed.',
      'And 1 more sheet.',
    ])
    expect(staleLines(stale(1000)).at(-1)).toBe('And 997 more sheets.')
  })

  it('is said without a number where the sheet has none', () => {
    expect(staleLines([{ reasons: ['the account is gone'] }])).toEqual(['the account is gone.'])
  })
})
