/** What the user told the app: things that hold credentials, what opens what, and where those of an account are. */
import * as v from 'valibot'
import type { RecordId } from '../../vault/vault.ts'
import { count, id, text } from './shapes.ts'

/** Something that holds credentials and can be lost. Its name is its own in the vault. */
export interface BearerRecord {
  readonly kind: 'bearer'
  readonly name: string
  readonly type: BearerType
  /** Where it is; it is lost with everything else there. */
  readonly place?: string
  /** Who keeps it. */
  readonly with?: string
  /** `YYYY-MM-DD`, as all days here. */
  readonly told: string
  /** JSON of what a file of answers had besides, as it was. */
  readonly verbatim?: string
}

/** `memory` is what somebody knows by heart: it can be lost, but not found. */
export type BearerType = 'phone' | 'computer' | 'key' | 'paper' | 'stick' | 'memory' | 'person' | 'other'

/** A password manager or, under the name "vault", the vault itself: what it takes to open it. */
export interface OpenedRecord {
  readonly kind: 'opened'
  readonly name: string
  /** All are needed; each is met by any one of its list; null where nobody said. Of the vault: its files, then what opens it. */
  readonly needs: readonly (readonly ToldPlace[] | null)[]
  readonly told: string
  readonly facts?: readonly ToldFact[]
  /** JSON of what a file of answers had besides, as it was. */
  readonly verbatim?: string
}

/** What was told of one account: of the vault, or of one that is known by its name alone. There is at most one for each. */
export interface AccessRecord {
  readonly kind: 'access'
  /** In the vault. */
  readonly account?: RecordId
  /** How the answers call it; of an account in the vault only where that is not its service and name. */
  readonly name?: string
  /** For an account that is not in the vault: its key in the table of services, or its name. */
  readonly service?: string
  /** The same: its login name, where it is not the name. */
  readonly login?: string
  /** By atom of the table of services, in their order. */
  readonly holds: readonly ToldHolding[]
  readonly rests: readonly ToldRest[]
  readonly facts?: readonly ToldFact[]
  readonly packages?: readonly ToldPackageRecord[]
  /** What holds of atoms that are not here: there is none, or nobody was asked. */
  readonly others: 'none' | 'unknown'
  /** JSON of what a file of answers had besides, as it was. */
  readonly verbatim?: string
}

/** A bearer, "vault" or a password manager by name; an account of the vault; so many of a list. */
export type ToldPlace =
  string | { readonly account: RecordId } | { readonly atLeast: number; readonly of: readonly ToldPlace[] }

/** Told on a day, or asked on a day and not known. */
type ToldOr<T> = (T & { readonly told: string }) | { readonly asked: string }

/** Where a credential is; an empty list says that there is none. */
export type ToldHolding = { readonly atom: string } & ToldOr<{ readonly in: readonly ToldPlace[] }>

/** What an account rests on: an account of the vault, another by its name, an address outside, or nothing. */
export type ToldRest = { readonly atom: string } & ToldOr<
  { readonly account: RecordId } | { readonly named: string } | { readonly outside: string } | { readonly none: true }
>

/** What matters to a check: a text, a day, "yes" or "no". */
export type ToldFact = { readonly name: string } & ToldOr<{ readonly is: string }>

/** What an account publishes, and the atoms by which it does. */
export interface ToldPackageRecord {
  readonly name: string
  readonly ways: readonly string[]
  readonly told: string
}

/** The three kinds. */
export type ToldRecord = BearerRecord | OpenedRecord | AccessRecord

const place: v.GenericSchema<ToldPlace> = v.union([
  text,
  v.strictObject({ account: id }),
  v.strictObject({ atLeast: count, of: v.array(v.lazy(() => place)) }),
])
const places = v.array(place)
const atom = { atom: text }
const told = { told: text }
const facts = v.array(
  v.union([v.strictObject({ name: text, is: text, ...told }), v.strictObject({ name: text, asked: text })]),
)

export const bearerShape = v.strictObject({
  kind: v.literal('bearer'),
  name: text,
  type: v.picklist(['phone', 'computer', 'key', 'paper', 'stick', 'memory', 'person', 'other']),
  place: v.exactOptional(text),
  with: v.exactOptional(text),
  ...told,
  verbatim: v.exactOptional(text),
})

export const openedShape = v.strictObject({
  kind: v.literal('opened'),
  name: text,
  needs: v.array(v.nullable(places)),
  ...told,
  facts: v.exactOptional(facts),
  verbatim: v.exactOptional(text),
})

export const accessShape = v.strictObject({
  kind: v.literal('access'),
  account: v.exactOptional(id),
  name: v.exactOptional(text),
  service: v.exactOptional(text),
  login: v.exactOptional(text),
  holds: v.array(v.union([v.strictObject({ ...atom, in: places, ...told }), v.strictObject({ ...atom, asked: text })])),
  rests: v.array(
    v.union([
      v.strictObject({ ...atom, account: id, ...told }),
      v.strictObject({ ...atom, named: text, ...told }),
      v.strictObject({ ...atom, outside: text, ...told }),
      v.strictObject({ ...atom, none: v.literal(true), ...told }),
      v.strictObject({ ...atom, asked: text }),
    ]),
  ),
  facts: v.exactOptional(facts),
  packages: v.exactOptional(v.array(v.strictObject({ name: text, ways: v.array(text), ...told }))),
  others: v.picklist(['none', 'unknown']),
  verbatim: v.exactOptional(text),
})
