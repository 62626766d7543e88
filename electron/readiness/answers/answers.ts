/** What people told of a kit: where each credential lies, on which day they said so, and what they do not know. */
import type { BearerType, Where } from '../evidence.ts'

/** Everything told. Plain data; the records in the vault and the JSON of `answers-file.ts` are two forms of it. */
export interface Answers {
  readonly bearers: readonly ToldBearer[]
  /** The vault (`VAULT`) and password managers. */
  readonly opened: readonly ToldOpened[]
  readonly accounts: readonly ToldAccount[]
}

/** The answers of a kit about which nobody has said anything. */
export const NO_ANSWERS: Answers = { bearers: [], opened: [], accounts: [] }

export interface ToldBearer {
  readonly name: string
  readonly type: BearerType
  readonly place?: string
  readonly with?: string
  /** `YYYY-MM-DD`, as everywhere here. */
  readonly told: string
  readonly other?: Other
}

export interface ToldOpened {
  readonly name: string
  /** All are needed; each is met by any one of its list; null where nobody said. Of the vault: its files, then what opens it. */
  readonly needs: readonly (readonly Where[] | null)[]
  readonly told: string
  readonly facts?: Facts
  readonly other?: Other
}

/** Read from a file and not understood; kept and written again as it was. */
export type Other = Readonly<Record<string, unknown>>

/** An answer, or the day on which somebody said "I don't know". */
export type Told<T> = { readonly is: T; readonly told: string } | { readonly asked: string }

/** Answers that lead nowhere in the graph and matter to checks, by the names of `checks.ts`: a text, a day, "yes" or "no". */
export type Facts = Readonly<Record<string, Told<string>>>

export interface ToldAccount {
  /** As the user tells it apart; unique among the answers. */
  readonly name: string
  /** Key in the table of services. */
  readonly service?: string
  /** The login name, where it is not the name. */
  readonly login?: string
  /**
   * Where credentials lie, by atom of the table of services; `owner` are the people besides the user who own what it
   * owns. An empty list says that there is none.
   */
  readonly holdings: Readonly<Record<string, Told<readonly Where[]>>>
  /** What it rests on, by atom: mail, github, repo-push ... */
  readonly links: Readonly<Record<string, Told<ToldLink>>>
  readonly facts: Facts
  /** What it publishes. */
  readonly packages: readonly ToldPackage[]
  /** What holds of atoms that are not here: there is none, or nobody was asked yet. */
  readonly rest: 'none' | 'unknown'
  readonly other?: Other
}

/** Another account by name, an address outside the kit that the user vouches for, or nothing. */
export type ToldLink = { readonly account: string } | { readonly outside: string } | 'none'

export interface ToldPackage {
  readonly name: string
  /** Atoms by which it is published: api-token, trusted-publisher:github ... Empty where nobody said. */
  readonly ways: readonly string[]
  readonly told: string
}
