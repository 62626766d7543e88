/**
 * Stratum's own database from a rooted phone, where it is not encrypted: a table
 * `authenticator` with the values of the JSON backup, and the tables of its categories.
 *
 * https://github.com/stratumauth/app
 */
import { damaged, tooMany } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { hasTables, openSqlite, rowsOf, type SqliteRow } from '../../containers/sqlite.ts'
import { readStratum, STRATUM } from './stratum-entries.ts'

const WHAT = 'Stratum database'

export const stratumSqlite: Format = {
  id: 'stratum-sqlite',
  name: WHAT,
  recognises: (source) => hasTables(source, 'authenticator', 'authenticatorcategory'),
  read: (source) => {
    const database = openSqlite(source, WHAT)
    try {
      const table = (name: string) => rowsOf(database, name, LIMITS.entries, WHAT)?.map(asInBackup)
      const Authenticators = table('authenticator')
      if (!Authenticators) throw damaged(WHAT)
      if (Authenticators.length > LIMITS.entries) throw tooMany(STRATUM)
      return readStratum(stratumSqlite, {
        Authenticators,
        Categories: table('category'),
        AuthenticatorCategories: table('authenticatorcategory'),
        CustomIcons: table('customicon'),
      })
    } finally {
      database.close()
    }
  },
}

/** A row with the names of the JSON backup, which are the columns with a capital: "categoryId" is "CategoryId". */
function asInBackup(row: SqliteRow): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), plain(value)]),
  )
}

/** JSON has no bigint and no bytes; a number that a double cannot hold stays text. */
function plain(value: SqliteRow[string]): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
}
