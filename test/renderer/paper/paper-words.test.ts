import { describe, expect, it, test } from 'vitest'
import type { StaleSheetView } from '../../../electron/contract.ts'
import { copyTone, staleLines } from '../../../renderer/paper/paper-words.ts'

const stale = (count: number): StaleSheetView[] =>
  Array.from({ length: count }, (_, at) => ({
    sheet: at + 1,
    account: `Service ${at + 1}`,
    grade: 'restores',
    changes: [{ kind: 'keys' }, { kind: 'names' }],
  }))

describe('what is out of date in a set', () => {
  it('is named sheet by sheet while it is little', () => {
    expect(staleLines([])).toEqual([])
    expect(staleLines(stale(1))).toEqual([
      'Sheet 1, Service 1: The keys noted for this account changed. The service or login name changed.',
    ])
    expect(staleLines(stale(3))).toHaveLength(3)
  })

  it('is counted after the first three', () => {
    expect(staleLines(stale(4)).slice(2)).toEqual([
      'Sheet 3, Service 3: The keys noted for this account changed. The service or login name changed.',
      'And 1 more sheet.',
    ])
    expect(staleLines(stale(1000)).at(-1)).toBe('And 997 more sheets.')
  })

  it('is said without a number where the sheet has none', () => {
    expect(staleLines([{ grade: 'not-known', changes: [{ kind: 'account-gone' }] }])).toEqual([
      'The account is no longer in the vault.',
    ])
  })
})

test('a copy that was read by half is told from one that was read, failed or is overdue', () => {
  const read = (kind: 'never' | 'part' | 'whole' | 'wrong') => ({ kind, wrong: [], missing: [] })
  expect(copyTone({ read: read('whole'), overdue: false })).toBe('soft')
  expect(copyTone({ read: read('never'), overdue: false })).toBe('soft')
  expect(copyTone({ read: read('part'), overdue: false })).toBe('half')
  expect(copyTone({ read: read('wrong'), overdue: false })).toBe('due')
  expect(copyTone({ read: read('whole'), overdue: true })).toBe('due')
})
