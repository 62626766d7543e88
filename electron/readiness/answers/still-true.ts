/** Answers that a person says are still true: told again today. */
import type { Answers, Facts, Told } from './answers.ts'
import type { AskedThing } from '../questions/ask.ts'

export function stillTrue(answers: Answers, of: AskedThing, today: string): Answers {
  switch (of.kind) {
    case 'holding':
    case 'link':
      return {
        ...answers,
        accounts: onlyOf(answers.accounts, of.account, (account) => ({
          ...account,
          holdings: again(account.holdings, of.atom, today),
          links: again(account.links, of.atom, today),
        })),
      }
    case 'part':
      return { ...answers, opened: onlyOf(answers.opened, of.name, (one) => ({ ...one, told: today })) }
    case 'place':
      return { ...answers, bearers: onlyOf(answers.bearers, of.bearer, (one) => ({ ...one, told: today })) }
    case 'fact': {
      const { about, fact } = of
      const told = <T extends { readonly facts?: Facts }>(one: T): T => ({
        ...one,
        facts: again(one.facts ?? {}, fact, today),
      })
      return {
        ...answers,
        accounts: onlyOf(answers.accounts, about, told),
        opened: onlyOf(answers.opened, about, told),
      }
    }
  }
}

function onlyOf<T extends { readonly name: string }>(
  list: readonly T[],
  name: string,
  change: (one: T) => T,
): readonly T[] {
  return list.map((one) => (one.name === name ? change(one) : one))
}

function again<T>(
  told: Readonly<Record<string, Told<T>>>,
  key: string,
  today: string,
): Readonly<Record<string, Told<T>>> {
  const one = told[key]
  return one && 'is' in one ? { ...told, [key]: { ...one, told: today } } : told
}
