import { expect, test } from 'vitest'
import { backupReads } from '../../electron/accounts/backup-reads.ts'

const DAY = 86_400_000
const START = Date.parse('2026-03-01T12:00:00.000Z')
const account = { added: new Date(START).toISOString() }

function drill(day: number, complete: boolean) {
  const at = new Date(START + day * DAY).toISOString()
  const counts = { same: 1, missing: complete ? 0 : 1, changed: 0, onlyThere: 0 }
  return { kind: 'backup-drill', at, path: `/stick/${day}.rkit`, what: 'vault', ...counts, complete } as const
}

test('an empty vault has nothing to read back', () => {
  expect(backupReads([], [], START + 1000 * DAY)).toEqual({ overdue: false })
})

test('the first read is due 90 days after the first account', () => {
  expect(backupReads([], [account], START + 90 * DAY - 1)).toEqual({ overdue: false })
  expect(backupReads([], [account], START + 90 * DAY)).toEqual({ overdue: true })
  const later = { added: new Date(START + DAY).toISOString() }
  expect(backupReads([], [later, account], START + 90 * DAY)).toEqual({ overdue: true })
})

test('the newest that passed counts, for 90 days', () => {
  const passed = { at: '2026-03-11T12:00:00.000Z', path: '/stick/10.rkit' }
  const drills = [drill(10, true), drill(2, true)]
  expect(backupReads(drills, [account], START + 100 * DAY - 1)).toEqual({ passed, overdue: false })
  expect(backupReads(drills, [account], START + 100 * DAY)).toEqual({ passed, overdue: true })
})

test('a failed read is due again at once, unless another passed before it', () => {
  const failed = { at: '2026-03-06T12:00:00.000Z', path: '/stick/5.rkit' }
  expect(backupReads([drill(5, false)], [account], START + 5 * DAY)).toEqual({ failed, overdue: true })
  expect(backupReads([drill(3, true), drill(5, false)], [account], START + 6 * DAY)).toMatchObject({
    failed,
    overdue: false,
  })
  expect(backupReads([drill(5, false), drill(7, true)], [account], START + 8 * DAY)).not.toHaveProperty('failed')
})
