/** The one addition that helps most: each is tried on the evidence, and the small losses that are left are counted. */
import { accessGraph, type RoutesOf } from './access-graph.ts'
import { compile } from './engine/graph.ts'
import { VAULT, type AccountEvidence, type Bearer, type Evidence, type Held } from './evidence.ts'
import { smallLosses, type Goal } from './losses.ts'
import { reachedByFinder } from './thief.ts'

/** Something a person can add to a kit. Those without an account are for the whole kit. */
export type Addition =
  /** Another print of everything in the vault, kept somewhere else. */
  | { readonly kind: 'paper-copy' }
  /** A backup of the vault on a stick, kept somewhere else. */
  | { readonly kind: 'backup' }
  /** The vault's paper key, kept somewhere else. */
  | { readonly kind: 'paper-key' }
  /** One more security key enrolled at an account, kept somewhere else. */
  | { readonly kind: 'key'; readonly account: string }
  /** The password of an account or of a password manager, written down and kept somewhere else. */
  | { readonly kind: 'password'; readonly account: string }
  /** One more person who owns what the account owns. */
  | { readonly kind: 'owner'; readonly account: string }

/** What an addition brings. */
export interface Weighed {
  readonly addition: Addition
  /** Small losses that no longer shut a goal. */
  readonly removes: number
}

export interface AdditionSearch {
  readonly goals: readonly Goal[]
  /** Sizes of the losses that are counted; 2 unless said. */
  readonly upTo?: number
  /** Called before each addition is tried; throws to stop. */
  readonly step?: (done: number, total: number) => void
}

/**
 * Additions that remove small losses, the best first. One is left out when whoever finds the new thing could get in at
 * once: advice to copy must not put both factors in one place.
 */
export function additionsInOrder(evidence: Evidence, routesOf: RoutesOf, search: AdditionSearch): readonly Weighed[] {
  const { goals, upTo = 2, step } = search
  const count = (of: Evidence): number =>
    smallLosses(compile(accessGraph(of, { trust: 'told', routesOf })), of, { goals, search: { upTo } }).length
  const before = count(evidence)
  const tried = possible(evidence)
  return tried
    .flatMap((addition, done): readonly Weighed[] => {
      step?.(done, tried.length)
      const better = withAddition(evidence, addition)
      const found = reachedByFinder(better, routesOf, { found: { kind: 'bearer', name: NEW }, goals })
      const removes = before - count(better)
      return found.length > 0 || removes <= 0 ? [] : [{ addition, removes }]
    })
    .sort((a, b) => b.removes - a.removes)
}

/** Every addition that makes sense for this kit. */
function possible({ accounts, opened }: Evidence): readonly Addition[] {
  const whole: readonly Addition[] = [{ kind: 'paper-copy' }, { kind: 'backup' }, { kind: 'paper-key' }]
  const passwords = [...accounts.filter(({ credentials }) => 'password' in credentials), ...managers({ opened })]
  return [
    ...whole,
    ...accounts.flatMap(({ name, credentials }): readonly Addition[] =>
      'key' in credentials ? [{ kind: 'key', account: name }] : [],
    ),
    ...passwords.map(({ name }) => ({ kind: 'password', account: name }) as const),
    ...accounts.flatMap(({ name, owners }): readonly Addition[] =>
      owners === undefined ? [] : [{ kind: 'owner', account: name }],
    ),
  ]
}

function managers({ opened }: Pick<Evidence, 'opened'>): Evidence['opened'] {
  return opened.filter(({ name }) => name !== VAULT)
}

/** No user can give a bearer this name. */
const NEW = '\0new'
const HELD: Held = { in: NEW, known: 'told' }

function withAddition(evidence: Evidence, addition: Addition): Evidence {
  const type: Bearer['type'] = addition.kind === 'owner' ? 'person' : 'other'
  const bearers = [...evidence.bearers, { name: NEW, type, place: NEW }]
  switch (addition.kind) {
    case 'backup':
      return { ...evidence, bearers, opened: vaultWith(evidence, 0) }
    case 'paper-key':
      return { ...evidence, bearers, opened: vaultWith(evidence, 1) }
    case 'paper-copy':
      return { ...evidence, bearers, accounts: evidence.accounts.map(onPaper) }
    case 'owner':
      return { ...evidence, bearers, accounts: changed(evidence, addition.account, withOwner) }
    case 'password':
      return {
        ...evidence,
        bearers,
        opened: evidence.opened.map((one) => (one.name === addition.account ? opensWithPassword(one) : one)),
        accounts: changed(evidence, addition.account, (one) => withHeld(one, 'password')),
      }
    case 'key':
      return { ...evidence, bearers, accounts: changed(evidence, addition.account, (one) => withHeld(one, 'key')) }
  }
}

function changed(
  { accounts }: Evidence,
  name: string,
  change: (account: AccountEvidence) => AccountEvidence,
): readonly AccountEvidence[] {
  return accounts.map((one) => (one.name === name ? change(one) : one))
}

function withHeld(account: AccountEvidence, atom: string): AccountEvidence {
  const holding = account.credentials[atom] ?? []
  const known = holding === 'unknown' ? [] : holding
  return { ...account, credentials: { ...account.credentials, [atom]: [...known, HELD] } }
}

function withOwner(account: AccountEvidence): AccountEvidence {
  return { ...account, owners: [...(account.owners ?? []), HELD] }
}

/** A new print has what the vault has. */
function onPaper(account: AccountEvidence): AccountEvidence {
  const inVault = (atom: string): boolean => {
    const holding = account.credentials[atom] ?? []
    return holding !== 'unknown' && holding.some((held) => held.in === VAULT)
  }
  return ['totp', 'code'].filter(inVault).reduce(withHeld, account)
}

/** The vault needs one of its files and one of its openers, in this order. */
function vaultWith({ opened }: Evidence, part: number): Evidence['opened'] {
  return opened.map((one) => (one.name === VAULT ? { ...one, needs: withPart(one.needs, part) } : one))
}

/** A manager's password is the last thing it needs, as the answers have it: the devices first. */
function opensWithPassword(one: Evidence['opened'][number]): Evidence['opened'][number] {
  return { ...one, needs: withPart(one.needs, one.needs.length - 1) }
}

function withPart(needs: Evidence['opened'][number]['needs'], part: number): Evidence['opened'][number]['needs'] {
  return needs.map((holding, at) => (at === part && holding !== 'unknown' ? [...holding, HELD] : holding))
}
