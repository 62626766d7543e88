import type { Evidence, Route, Service } from '../../services/service.ts'
import type { Atom, Goal } from '../../services/vocabulary.ts'

/** A sentence about what a service asks for, and the evidence for it. */
export interface Need {
  readonly sentence: string
  readonly from: readonly Evidence[]
}

/** The ways to a goal that are not in doubt. */
export function waysTo({ routes }: Service, goal: Goal): readonly Route[] {
  return routes.filter(({ to, unproven }) => to === goal && unproven !== true)
}

export function siteOf({ site, name }: Service): string {
  return site ?? name
}

export function either(names: readonly string[]): string {
  return joined(names, 'or')
}

export function both(names: readonly string[]): string {
  return joined(names, 'and')
}

function joined(names: readonly string[], word: string): string {
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${word} ${last}` : last
}

/** What a sentence calls an atom; the atom itself where no sentence has it. */
export function named(atom: Atom): string {
  return NAMES[atom] ?? atom
}

const NAMES: Readonly<Partial<Record<Atom, string>>> = {
  password: 'the password',
  totp: 'the authenticator app',
  key: 'a security key',
  passkey: 'a passkey',
  code: 'a recovery code',
  mail: 'the mailbox',
  'recovery-phrase': 'the recovery phrase',
  'ssh-key': 'an SSH key of the account',
  'api-token': 'an access token',
  'known-device': 'a known device',
  github: 'GitHub',
  google: 'Google',
  microsoft: 'Microsoft',
  entra: 'Entra',
}
