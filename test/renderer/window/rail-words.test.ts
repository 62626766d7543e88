import { describe, expect, test } from 'vitest'
import { dueInWords, duesOf } from '../../../renderer/window/rail-words.ts'

const NOW = Date.parse('2026-03-03T12:00:00Z')
const fine = {
  backup: { at: '2026-03-03T11:00:00Z', changesSince: 2, accountsMissing: 0, reads: { overdue: false } },
  drillsDue: [],
  paper: { overdue: 0, files: 0, reprint: 0 },
}

describe('the rail', () => {
  test('says what is due in a few words each', () => {
    expect(dueInWords(fine)).toEqual([])
    expect(dueInWords({ drillsDue: ['Mine'], paper: { overdue: 2, files: 1, reprint: 3 } })).toEqual([
      '1 drill due',
      '2 copies to read back',
      '3 accounts to print again',
      '1 saved PDF to delete',
    ])
  })

  test.each([
    ['nothing', fine, 0],
    ['a drill', { ...fine, drillsDue: ['Mine'] }, 1],
    ['a copy to read back', { ...fine, paper: { overdue: 1, files: 0, reprint: 0 } }, 1],
    ['a sheet that does not restore', { ...fine, paper: { overdue: 0, files: 0, reprint: 1 } }, 1],
    ['a backup to read back', { ...fine, backup: { ...fine.backup, reads: { overdue: true } } }, 1],
    ['an old backup', { ...fine, backup: { ...fine.backup, at: '2026-03-01T11:00:00Z' } }, 1],
    ['no backup', { ...fine, backup: { changesSince: 1, accountsMissing: 0, reads: { overdue: false } } }, 1],
    ['an account in no backup', { ...fine, backup: { ...fine.backup, accountsMissing: 1 } }, 1],
    ['nothing to back up', { ...fine, backup: { changesSince: 0, accountsMissing: 0, reads: { overdue: false } } }, 0],
    [
      'a drill and an old backup',
      { ...fine, drillsDue: ['Mine'], backup: { ...fine.backup, at: '2026-03-01T11:00:00Z' } },
      2,
    ],
  ])('counts what needs the user: %s', (_what, vault, dues) => {
    expect(duesOf(vault, NOW)).toBe(dues)
  })
})
