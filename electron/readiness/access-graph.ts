/** Makes an access graph of what is known about a kit and of the routes of its services. */
import type { AccountEvidence, Bearer, Certainty, Evidence, Held, Holding, Where } from './evidence.ts'
import type { Alternative, Graph, Need } from './engine/graph.ts'
import { GOODWILL, NOW, type Wait } from './engine/wait.ts'

/** A way to a goal at a service, as the table of services has it. */
export interface Route {
  readonly to: string
  readonly all: readonly string[]
  /** Least and most days seen. */
  readonly days?: readonly [number, number]
  /** Somebody at the service decides. */
  readonly human?: boolean
  /** Documented, and never seen to work. */
  readonly unproven?: boolean
  /** The atom of which one is used up. */
  readonly uses?: string
  /** Open only to accounts that have set up no TOTP app, key or code. */
  readonly onlyWithoutFactors?: boolean
}

/** The routes of a service; `undefined` for one that is not in the table. */
export type RoutesOf = (service: string) => readonly Route[] | undefined

/** What a step of a way does, for whoever explains it. */
export type StepData =
  | { readonly kind: 'bearer'; readonly bearer: Bearer }
  | { readonly kind: 'opened'; readonly name: string }
  | { readonly kind: 'held'; readonly account: string; readonly atom: string; readonly held: Held }
  | { readonly kind: 'hoped'; readonly account: string; readonly atom: string }
  | { readonly kind: 'linked'; readonly account: string; readonly atom: string; readonly to: string }
  | { readonly kind: 'route'; readonly account: string; readonly route: Route }

/** Least certainty that counts as held: `unknown` hopes for the best, `told` is the cautious run. */
export interface GraphOptions {
  readonly trust: Certainty
  readonly routesOf: RoutesOf
}

/** Names of nodes. A space follows each prefix, so that no name a user gives can be taken for another. */
export const node = {
  /** Leaves, which can be lost. */
  bearer: (name: string) => `bearer ${name}`,
  place: (name: string) => `place ${name}`,
  person: (name: string) => `person ${name}`,
  /** The account itself, which a service can suspend. */
  account: (name: string) => `account ${name}`,
  outside: (address: string) => `outside ${address}`,
  /** Leaves that only the hopeful run has. */
  hoped: (account: string, atom: string) => `hoped ${JSON.stringify([account, atom])}`,
  /** Within reach. */
  inHand: (name: string) => `in-hand ${name}`,
  opened: (name: string) => `opened ${name}`,
  held: (account: string, atom: string) => `held ${JSON.stringify([account, atom])}`,
  goal: (account: string, goal: string) => `goal ${JSON.stringify([account, goal])}`,
} as const

/** Builds the graph; pure, and linear in what is known. */
export function accessGraph(evidence: Evidence, options: GraphOptions): Graph<StepData> {
  const built = new Building(evidence, options)
  return { nodes: built.nodes, have: built.have }
}

class Building {
  readonly nodes = new Map<string, Alternative<StepData>[]>()
  readonly have = new Set<string>()
  readonly #options: GraphOptions
  readonly #opened: ReadonlySet<string>
  readonly #accounts: ReadonlySet<string>

  constructor(evidence: Evidence, options: GraphOptions) {
    this.#options = options
    this.#opened = new Set(evidence.opened.map(({ name }) => name))
    this.#accounts = new Set(evidence.accounts.map(({ name }) => name))
    for (const bearer of evidence.bearers) this.#addBearer(bearer)
    for (const { name, needs } of evidence.opened) this.#addOpened(name, needs)
    for (const account of evidence.accounts) this.#addAccount(account)
  }

  #addBearer(bearer: Bearer): void {
    const all = [node.bearer(bearer.name)]
    if (bearer.place !== undefined) all.push(node.place(bearer.place))
    if (bearer.with !== undefined) all.push(node.person(bearer.with))
    for (const leaf of all) this.have.add(leaf)
    this.#add(node.inHand(bearer.name), { all, data: { kind: 'bearer', bearer } })
  }

  #addOpened(name: string, needs: readonly Holding[]): void {
    const all = needs.map((holding, at) => {
      const part = node.held(name, String(at))
      this.#addHolding(part, { name, atom: String(at), holding })
      return part
    })
    this.#add(node.opened(name), { all, data: { kind: 'opened', name } })
  }

  #addAccount(account: AccountEvidence): void {
    const { name, credentials, linked, owners = [] } = account
    this.have.add(node.account(name))
    for (const [atom, holding] of Object.entries(credentials))
      this.#addHolding(node.held(name, atom), { name, atom, holding })
    for (const atom of Object.keys(linked)) this.#addLink(account, atom)
    for (const route of [...this.#routesOf(account), ...ALWAYS]) this.#addRoute(name, route)
    // What is known need not be reset, and what can be made is as good as what was kept.
    this.#add(node.goal(name, 'password'), { all: [node.held(name, 'password')] })
    this.#add(node.held(name, 'code'), { all: [node.goal(name, 'new-codes')] })
    this.#addHolding(node.goal(name, 'own'), { name, atom: 'owner', holding: owners })
  }

  #routesOf({ service, credentials }: AccountEvidence): readonly Route[] {
    const routes = service === undefined ? undefined : this.#options.routesOf(service)
    const factors = FACTORS.filter((atom) => (credentials[atom] ?? []).length > 0)
    return (routes ?? routesOfAny(factors)).filter((route) => route.onlyWithoutFactors !== true || factors.length === 0)
  }

  #addRoute(account: string, route: Route): void {
    const needs = route.all.map((atom) => (GOALS.has(atom) ? node.goal(account, atom) : node.held(account, atom)))
    const data = { kind: 'route', account, route } as const
    this.#add(node.goal(account, route.to), { all: [node.account(account), ...needs], wait: waitOf(route), data })
  }

  #addLink({ name, linked }: AccountEvidence, atom: string): void {
    const link = linked[atom]
    if (link === undefined) return
    const target = node.held(name, atom)
    if (link === 'unknown') {
      this.#addHoped(target, name, atom)
    } else if (this.#trusts(link.known)) {
      const to = 'outside' in link ? link.outside : link.account
      if ('outside' in link) this.have.add(node.outside(to))
      const ways = 'outside' in link ? [node.outside(to)] : goalsBehind(atom).map((goal) => node.goal(to, goal))
      for (const way of ways) this.#add(target, { all: [way], data: { kind: 'linked', account: name, atom, to } })
    }
  }

  #addHolding(target: string, { name: account, atom, holding }: NamedHolding): void {
    if (holding === 'unknown') {
      this.#addHoped(target, account, atom)
      return
    }
    for (const held of holding) {
      if (this.#trusts(held.known))
        this.#add(target, { all: [this.#where(held.in)], data: { kind: 'held', account, atom, held } })
    }
  }

  #addHoped(target: string, account: string, atom: string): void {
    if (this.#options.trust !== 'unknown') return
    this.have.add(node.hoped(account, atom))
    this.#add(target, { all: [node.hoped(account, atom)], data: { kind: 'hoped', account, atom } })
  }

  #where(place: Where): Need {
    if (typeof place !== 'string') return { atLeast: place.atLeast, of: place.of.map((one) => this.#where(one)) }
    if (this.#opened.has(place)) return node.opened(place)
    return this.#accounts.has(place) ? node.goal(place, 'sign-in') : node.inHand(place)
  }

  #trusts(known: 'measured' | 'told'): boolean {
    return known === 'measured' || this.#options.trust !== 'measured'
  }

  #add(name: string, alternative: Alternative<StepData>): void {
    const list = this.nodes.get(name)
    if (list) list.push(alternative)
    else this.nodes.set(name, [alternative])
  }
}

interface NamedHolding {
  readonly name: string
  readonly atom: string
  readonly holding: Holding
}

const FACTORS = ['totp', 'key', 'code'] as const

/** Atoms that can be reached by routes as well as held. */
const GOALS: ReadonlySet<string> = new Set(['password', 'sign-in', 'reset-factors', 'push', 'publish', 'own'])

/** True at every service: with its factors reset an account opens with the password, and who signs in owns what it owns. */
const ALWAYS: readonly Route[] = [
  { to: 'sign-in', all: ['reset-factors', 'password'] },
  { to: 'own', all: ['sign-in'] },
]

/** A service that is not in the table: the password, and one of the factors if there are any. Nothing resets it. */
function routesOfAny(factors: readonly string[]): readonly Route[] {
  if (factors.length === 0) return [{ to: 'sign-in', all: ['password'] }]
  return factors.map((factor) => ({ to: 'sign-in', all: ['password', factor] }))
}

/** What an account elsewhere must still allow: to push is enough for whatever runs in a repository. */
function goalsBehind(atom: string): readonly string[] {
  return ['source-host', 'trusted-publisher', 'trusted-publisher-stage-only'].includes(atom)
    ? ['sign-in', 'push']
    : ['sign-in']
}

/** The most days seen; goodwill where a person decides in unknown time, or nobody has seen the way work. */
function waitOf({ days, human, unproven }: Route): Wait {
  if (unproven === true) return GOODWILL
  return days?.[1] ?? (human === true ? GOODWILL : NOW)
}
