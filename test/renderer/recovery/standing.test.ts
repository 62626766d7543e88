import { describe, expect, it } from 'vitest'
import type { CheckStateView, CheckView } from '../../../electron/contract.ts'
import { standingOf, type Known } from '../../../renderer/recovery/standing.ts'
import { vaultState } from '../../fixtures/window/views.ts'

const NOW = Date.parse('2026-03-03T12:00:00Z')

const check = (id: string, state: CheckStateView): CheckView => ({
  id,
  state,
  title: '',
  why: '',
  source: '',
  findings: [],
  start: 'readiness.answer',
})

const FINE = ['backup-elsewhere', 'second-opener', 'paper-read', 'keys-tested', 'owners'].map((id) => check(id, 'ok'))
const backup = { at: '2026-03-03T11:00:00Z', changesSince: 0, accountsMissing: 0, reads: { overdue: false } }

/** Each part with its tone and its word. */
function said({ vault = {}, ...known }: { vault?: Partial<Known['vault']>; state?: Known['state'] }): object {
  const state = 'state' in known ? known.state : { checks: FINE, asks: [] }
  const counts = { accounts: 3, keys: 2, quarantined: 0 }
  const rows = standingOf({ vault: { ...vaultState(), backup, counts, ...vault }, state, now: NOW })
  return Object.fromEntries(rows.map(({ name, said }) => [name, said && `${said.tone}: ${said.word}`]))
}

describe('where the kit stands', () => {
  it('is said part by part', () => {
    expect(said({})).toEqual({
      Backups: 'good: Also on a stick',
      Paper: 'good: Done',
      'Paper key': 'good: Done',
      Keys: 'good: 2 keys, tested',
      Answers: 'good: Nothing to ask',
      People: 'good: Done',
    })
  })

  it('is never green before it is known', () => {
    expect(said({ state: undefined })).toEqual({
      Backups: undefined,
      Paper: undefined,
      'Paper key': undefined,
      Keys: undefined,
      Answers: undefined,
      People: undefined,
    })
    expect(said({ state: { checks: [], asks: [] } })).toMatchObject({
      Paper: 'unknown: Not for you',
      Keys: 'unknown: Not for you',
    })
  })

  it('names what is wrong with backups, the worst first', () => {
    const elsewhere = { checks: [check('backup-elsewhere', 'due')], asks: [] }
    expect(said({ vault: { backup: { ...backup, accountsMissing: 2 } } })).toMatchObject({
      Backups: 'warn: 2 accounts in no backup',
    })
    expect(said({ vault: { backup: { ...backup, reads: { overdue: true } } } })).toMatchObject({
      Backups: 'warn: Backup never read back',
    })
    expect(said({ state: elsewhere })).toMatchObject({ Backups: 'warn: Only on this computer' })
    const copy = {
      lookingAt: '/media/stick/a.rkit',
      backup: { changesSince: 0, accountsMissing: 0, reads: { overdue: false } },
    }
    expect(said({ vault: copy, state: elsewhere })).toMatchObject({ Backups: 'unknown: A copy you are looking at' })
  })

  it('names what is wrong with paper and keys', () => {
    expect(said({ vault: { paper: { reprint: 1, overdue: 2, files: 1 } } })).toMatchObject({
      Paper: 'warn: 1 account to print again',
    })
    expect(said({ vault: { paper: { reprint: 0, overdue: 2, files: 1 } } })).toMatchObject({
      Paper: 'warn: 2 copies to read back',
    })
    expect(said({ vault: { counts: { accounts: 3, keys: 0, quarantined: 0 } } })).toMatchObject({
      Keys: 'unknown: None yet',
    })
    expect(said({ state: { checks: [...FINE, check('two-keys', 'not-known')], asks: [] } })).toMatchObject({
      Keys: 'unknown: Not known',
    })
  })
})
