/** The call that starts the fix of each check. */
import type { CheckId } from '../../readiness/checks/checks.ts'
import type { Action } from '../../readiness/summary.ts'
import type { Channel, StartView } from '../../contract.ts'

export const STARTS = {
  'one-loss': 'readiness.answer',
  'one-place': 'readiness.answer',
  'no-reset': 'readiness.answer',
  passwords: 'readiness.answer',
  mailboxes: 'readiness.answer',
  'two-keys': 'keys.begin',
  'keys-tested': 'keys.begin',
  'codes-left': 'intake.choose',
  'secrets-kept': 'intake.choose',
  'paper-read': 'drill.start',
  'paper-fresh': 'sheets.plan',
  'line-typed': 'drill.start',
  shares: 'identity.combine',
  'backup-elsewhere': 'backups.copy',
  'backup-read': 'drill.backup',
  passphrases: 'vault.drill',
  'second-opener': 'identity.create',
  'plain-files': 'sheets.fileGone',
  repository: 'readiness.answer',
  'linked-github': 'readiness.answer',
  'other-factors': 'readiness.answer',
  'second-address': 'readiness.answer',
  domains: 'readiness.answer',
  owners: 'readiness.answer',
  'owner-released': 'readiness.answer',
  publishers: 'readiness.answer',
  'side-door': 'readiness.answer',
  'signing-key': 'readiness.answer',
  retrieval: 'readiness.answer',
  reachable: 'readiness.answer',
  'still-true': 'readiness.answer',
} as const satisfies Readonly<Record<CheckId, StartView & Channel>>

/** Copies that are not there yet are printed; those that are there are read back. */
export function startOf(action: Action): StartView & Channel {
  switch (action.kind) {
    case 'import':
      return 'intake.choose'
    case 'answer':
      return 'readiness.answer'
    case 'check':
      return PRINT.has(action.what) ? 'sheets.plan' : STARTS[action.check]
    case 'add':
      return ADDITIONS[action.addition.kind]
  }
}

const PRINT: ReadonlySet<string> = new Set(['no-paper', 'one-copy', 'copies-one-place'])

const ADDITIONS = {
  'paper-copy': 'sheets.plan',
  backup: 'backups.copy',
  'paper-key': 'identity.create',
  key: 'keys.begin',
  code: 'intake.choose',
  owner: 'readiness.answer',
  password: 'readiness.answer',
} as const
