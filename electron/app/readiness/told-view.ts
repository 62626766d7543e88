import type { BearersView, ToldAccountView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Facts, ToldAccount } from '../../readiness/answers/answers.ts'
import { losables } from '../../readiness/losses/losable.ts'
import { askSentence, questionSentence } from '../../readiness/questions/question-words.ts'
import { VAULT } from '../../readiness/evidence.ts'
import type { KitEvidence } from './kit-evidence.ts'

/** Names to choose from. */
export function bearersView({ evidence, answers }: KitEvidence): BearersView {
  const told = new Set(answers.bearers.map(({ name }) => name))
  const { bearers, opened, accounts } = evidence
  return {
    bearers: bearers.map((bearer) => ({ ...bearer, from: told.has(bearer.name) ? 'told' : 'vault' })),
    places: [...new Set(bearers.flatMap(({ place }) => place ?? []))],
    managers: opened.filter(({ name, made }) => name !== VAULT && made === undefined).map(({ name }) => name),
    accounts: accounts.map(({ name }) => name),
    opened: answers.opened.map(({ name, needs, told: day, facts }) => ({
      name,
      needs,
      told: day,
      facts: factsView(name, facts),
    })),
    losable: losables(evidence),
  }
}

/** @throws KitError `not-found`. */
export function toldView({ answers }: KitEvidence, account: string): ToldAccountView {
  const told = answers.accounts.find(({ name }) => name === account)
  if (!told)
    throw new KitError('not-found', `There is no account "${account}". Nothing was changed. Look at the list again.`)
  const { service, packages, rest, facts } = told
  return {
    account,
    ...(service !== undefined && { service }),
    holdings: holdingsView(told),
    links: linksView(told),
    facts: factsView(account, facts),
    packages,
    rest,
  }
}

function holdingsView({ name: account, holdings }: ToldAccount): ToldAccountView['holdings'] {
  return Object.entries(holdings).map(([atom, one]) => {
    const asked = { atom, says: questionSentence({ account, atom }) }
    return 'is' in one ? { ...asked, in: one.is, told: one.told } : { ...asked, asked: one.asked }
  })
}

function linksView({ name: account, links }: ToldAccount): ToldAccountView['links'] {
  return Object.entries(links).map(([atom, one]) => {
    const asked = { atom, says: questionSentence({ account, atom }) }
    return 'is' in one ? { ...asked, to: one.is, told: one.told } : { ...asked, asked: one.asked }
  })
}

function factsView(about: string, facts: Facts = {}): ToldAccountView['facts'] {
  return Object.entries(facts).map(([fact, one]) => ({
    fact,
    says: askSentence({ kind: 'fact', about, fact }),
    ...one,
  }))
}
