import { describe, expect, test } from 'vitest'
import { backupInWords } from '../../renderer/backup-words.ts'

const at = '2026-03-03T12:00:00Z'
const MINUTE = 60_000
const after = (minutes: number) => Date.parse(at) + minutes * MINUTE

describe('the last backup in words', () => {
  test('is missing when there is none', () => {
    expect(backupInWords({ changesSince: 3 }, after(0))).toEqual({
      state: 'missing',
      sentence: 'There is no backup of this vault yet.',
      short: 'No backup yet',
    })
  })

  test('is verified when every change is in it, however old it is', () => {
    expect(backupInWords({ at, changesSince: 0 }, after(24 * 60 * 30))).toEqual({
      state: 'verified',
      sentence: 'Last verified backup 30 days ago. Every change is in it.',
      short: 'Backup 30 d',
    })
  })

  test.each([
    [0, 'just now', 'Backup just now'],
    [1, '1 minute ago', 'Backup 1 min'],
    [59, '59 minutes ago', 'Backup 59 min'],
    [60, '1 hour ago', 'Backup 1 h'],
    [47 * 60, '1 day ago', 'Backup 1 d'],
  ])('%i minutes later it is behind by a change', (minutes, made, short) => {
    expect(backupInWords({ at, changesSince: 1 }, after(minutes))).toEqual({
      state: 'behind',
      sentence: `Last verified backup ${made}, 1 change is not in it.`,
      short: `${short}, 1 change since`,
    })
  })

  test('is old when changes are not in it for two days', () => {
    expect(backupInWords({ at, changesSince: 3 }, after(48 * 60))).toEqual({
      state: 'old',
      sentence: 'Last verified backup 2 days ago, 3 changes are not in it.',
      short: 'Backup 2 d, 3 changes since',
    })
  })

  test('of a clock that was set back is from just now', () => {
    expect(backupInWords({ at, changesSince: 0 }, after(-600)).short).toBe('Backup just now')
  })
})
