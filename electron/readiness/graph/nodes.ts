/** Names of the nodes of an access graph, and what they stand for. */

/** Something that can be lost, under the name a user gives it. */
export interface Losable {
  readonly kind: (typeof LOSABLE_KINDS)[number]
  readonly name: string
}

export const LOSABLE_KINDS = ['bearer', 'place', 'person', 'manager', 'account', 'outside'] as const

/** One goal of one account. */
export interface Goal {
  readonly account: string
  readonly goal: string
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
  /** A password manager as a whole: its provider shuts, or all that it holds is gone. */
  manager: (name: string) => `manager ${name}`,
  /** Leaves that only the hopeful run has. */
  hoped: (account: string, atom: string) => `hoped ${JSON.stringify([account, atom])}`,
  /** Within reach. */
  inHand: (name: string) => `in-hand ${name}`,
  opened: (name: string) => `opened ${name}`,
  held: (account: string, atom: string) => `held ${JSON.stringify([account, atom])}`,
  /** A package was released. */
  released: (account: string, name: string) => `released ${JSON.stringify([account, name])}`,
  goal: (account: string, goal: string) => `goal ${JSON.stringify([account, goal])}`,
} as const

/** What a node stands for. */
export type NodeRead =
  | { readonly kind: 'leaf'; readonly lost: Losable }
  | { readonly kind: 'held' | 'hoped'; readonly account: string; readonly atom: string }
  | { readonly kind: 'goal'; readonly account: string; readonly goal: string }
  | { readonly kind: 'other' }

/** Reads the name of a node back. */
export function readNode(name: string): NodeRead {
  const at = name.indexOf(' ')
  const [kind, rest] = [name.slice(0, at), name.slice(at + 1)]
  if (isLosableKind(kind)) return { kind: 'leaf', lost: { kind, name: rest } }
  if (kind !== 'held' && kind !== 'hoped' && kind !== 'goal') return { kind: 'other' }
  const [account = '', what = ''] = JSON.parse(rest) as readonly string[]
  return kind === 'goal' ? { kind, account, goal: what } : { kind, account, atom: what }
}

function isLosableKind(kind: string): kind is Losable['kind'] {
  return LOSABLE_KINDS.some((one) => one === kind)
}
