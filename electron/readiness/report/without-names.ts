/** The same report for people who need not know who and what is behind it. */
import { SERVICES } from '../../services/services.ts'
import type { Report } from './report.ts'

/**
 * Every name becomes a kind and a number: "account 1", "person 2", "phone 1". Packages stay, and services that
 * everybody knows: without them a report says nothing.
 */
export function withoutNames(report: Report): Report {
  const { of: _of, ...rest } = report
  const names = new Numbered()
  const account = (name: string): string => names.of('account', name)
  const person = (name: string): string => names.of('person', name)
  return {
    ...rest,
    names: false,
    accounts: report.accounts.map((one) => ({ ...withoutOwnService(one), account: account(one.account) })),
    packages: report.packages.map((one) => ({
      ...withoutOwnService(one),
      account: account(one.account),
      without: one.without.map((without) => ({ ...without, person: person(without.person) })),
      owners: one.owners.map(person),
    })),
    losses: report.losses.map((loss) => ({
      ...loss,
      name: loss.kind === 'bearer' ? names.of(loss.type ?? 'thing', loss.name) : names.of(loss.kind, loss.name),
      shuts: loss.shuts.map((goal) => ({ ...goal, account: account(goal.account) })),
    })),
  }
}

/** A service that is in no table is known by a name of the person's own. */
function withoutOwnService<T extends { readonly service?: string }>({ service, ...rest }: T) {
  return { ...rest, ...(service !== undefined && KNOWN.has(service) && { service }) }
}

const KNOWN: ReadonlySet<string> = new Set(SERVICES.map(({ id }) => id))

/** Numbers names in the order in which they come, each kind by itself. */
class Numbered {
  readonly #known = new Map<string, Map<string, string>>()

  of(kind: string, name: string): string {
    const names = this.#known.get(kind) ?? new Map<string, string>()
    this.#known.set(kind, names)
    const known = names.get(name) ?? `${kind} ${String(names.size + 1)}`
    names.set(name, known)
    return known
  }
}
