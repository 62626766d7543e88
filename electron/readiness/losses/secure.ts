/** After a loss to somebody: which accounts to secure first, by what a finder of the lost things has. */
import { VAULT, type AccountEvidence, type Bearer, type Evidence, type Where } from '../evidence.ts'
import type { Losable } from '../graph/nodes.ts'
import type { RoutesOf } from '../graph/routes.ts'
import { Finder, isFound } from './thief.ts'

/**
 * `open`: the finder can sign in at once. `exposed`: part of what it takes is in what was lost, and should be replaced.
 */
export type Secure =
  | { readonly kind: 'open'; readonly account: string }
  | { readonly kind: 'exposed'; readonly account: string; readonly atoms: readonly string[] }

/** Those that are open first; of equals, the account on which most others rest. */
export function toSecure(evidence: Evidence, routesOf: RoutesOf, lost: readonly Losable[]): readonly Secure[] {
  const { accounts, bearers } = evidence
  const goals = accounts.map(({ name }) => ({ account: name, goal: 'sign-in' }))
  const open = new Set(new Finder(evidence, routesOf).reached(lost, goals).map(({ account }) => account))
  const found = new Set(bearers.filter((bearer) => lost.some((one) => isFound(bearer, one))).map(({ name }) => name))
  const resting = countedLinks(accounts)
  const isLostItself = (name: string): boolean => lost.some((one) => one.kind === 'account' && one.name === name)
  return accounts
    .filter(({ name }) => !isLostItself(name))
    .flatMap((account): readonly Secure[] => {
      if (open.has(account.name)) return [{ kind: 'open', account: account.name }]
      const atoms = exposedAtoms(account, found)
      return atoms.length > 0 ? [{ kind: 'exposed', account: account.name, atoms }] : []
    })
    .toSorted(
      (a, b) => Number(b.kind === 'open') - Number(a.kind === 'open') || weight(resting, b) - weight(resting, a),
    )
}

/** What lies in the clear on a found thing; the vault is sealed. */
function exposedAtoms({ credentials }: AccountEvidence, found: ReadonlySet<Bearer['name']>): readonly string[] {
  return Object.entries(credentials).flatMap(([atom, holding]) =>
    holding !== 'unknown' && holding.some((held) => lies(held.in, found)) ? [atom] : [],
  )
}

function lies(where: Where, found: ReadonlySet<string>): boolean {
  if (typeof where === 'string') return where !== VAULT && found.has(where)
  return where.of.some((one) => lies(one, found))
}

function countedLinks(accounts: readonly AccountEvidence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const link of accounts.flatMap(({ linked }) => Object.values(linked))) {
    if (link !== 'unknown' && 'account' in link) counts.set(link.account, (counts.get(link.account) ?? 0) + 1)
  }
  return counts
}

function weight(resting: ReadonlyMap<string, number>, { account }: Secure): number {
  return resting.get(account) ?? 0
}
