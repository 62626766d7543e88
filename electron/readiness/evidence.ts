/** What is known about a kit, as plain data: the only thing that readiness judges. No secret is in it. */

/**
 * How well a fact is known. `measured`: the app saw it (drilled, tested, in the vault); `told`: somebody said so on a
 * day; `unknown`: nobody has said.
 */
export type Certainty = 'measured' | 'told' | 'unknown'

/** Where something lies: a bearer, `VAULT`, a password manager or an account by name; or so many of a list. */
export type Where = string | { readonly atLeast: number; readonly of: readonly Where[] }

/** Where something is that lies nowhere and is simply so: a paid plan. */
export const ALWAYS: Where = { atLeast: 0, of: [] }

/** The name under which places in the vault are written. */
export const VAULT = 'vault'

/** Bearers that the app assumes until somebody gives them names: where it runs, and who typed the passphrase. */
export const THIS_COMPUTER = 'this computer'
export const MEMORY = 'memory'

/** One place where a credential lies. */
export interface Held {
  readonly in: Where
  readonly known: 'measured' | 'told'
  /** `YYYY-MM-DD`: the day it was measured or told. */
  readonly on?: string
}

/** All the places where a credential lies; nobody has said; or everybody knows that there is none. */
export type Holding = readonly Held[] | 'unknown'

/** Something that holds credentials and can be lost: a phone, this computer, a key, a sheet, a stick, a memory. */
export interface Bearer {
  readonly name: string
  readonly type: BearerType
  /** Lost together with everything else there. */
  readonly place?: string
  /** The person who keeps it. */
  readonly with?: string
}

/** `memory` is what somebody knows by heart: it can be lost, but not found. */
export type BearerType = 'phone' | 'computer' | 'key' | 'paper' | 'stick' | 'memory' | 'person' | 'other'

/** What opens only with something else: a password manager, or the vault. All of `needs` are needed. */
export interface Opened {
  readonly name: string
  readonly needs: readonly Holding[]
  /** It is nothing that could be lost by itself, only with its parts. `vault`: a copy of the vault, opened as the vault is. */
  readonly made?: 'vault' | 'sealed'
}

/** An account as readiness sees it. */
export interface AccountEvidence {
  /** As the user tells it apart; unique. */
  readonly name: string
  /** Key in the table of services; absent for a service that is not in it. */
  readonly service?: string
  /**
   * By atom of the table of services: password, totp, key, code, ssh-key ... `owner` are the people besides the user who
   * own what the account owns. An atom that is not here is not held.
   */
  readonly credentials: Readonly<Record<string, Holding>>
  /** Other accounts that this one rests on, by atom: mail, github, repo-push, trusted-publisher:github ... */
  readonly linked: Readonly<Record<string, Linked>>
  /** What it publishes, and the atoms by which each is published; without ways, by any that the account has. */
  readonly packages?: readonly { readonly name: string; readonly ways: readonly string[] }[]
}

/** An account by name, a mailbox outside the kit that the user vouches for, or an unknown one. */
export type Linked =
  | { readonly account: string; readonly known: 'measured' | 'told'; readonly on?: string }
  | { readonly outside: string; readonly known: 'told'; readonly on?: string }
  | 'unknown'

/** Everything known about a kit. */
export interface Evidence {
  readonly bearers: readonly Bearer[]
  /** The vault and password managers. */
  readonly opened: readonly Opened[]
  readonly accounts: readonly AccountEvidence[]
}
