/** What atoms, goals, grades and places are called in sentences. Names are shown as they were given. */
import { PUBLISHERS, type Goal as GoalName } from '../services/vocabulary.ts'
import { isPublisher } from './graph/atoms.ts'
import type { Grade } from './engine/wait.ts'
import type { Where } from './evidence.ts'
import type { Losable } from './graph/nodes.ts'

/** What one does on a way. */
export const DEEDS: Readonly<Record<GoalName, string>> = {
  'sign-in': 'sign in',
  password: 'set a new password',
  'new-codes': 'get new recovery codes',
  'reset-factors': 'have the second factors taken off',
  push: 'push',
  publish: 'publish',
  own: 'manage owners',
}

const ATOM_WORDS: ReadonlyMap<string, string> = new Map([
  ['password', 'the password'],
  ['totp', 'an authenticator code'],
  ['key', 'a security key'],
  ['passkey', 'a passkey'],
  ['code', 'a recovery code'],
  ['recovery-phrase', 'the recovery phrase'],
  ['secret-key', 'the Secret Key'],
  ['ssh-key', 'an SSH key'],
  ['gpg-key', 'the signing key'],
  ['api-token', 'an access token'],
  ['api-token-bypass-2fa', 'an access token that needs no second factor'],
  ['mail', 'the mailbox'],
  ['sms', 'the telephone number'],
  ['app', "the service's own app"],
  ['known-device', 'a device that the service knows'],
  ['known-network', 'a network that the service knows'],
  ['repo-push', 'the source repository'],
  ['github', 'the GitHub account'],
  ['google', 'the Google account'],
  ['microsoft', 'the Microsoft account'],
  ['entra', 'the Entra account'],
  ['sso', 'the single sign-on'],
  ['linked-github', 'the linked GitHub account'],
  ['owner', 'another owner'],
  ['paid-plan', 'a paid plan'],
])

/** "sign in": what one wants at an account. A password that is known is as good as a new one. */
export function goalWords(goal: string): string {
  if (goal === 'password') return 'get the password'
  return isGoalName(goal) ? DEEDS[goal] : goal
}

export function isGoalName(goal: string): goal is GoalName {
  return Object.hasOwn(DEEDS, goal)
}

/** "the password": what a way asks for. */
export function atomWords(atom: string): string {
  return ATOM_WORDS.get(atom) ?? (isPublisher(atom) ? publisherWords(atom) : atom)
}

/** "a trusted publisher on GitHub Actions". */
function publisherWords(atom: string): string {
  const [kind = '', provider = ''] = atom.split(':')
  const what = kind === 'trusted-publisher' ? 'a trusted publisher' : 'a stage-only publisher'
  const name = Object.entries(PUBLISHERS).find(([key]) => key === provider)?.[1]
  return name === undefined ? what : `${what} on ${name}`
}

/** "now", "within 14 days". */
export function gradeWords(grade: Grade): string {
  switch (grade.grade) {
    case 'now':
      return 'now'
    case 'days':
      return `within ${days(grade.days)}`
    case 'goodwill':
      return "only by somebody's goodwill"
    case 'never':
      return 'never'
  }
}

/** "phone", or "2 of share 1, share 2, share 3". */
export function whereWords(where: Where): string {
  if (typeof where === 'string') return where
  const names = where.of.map(whereWords)
  if (where.atLeast === 1) return names.length > 1 ? `one of ${names.join(', ')}` : names.join()
  return `${String(where.atLeast)} of ${names.join(', ')}`
}

/** What it is to have reached a goal. */
export const GOAL_STATES: Readonly<Record<GoalName, string>> = {
  'sign-in': 'a sign-in',
  password: 'the password',
  'new-codes': 'new recovery codes',
  'reset-factors': 'the second factors taken off',
  push: 'the right to push',
  publish: 'the right to publish',
  own: 'the right to manage owners',
}

/** "password", to go behind "there is no". */
export function bare(atom: string): string {
  return atomWords(atom)
    .replace(/^another /, 'other ')
    .replace(/^(the|an|a) /, '')
}

export function listed(names: readonly Where[]): string {
  const words = names.map(whereWords)
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** "1 day", "14 days". */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${String(count)} days`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "phone", "everything at home": what is lost, by its kind where it is known. */
export function lossWords(kind: Losable['kind'] | undefined, name: string): string {
  switch (kind) {
    case 'place':
      return `everything at ${name}`
    case 'person':
      return `touch with ${name}`
    case 'account':
      return `the account ${name}`
    case 'outside':
      return `the mailbox ${name}`
    case 'bearer':
    case 'manager':
    case undefined:
      return name
  }
}
