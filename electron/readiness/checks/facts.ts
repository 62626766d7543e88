/** Answers that lead nowhere in the graph and that checks want to know: of which account, and what they take. */
import { serviceOf } from '../../services/services.ts'
import { asked, type Ask, type Known } from '../questions/ask.ts'
import type { Facts, Told } from '../answers/answers.ts'
import { isPublisher } from '../graph/atoms.ts'
import { VAULT, type AccountEvidence, type Evidence } from '../evidence.ts'
import { askedFor } from '../questions/unasked.ts'

/** What an answer is: a text in a person's words, a day, "yes" or "no", or a day or "none". */
export type FactTakes = 'text' | 'day' | 'yes-no' | 'day-or-none'

export const VAULT_FACTS = {
  procedure: 'text',
  retrieved: 'day',
  'downloads-searched': 'day',
} as const satisfies Readonly<Record<string, FactTakes>>

export const ACCOUNT_FACTS = {
  'second-address': 'yes-no',
  'domain-until': 'day-or-none',
  'co-owner-released': 'day',
  'publishers-reviewed': 'day',
  revocation: 'yes-no',
  reachable: 'day',
} as const satisfies Readonly<Record<string, FactTakes>>

export type AccountFact = keyof typeof ACCOUNT_FACTS

/** What the answer to a fact is; a text where nothing is known of it. */
export function factTakes(fact: string): FactTakes {
  const all: Readonly<Record<string, FactTakes>> = { ...VAULT_FACTS, ...ACCOUNT_FACTS }
  return Object.hasOwn(all, fact) ? (all[fact] ?? 'text') : 'text'
}

/** The facts that matter for an account. */
export function factsOf(
  account: AccountEvidence,
  { evidence, routesOf }: Pick<Known, 'evidence' | 'routesOf'>,
): readonly AccountFact[] {
  const { service, credentials, linked } = account
  const atoms = askedFor(account, routesOf)
  const kind = service === undefined ? undefined : serviceOf(service)?.kind
  const routes = (service === undefined ? undefined : routesOf(service)) ?? []
  const publishes = routes.some(({ to }) => to === 'publish') || (account.packages ?? []).length > 0
  const matters: Readonly<Record<AccountFact, boolean>> = {
    'second-address': atoms.includes('mail') && (kind === 'registry' || kind === 'source-host'),
    'domain-until': isMailbox(account, evidence),
    'co-owner-released': isHeld(credentials.owner),
    'publishers-reviewed': Object.keys(linked).some((atom) => isPublisher(atom) && linked[atom] !== 'unknown'),
    revocation: isHeld(credentials['gpg-key']),
    reachable: publishes && kind === 'registry',
  }
  return (Object.keys(ACCOUNT_FACTS) as readonly AccountFact[]).filter((fact) => matters[fact])
}

/** Whether another account has its mail there. */
export function isMailbox({ name }: AccountEvidence, { accounts }: Evidence): boolean {
  return accounts.some(
    ({ linked: { mail } }) => mail && mail !== 'unknown' && 'account' in mail && mail.account === name,
  )
}

/** Every fact that nobody has told yet. */
export function factsAsked(known: Known): readonly Ask[] {
  const { evidence, answers } = known
  if (evidence.accounts.length === 0) return []
  const told = new Map(answers.accounts.map((account) => [account.name, account.facts]))
  const vault = answers.opened.find(({ name }) => name === VAULT)?.facts ?? {}
  return [
    ...Object.keys(VAULT_FACTS).flatMap((fact) => ask(VAULT, fact, vault)),
    ...evidence.accounts.flatMap((account) =>
      factsOf(account, known).flatMap((fact) => ask(account.name, fact, told.get(account.name) ?? {})),
    ),
  ]
}

function ask(about: string, fact: string, facts: Facts): readonly Ask[] {
  const told: Told<string> | undefined = facts[fact]
  return told && 'is' in told ? [] : [asked({ kind: 'fact', about, fact }, told)]
}

function isHeld(holding: AccountEvidence['credentials'][string] | undefined): boolean {
  return holding !== undefined && holding !== 'unknown' && holding.length > 0
}
