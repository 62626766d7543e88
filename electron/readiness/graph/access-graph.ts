/** Makes an access graph of what is known about a kit and of the routes of its services. */
import { ANY_PUBLISHER, goalsBehind, isGoal, isPublisher } from './atoms.ts'
import type { AccountEvidence, Bearer, Certainty, Evidence, Held, Holding, Linked, Where } from '../evidence.ts'
import type { Alternative, Graph, Need } from '../engine/graph.ts'
import { node } from './nodes.ts'
import { routesAt, waitOf, type Route, type RoutesOf } from './routes.ts'

/** What a step of a way does, for those that explain it. */
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
  readonly #services: ReadonlyMap<string, string | undefined>

  constructor(evidence: Evidence, options: GraphOptions) {
    this.#options = options
    this.#opened = new Set(evidence.opened.map(({ name }) => name))
    this.#services = new Map(evidence.accounts.map(({ name, service }) => [name, service]))
    for (const bearer of evidence.bearers) this.#addBearer(bearer)
    for (const { name, needs } of evidence.opened) this.#addOpened(name, needs)
    for (const account of evidence.accounts) this.#addAccount(account)
  }

  #addBearer(bearer: Bearer): void {
    const all = leavesOf(bearer)
    for (const leaf of all) this.have.add(leaf)
    this.#add(node.inHand(bearer.name), { all, data: { kind: 'bearer', bearer } })
  }

  #addOpened(name: string, needs: readonly Holding[]): void {
    const all = needs.map((holding, at) => {
      const part = node.held(name, String(at))
      this.#addHolding(part, { name, atom: String(at), holding })
      return part
    })
    this.have.add(node.manager(name))
    this.#add(node.opened(name), { all: [node.manager(name), ...all], data: { kind: 'opened', name } })
  }

  #addAccount(account: AccountEvidence): void {
    const { name, credentials, linked } = account
    const routes = routesAt(account, this.#options.routesOf)
    this.have.add(node.account(name))
    for (const [atom, holding] of Object.entries(credentials))
      this.#addHolding(node.held(name, atom), { name, atom, holding })
    for (const [atom, link] of Object.entries(linked))
      for (const meant of this.#atomsMeant(atom, link, routes))
        this.#addLink(node.held(name, meant), { name, atom, link })
    for (const route of routes) this.#addRoute(account, route)
    const packages = account.packages ?? []
    if (packages.length > 0 && routes.some(({ to }) => to === 'publish'))
      this.#add(node.goal(name, 'publish'), { all: packages.map((one) => node.released(name, one.name)) })
    // What is known need not be reset, and what can be made is as good as what was kept.
    this.#add(node.goal(name, 'password'), { all: [node.held(name, 'password')] })
    this.#add(node.held(name, 'code'), { all: [node.goal(name, 'new-codes')] })
  }

  /** A way to publish is a way for the packages that are published so. */
  #addRoute({ name: account, packages = [] }: AccountEvidence, route: Route): void {
    const needs = route.all.map((atom) => (isGoal(atom) ? node.goal(account, atom) : node.held(account, atom)))
    const data = { kind: 'route', account, route } as const
    const targets =
      route.to === 'publish' && packages.length > 0
        ? packages.filter((one) => publishes(one, route)).map((one) => node.released(account, one.name))
        : [node.goal(account, route.to)]
    for (const target of targets)
      this.#add(target, { all: [node.account(account), ...needs], wait: waitOf(route), data })
  }

  /** A trusted publisher of which nobody said where it runs is that of the account it is linked with. */
  #atomsMeant(atom: string, link: Linked, routes: readonly Route[]): readonly string[] {
    if (!ANY_PUBLISHER.some((any) => any === atom)) return [atom]
    const asked = new Set<string>(routes.flatMap(({ all }) => all).filter((one) => one.startsWith(`${atom}:`)))
    const service = link !== 'unknown' && 'account' in link ? this.#services.get(link.account) : undefined
    const own = `${atom}:${PROVIDERS.get(service) ?? service ?? ''}`
    return asked.has(own) ? [own] : [...asked]
  }

  #addLink(target: string, { name: account, atom, link }: NamedLink): void {
    if (link === 'unknown') {
      this.#addHoped(target, account, atom)
    } else if (this.#trusts(link.known)) {
      const to = 'outside' in link ? link.outside : link.account
      if ('outside' in link) this.have.add(node.outside(to))
      const ways = 'outside' in link ? [node.outside(to)] : goalsBehind(atom).map((goal) => node.goal(to, goal))
      for (const way of ways) this.#add(target, { all: [way], data: { kind: 'linked', account, atom, to } })
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
    return this.#services.has(place) ? node.goal(place, 'sign-in') : node.inHand(place)
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

/** Providers that are not called as the service whose account they go by. */
const PROVIDERS: ReadonlyMap<string | undefined, string> = new Map([['google', 'google-cloud']])

/** By a token or a trusted publisher only what is set up for it. */
function publishes({ ways }: { readonly ways: readonly string[] }, { all }: Route): boolean {
  const means: readonly string[] = all.filter((atom) => isPublisher(atom) || atom.startsWith('api-token'))
  return ways.length === 0 || means.every((atom) => ways.some((way) => atom === way || atom.startsWith(`${way}:`)))
}

interface NamedHolding {
  readonly name: string
  readonly atom: string
  readonly holding: Holding
}

interface NamedLink {
  readonly name: string
  readonly atom: string
  readonly link: Linked
}

/** What must be there for a bearer to be at hand. A person counts once, however many keep things with them. */
export function leavesOf({ name, type, place, with: keeper }: Bearer): readonly string[] {
  return [
    type === 'person' ? node.person(name) : node.bearer(name),
    ...(place === undefined ? [] : [node.place(place)]),
    ...(keeper === undefined ? [] : [node.person(keeper)]),
  ]
}
