/** Finds what a person means by the name of something lost. */
import { serviceOf } from '../../services/services.ts'
import { VAULT, type Evidence } from '../evidence.ts'
import { losables } from './losable.ts'
import { folded, namesIn } from '../names.ts'
import type { Losable } from '../graph/nodes.ts'

/** All that goes by a name, or the names that are nearest to it. */
export type NamedLoss =
  | { readonly kind: 'found'; readonly lost: readonly Losable[] }
  | { readonly kind: 'unknown'; readonly called: string; readonly near: readonly string[] }

/**
 * Everything of this name, whatever its case: a place and a person may share one. Where there is nothing of this name,
 * that of a service stands for all accounts there.
 */
export function lossNamed(evidence: Evidence, called: string): NamedLoss {
  const all: readonly Losable[] = [...losables(evidence), { kind: 'manager', name: VAULT }]
  const wanted = folded(called)
  const named = all.filter(({ name }) => folded(name) === wanted)
  const others = [...accountsAt(evidence, serviceOf(called)?.id ?? wanted), ...undeclared(evidence, wanted)]
  const lost = named.length > 0 ? named : others
  return lost.length > 0 ? { kind: 'found', lost } : { kind: 'unknown', called, near: near(wanted, all) }
}

function accountsAt({ accounts }: Evidence, service: string): readonly Losable[] {
  return accounts
    .filter((account) => account.service !== undefined && folded(account.service) === service)
    .map(({ name }) => ({ kind: 'account', name }))
}

/** What holds something and is nowhere said to be there counts as lost already; to lose it changes nothing. */
function undeclared({ opened, accounts }: Evidence, wanted: string): readonly Losable[] {
  const holdings = [
    ...opened.flatMap(({ needs }) => needs),
    ...accounts.flatMap((one) => Object.values(one.credentials)),
  ]
  const names = holdings.flatMap((holding) =>
    holding === 'unknown' ? [] : holding.flatMap((held) => namesIn(held.in)),
  )
  const found = names.find((name) => folded(name) === wanted)
  return found === undefined ? [] : [{ kind: 'bearer', name: found }]
}

/** At most five names that are one or two slips away, or that have the text in them. */
function near(wanted: string, all: readonly Losable[]): readonly string[] {
  const names = [...new Set(all.map(({ name }) => name))]
  const scored = names.map((name) => ({ name, slips: slipsBetween(wanted, folded(name)) }))
  return scored
    .filter(({ name, slips }) => slips <= 2 || folded(name).includes(wanted) || wanted.includes(folded(name)))
    .sort((a, b) => a.slips - b.slips || (a.name < b.name ? -1 : 1))
    .slice(0, 5)
    .map(({ name }) => name)
}

/** The Levenshtein distance, row by row. */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Infinity
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  Array.from(one).forEach((letter, line) => {
    let diagonal = line
    row = row.reduce<number[]>((next, above, at) => {
      const left = next[at - 1]
      const cost =
        left === undefined ? line + 1 : Math.min(above + 1, left + 1, diagonal + Number(other[at - 1] !== letter))
      diagonal = above
      return [...next, cost]
    }, [])
  })
  return row.at(-1) ?? 0
}
