/** Words of the Recovery screen that are made of data; sentences about a kit come from the main process. */
import type { ActionView, CellView, CheckStateView, GoalView, LosableView, StartView } from '../../electron/contract.ts'
import type { IconName } from '../parts/icons.ts'
import { counted } from '../wording.ts'

/** How sure and how good something is: what colour and icon it has. Only `good` is green. */
export type Tone = 'good' | 'warn' | 'bad' | 'unknown'

export interface Said {
  readonly tone: Tone
  readonly icon: IconName
  readonly word: string
}

/** "now", "3 days", "if support helps", "never"; what is not known says so, whatever it may be at worst. */
export function cellInWords(cell: CellView): Said {
  if (cell.unknown) return { tone: 'unknown', icon: 'unknown', word: 'not known' }
  switch (cell.grade) {
    case 'now':
      return { tone: 'good', icon: 'check', word: 'now' }
    case 'days':
      return { tone: 'warn', icon: 'clock', word: counted(cell.days, 'day') }
    case 'goodwill':
      return { tone: 'warn', icon: 'person', word: 'if support helps' }
    case 'never':
      return { tone: 'bad', icon: 'cross', word: 'never' }
  }
}

export function checkInWords(state: CheckStateView): Said {
  switch (state) {
    case 'overdue':
      return { tone: 'bad', icon: 'warning', word: 'Overdue' }
    case 'due':
      return { tone: 'warn', icon: 'warning', word: 'To do' }
    case 'not-known':
      return { tone: 'unknown', icon: 'unknown', word: 'Not known' }
    case 'ok':
      return { tone: 'good', icon: 'check', word: 'Done' }
    case 'not-applicable':
      return { tone: 'unknown', icon: 'dash', word: 'Not for you' }
  }
}

/** What the button of an action or a check says. */
export const START_WORDS: Readonly<Record<StartView, string>> = {
  'intake.choose': 'Import',
  'readiness.answer': 'Answer',
  'accounts.get': 'Open the accounts',
  'keys.begin': 'Test a key',
  'sheets.plan': 'Print sheets',
  'sheets.list': 'See the paper',
  'sheets.fileGone': 'See the saved files',
  'drill.start': 'Read paper back',
  'drill.backup': 'Check a backup',
  'backups.copy': 'Copy to a stick',
  'identity.create': 'Make a paper key',
  'identity.combine': 'Check the shares',
  'slots.list': 'See what opens it',
  'vault.drill': 'Type the passphrase',
}

/** What kind of thing is lost, where its name does not say so. */
export function losableInWords({ kind, name }: LosableView): string {
  switch (kind) {
    case 'place':
      return `everything at ${name}`
    case 'account':
      return `the account ${name}`
    case 'outside':
      return `the mailbox ${name}`
    case 'bearer':
      return name === 'memory' ? 'your memory' : name
    case 'person':
    case 'manager':
      return name
  }
}

/** "sign in", "publish" ..., as it stands behind the name of an account. */
export function goalInWords(goal: string): string {
  return GOALS[goal] ?? goal
}

const GOALS: Readonly<Partial<Record<string, string>>> = {
  'sign-in': 'sign in',
  publish: 'publish',
  own: 'own',
  password: 'set a new password',
  'new-codes': 'get new codes',
  'reset-factors': 'reset the second factor',
}

/** "PyPI · alice", and the goal where it is not the usual one. */
export function accountGoal({ account, goal }: GoalView): string {
  return goal === 'sign-in' ? account : `${account}, ${goalInWords(goal)}`
}

/** The heading over what to do: there may be fewer than three, or nothing. */
export function todayInWords(actions: readonly ActionView[]): string {
  return (
    ['Nothing to do today', 'One thing to do today', 'Two things to do today'][actions.length] ??
    'Three things to do today'
  )
}
