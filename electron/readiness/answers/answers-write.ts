/** Answers as the JSON that `readAnswers` takes. */
import { FORMAT, VERSION } from './answers-shapes.ts'
import type { Answers, Facts, Told, ToldAccount, ToldLink, ToldOpened } from './answers.ts'
import { VAULT, type Where } from '../evidence.ts'

/** Reading it again gives the same answers. */
export function writeAnswers({ bearers, opened, accounts }: Answers): string {
  const vault = opened.find(({ name }) => name === VAULT)
  const managers = opened.filter((one) => one !== vault)
  const json = {
    format: FORMAT,
    version: VERSION,
    bearers: Object.fromEntries(bearers.map(({ name, other, ...rest }) => [name, { ...rest, ...other }])),
    ...(vault && { vault: vaultJson(vault) }),
    managers: Object.fromEntries(managers.map(({ name, needs, told, other }) => [name, { needs, told, ...other }])),
    accounts: Object.fromEntries(accounts.map((account) => [account.name, accountJson(account)])),
  }
  return `${JSON.stringify(json, undefined, 2)}\n`
}

function vaultJson({ needs: [files, opens], told, facts, other }: ToldOpened): object {
  return { ...(files && { files }), ...(opens && { opens }), told, ...(facts && { facts: factsJson(facts) }), ...other }
}

function accountJson({ service, login, holdings, links, facts, packages, rest, other }: ToldAccount): object {
  return {
    ...(service !== undefined && { service }),
    ...(login !== undefined && { login }),
    ...mapped(holdings, holdingJson),
    ...mapped(links, linkJson),
    ...(Object.keys(facts).length > 0 && { facts: factsJson(facts) }),
    ...(packages.length > 0 && {
      packages: Object.fromEntries(packages.map(({ name, ways, told }) => [name, { ways, told }])),
    }),
    ...(rest === 'unknown' && { others: rest }),
    ...other,
  }
}

function holdingJson(told: Told<readonly Where[]>): unknown {
  if ('asked' in told) return told
  const [only] = told.is
  const isSo = typeof only === 'object' && only.atLeast === 0
  return { in: isSo ? true : told.is, told: told.told }
}

function linkJson(told: Told<ToldLink>): unknown {
  if ('asked' in told) return told
  return told.is === 'none' ? { none: true, told: told.told } : { ...told.is, told: told.told }
}

function factsJson(facts: Facts): object {
  return mapped(facts, (told) => told)
}

function mapped<T>(facts: Readonly<Record<string, T>>, map: (fact: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([atom, fact]) => [atom, map(fact)]))
}
