/** What a vault file holds before anything is opened: electron/vault/FORMAT.md, "Database" and "Slots". */
import { SCHEMA_ROWS, schemaText, VAULT_SCHEMA } from '../../../electron/vault/store/schema.ts'
import { damaged, headDamaged } from './problem.ts'
import { checkedSlots, MOST_SLOTS, type Slot } from './slots.ts'
import { DatabaseImage } from './sqlite/image.ts'
import { rowsOf, type Row, type TableKind } from './sqlite/rows.ts'
import type { Value } from './sqlite/values.ts'

/** A vault whose parts are read and still sealed. */
export interface ClosedVault {
  /** 16 bytes. */
  readonly id: Uint8Array
  readonly revision: number
  readonly root: Uint8Array
  readonly mac: Uint8Array
  /** In the order of their ids. */
  readonly slots: readonly Slot[]
  readonly buckets: ReadonlyMap<number, Uint8Array>
  readonly records: readonly SealedRecord[]
}

export interface SealedRecord {
  /** 16 bytes. */
  readonly id: Uint8Array
  readonly revision: number
  readonly sealed: Uint8Array
}

const MOST_BUCKETS = 256
/** A page has at most so many cells, and each needs more than a byte. */
const MOST_RECORDS = 1_000_000

/** @throws VaultRefused when the file is not a whole vault, or its head is not sound. Nothing was derived. */
export function readVaultFile(bytes: Uint8Array): ClosedVault {
  const image = new DatabaseImage(bytes)
  const roots = rootsOf(image)
  const read = (name: string, kind: TableKind, columns: number, most: number): readonly Row[] =>
    rowsOf(image, { root: roots.get(name) ?? 0, kind, columns, most })
  const [head] = read('vault', 'table', 5, 1)
  const slots = read('slot', 'index', 4, MOST_SLOTS).map(({ values: [id, kind, parameters, wrapped] }) => ({
    id: bytesOf(id),
    kind: textOf(kind),
    parameters: bytesOf(parameters),
    wrapped: bytesOf(wrapped),
  }))
  const buckets = read('manifest', 'table', 2, MOST_BUCKETS).map(
    ({ rowId, values: [, sealed] }) => [rowId ?? -1, bytesOf(sealed)] as const,
  )
  const records = read('record', 'index', 3, MOST_RECORDS).map(({ values: [id, revision, sealed] }) => ({
    id: bytesOf(id),
    revision: countOf(revision),
    sealed: bytesOf(sealed),
  }))
  return { ...headOf(head), slots: checkedSlots(slots), buckets: new Map(buckets), records }
}

function headOf(row: Row | undefined): Pick<ClosedVault, 'id' | 'revision' | 'root' | 'mac'> {
  const [, id, revision, root, mac] = row?.values ?? []
  if (row?.rowId !== 1 || !(id instanceof Uint8Array) || id.length !== 16) throw headDamaged()
  return { id, revision: countOf(revision), root: bytesOf(root), mac: bytesOf(mac) }
}

/** The pages where the tables begin. The schema has to be that of a vault and nothing else. */
function rootsOf(image: DatabaseImage): ReadonlyMap<string, number> {
  const rows = rowsOf(image, { root: 1, kind: 'table', columns: 5, most: SCHEMA_ROWS }).map(
    ({ values: [type, name, table, root, sql] }) => ({
      type: textOf(type),
      name: textOf(name),
      table: textOf(table),
      root: countOf(root),
      sql: textOf(sql),
    }),
  )
  if (schemaText(rows) !== VAULT_SCHEMA) throw damaged()
  return new Map(rows.map(({ name, root }) => [name, root]))
}

function bytesOf(value: Value | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw damaged()
}

function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value
  throw damaged()
}

function countOf(value: Value | undefined): number {
  if (typeof value === 'number' && value >= 0) return value
  throw damaged()
}
