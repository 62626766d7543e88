import type { BearersView, ToldAccountView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Told, ToldLink } from '../../readiness/answers.ts'
import { losables } from '../../readiness/losable.ts'
import { questionSentence } from '../../readiness/question-words.ts'
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
    losable: losables(evidence),
  }
}

/** @throws KitError `not-found`. */
export function toldView({ answers }: KitEvidence, account: string): ToldAccountView {
  const told = answers.accounts.find(({ name }) => name === account)
  if (!told)
    throw new KitError('not-found', `There is no account "${account}". Nothing was changed. Look at the list again.`)
  return {
    account,
    holdings: Object.entries(told.holdings).map(([atom, one]) => ({
      atom,
      says: questionSentence({ account, atom }),
      ...('is' in one ? { in: one.is, told: one.told } : { asked: one.asked }),
    })),
    links: Object.entries(told.links).map(([atom, one]) => ({
      atom,
      says: questionSentence({ account, atom }),
      ...linkView(one),
    })),
  }
}

function linkView(told: Told<ToldLink>): Omit<ToldAccountView['links'][number], 'atom' | 'says'> {
  if ('asked' in told) return { asked: told.asked }
  const { is } = told
  if (is === 'none') return { told: told.told }
  return { to: 'account' in is ? is.account : is.outside, told: told.told }
}
