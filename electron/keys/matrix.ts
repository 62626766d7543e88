/** Which account has which security key, as the user noted it. Only the service knows for sure. */
import type { KeyGone } from '../accounts/records.ts'
import type { RecordId } from '../vault/vault.ts'
import { cellOf, inShort, standing, type InShort, type KeyNote, type MatrixCell } from './matrix-cell.ts'

/** What the matrix is made of, in any order. */
export interface MatrixFacts {
  readonly keys: readonly KeyFacts[]
  readonly accounts: readonly AccountFacts[]
}

export interface KeyFacts {
  readonly id: RecordId
  readonly name: string
  /** The colour of the sticker on it. */
  readonly sticker?: string
  readonly gone?: KeyGone
}

export interface AccountFacts {
  readonly id: RecordId
  readonly service: string
  readonly name: string
  /** Whether the service takes security keys. */
  readonly takes: 'keys' | 'none' | 'not-known'
  readonly where: EnrolPlace
  readonly notes: readonly KeyNote[]
}

/** Where keys are added: on a page of the service, or somewhere in its settings. `asOf` is the date of its source. */
export type EnrolPlace =
  { readonly kind: 'page'; readonly page: string; readonly asOf?: string } | { readonly kind: 'settings' }

export interface MatrixKey extends KeyFacts {
  /** The accounts where it may be added: their services take keys, and it is not noted there. In order of the rows. */
  readonly enrolAt: readonly RecordId[]
}

export interface MatrixRow extends Omit<AccountFacts, 'notes'> {
  /** One for each key, in their order. */
  readonly cells: readonly MatrixCell[]
  readonly inShort: InShort
  /** Keys that are gone and still noted here. */
  readonly remove: readonly RecordId[]
}

export interface KeyMatrix {
  /** By name; those that are gone last. */
  readonly keys: readonly MatrixKey[]
  /** Accounts whose service takes keys, or where one is noted. The worst first. */
  readonly rows: readonly MatrixRow[]
  /** Accounts of whose service it is not known whether it takes keys, and where none is noted. */
  readonly notKnown: readonly MatrixRow[]
  /** How many accounts are left out, because their service takes no key. */
  readonly without: number
}

/** The same matrix for the same facts in any order. */
export function keyMatrix({ keys, accounts }: MatrixFacts): KeyMatrix {
  const columns = keys.toSorted(byUse)
  const all = accounts.map((account) => rowOf(account, columns)).toSorted(worstFirst)
  const isNoted = ({ cells }: MatrixRow) => cells.some(({ kind }) => kind !== 'none')
  const rows = all.filter((row) => row.takes === 'keys' || isNoted(row))
  return {
    keys: columns.map((key, at) => ({
      ...key,
      enrolAt: key.gone
        ? []
        : rows.filter(({ takes, cells }) => takes === 'keys' && cells[at]?.kind === 'none').map(({ id }) => id),
    })),
    rows,
    notKnown: all.filter((row) => row.takes === 'not-known' && !isNoted(row)),
    without: all.filter((row) => row.takes === 'none' && !isNoted(row)).length,
  }
}

function rowOf({ notes, ...account }: AccountFacts, keys: readonly KeyFacts[]): MatrixRow {
  const cells = keys.map(({ id }) => cellOf(notes.find(({ key }) => key === id)))
  const usable = cells.filter((_, at) => keys[at]?.gone === undefined)
  return {
    ...account,
    cells,
    inShort: inShort(usable),
    remove: keys.filter(({ gone }, at) => gone && cells[at]?.kind !== 'none').map(({ id }) => id),
  }
}

function worstFirst(one: MatrixRow, other: MatrixRow): number {
  return (
    standing(one.inShort) - standing(other.inShort) ||
    byText(one.service, other.service) ||
    byText(one.name, other.name) ||
    byCode(one.id, other.id)
  )
}

function byUse(one: KeyFacts, other: KeyFacts): number {
  return (
    Number(one.gone !== undefined) - Number(other.gone !== undefined) ||
    byText(one.name, other.name) ||
    byCode(one.id, other.id)
  )
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function byText(one: string, other: string): number {
  return collator.compare(one, other) || byCode(one, other)
}

function byCode(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
