import type { SqliteRow } from '../../containers/sqlite.ts'

/**
 * A row as JSON can hold it, to read it and to set it aside: whole numbers as numbers, those that
 * are too large for it as text, bytes in hexadecimal.
 */
export function plainRow(row: SqliteRow): Readonly<Record<string, string | number | null>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
}

function plain(value: SqliteRow[string]): string | number | null {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (typeof value !== 'bigint') return value
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
}
