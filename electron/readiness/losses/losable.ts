/** What of a kit can be lost. */
import { LOSABLE_KINDS, node, type Losable } from '../graph/nodes.ts'
import { VAULT, type Bearer, type Evidence } from '../evidence.ts'

/**
 * Everything that can be lost: bearers, places, people, password managers, accounts a service may suspend, mailboxes
 * elsewhere. The vault is lost with its files or with what opens it.
 */
export function losables({ bearers, opened, accounts }: Evidence): readonly Losable[] {
  const isPerson = ({ type }: Bearer): boolean => type === 'person'
  const namesOf = (list: readonly { readonly name: string }[]): readonly string[] => list.map(({ name }) => name)
  const names: Readonly<Record<Losable['kind'], readonly string[]>> = {
    bearer: namesOf(bearers.filter((bearer) => !isPerson(bearer))),
    place: bearers.flatMap(({ place }) => place ?? []),
    person: [...namesOf(bearers.filter(isPerson)), ...bearers.flatMap((bearer) => bearer.with ?? [])],
    manager: namesOf(opened.filter(({ name, made }) => name !== VAULT && made === undefined)),
    account: namesOf(accounts),
    outside: accounts.flatMap(({ linked }) =>
      Object.values(linked).flatMap((link) => (link !== 'unknown' && 'outside' in link ? [link.outside] : [])),
    ),
  }
  return LOSABLE_KINDS.flatMap((kind) => [...new Set(names[kind])].map((name) => ({ kind, name })))
}

/** The leaf of the graph that goes with a thing. */
export function leafOf({ kind, name }: Losable): string {
  return node[kind](name)
}
