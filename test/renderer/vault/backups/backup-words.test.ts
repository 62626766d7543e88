import { describe, expect, test } from 'vitest'
import { backupInWords, readsInWords } from '../../../../renderer/vault/backups/backup-words.ts'

const at = '2026-03-03T12:00:00Z'
const MINUTE = 60_000
const after = (minutes: number) => Date.parse(at) + minutes * MINUTE

describe('the last backup in words', () => {
  test('is missing when there is none', () => {
    expect(backupInWords({ changesSince: 3, accountsMissing: 0 }, after(0))).toEqual({
      state: 'missing',
      sentence: 'There is no backup of this vault yet.',
      short: 'No backup yet',
    })
  })

  test('is not missed while there is nothing to back up', () => {
    expect(backupInWords({ changesSince: 0, accountsMissing: 0 }, after(0))).toEqual({
      state: 'empty',
      sentence: 'There is nothing to back up yet.',
      short: 'Nothing to back up yet',
    })
  })

  test('lacks accounts, whatever else is in it', () => {
    expect(backupInWords({ at, changesSince: 43, accountsMissing: 20 }, after(3))).toEqual({
      state: 'lacking',
      sentence: '20 accounts are in no backup. The last verified one was made 3 minutes ago.',
      short: '20 accounts in no backup',
    })
    expect(backupInWords({ changesSince: 3, accountsMissing: 1 }, after(3))).toEqual({
      state: 'lacking',
      sentence: '1 account is in no backup. There is no backup yet.',
      short: '1 account in no backup',
    })
  })

  test('is verified when every change is in it, however old it is', () => {
    expect(backupInWords({ at, changesSince: 0, accountsMissing: 0 }, after(24 * 60 * 30))).toEqual({
      state: 'verified',
      sentence: 'Last verified backup 30 days ago. Every change is in it.',
      short: 'Verified backup 30 d',
    })
  })

  test.each([
    [0, 'just now', 'Backup just now'],
    [1, '1 minute ago', 'Backup 1 min'],
    [59, '59 minutes ago', 'Backup 59 min'],
    [60, '1 hour ago', 'Backup 1 h'],
    [47 * 60, '1 day ago', 'Backup 1 d'],
  ])('%i minutes later it is behind by a change', (minutes, made, short) => {
    expect(backupInWords({ at, changesSince: 1, accountsMissing: 0 }, after(minutes))).toEqual({
      state: 'behind',
      sentence: `Last verified backup ${made}, 1 change is not in it.`,
      short: `${short}, 1 change since`,
    })
  })

  test('is old when changes are not in it for two days', () => {
    expect(backupInWords({ at, changesSince: 3, accountsMissing: 0 }, after(48 * 60))).toEqual({
      state: 'old',
      sentence: 'Last verified backup 2 days ago, 3 changes are not in it.',
      short: 'Backup 2 d, 3 changes since',
    })
  })

  test('of a clock that was set back is from just now', () => {
    expect(backupInWords({ at, changesSince: 0, accountsMissing: 0 }, after(-600)).short).toBe(
      'Verified backup just now',
    )
  })
})

describe('the last time a backup was read back', () => {
  const passed = { at, path: '/media/stick/vault.rkit' }
  const days = (count: number) => after(count * 24 * 60)

  test('is named with its day while it is not too long ago', () => {
    expect(readsInWords({ passed, overdue: false }, days(12))).toEqual({
      state: 'passed',
      sentence: 'Last read back Mar 3, 2026: everything was in it.',
      short: 'Backup read back 12 d',
    })
  })

  test('is a warning when it is too long ago, or was never', () => {
    expect(readsInWords({ passed, overdue: true }, days(90))).toEqual({
      state: 'overdue',
      sentence: 'Last read back Mar 3, 2026: everything was in it. It is time to check one again.',
      short: 'Backup not read back for 90 d',
    })
    expect(readsInWords({ overdue: true }, days(90))).toMatchObject({
      state: 'overdue',
      short: 'Backup never read back',
    })
  })

  test('is no warning in the first days of a vault', () => {
    expect(readsInWords({ overdue: false }, days(1))).toEqual({
      state: 'none',
      sentence: 'No backup or export was read back with everything in it yet.',
      short: 'Backup not read back yet',
    })
  })
})
