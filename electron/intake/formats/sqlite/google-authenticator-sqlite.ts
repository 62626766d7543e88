/**
 * The database of Google Authenticator for Android, `databases`, from a rooted phone:
 *
 *   CREATE TABLE accounts (_id INTEGER PRIMARY KEY, email TEXT NOT NULL, secret TEXT NOT NULL,
 *     counter INTEGER DEFAULT 0, type INTEGER, provider INTEGER, issuer TEXT, original_name TEXT)
 *
 * Secrets are base32, `type` is 0 for TOTP and 1 for HOTP; all codes are SHA1 with six digits and 30 s.
 * https://github.com/google/google-authenticator-android, `AccountDb`
 */
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Format, Found, Source } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { hasTables, openSqlite, rowsOf, type SqliteRow } from '../../containers/sqlite.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import { plainRow } from './sqlite-rows.ts'

export const googleAuthenticatorSqlite: Format = {
  id: 'google-authenticator-sqlite',
  name: 'Google Authenticator database',
  recognises: (source) => hasTables(source, 'accounts') && hasColumns(source),
  read: (source) => {
    const database = openSqlite(source, WHAT)
    try {
      const rows = rowsOf(database, 'accounts', LIMITS.entries, WHAT)
      if (!rows) throw otherShape(WHAT)
      if (rows.length > LIMITS.entries) throw tooMany(WHAT)
      const found = rows.map((row, index) => account(row, `entry ${index + 1}`))
      return {
        format: googleAuthenticatorSqlite.id,
        formatName: googleAuthenticatorSqlite.name,
        found,
        notes: [],
        parts: [],
      }
    } finally {
      database.close()
    }
  },
}

const WHAT = 'Google Authenticator database'
const TYPES: Readonly<Record<string, string>> = { 0: 'totp', 1: 'hotp' }

function hasColumns({ bytes }: Source): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    'email TEXT NOT NULL, secret TEXT NOT NULL',
  )
}

function account(row: SqliteRow, where: string): Found {
  const entry = plainRow(row)
  const { email, secret, type, counter } = entry
  const issuer = entry.issuer ?? ''
  if (typeof email !== 'string' || typeof secret !== 'string' || typeof issuer !== 'string')
    return setAside(entry, where, { kind: 'other-shape', app: 'Google Authenticator' })
  const kind = TYPES[String(type)] ?? `type ${String(type)}`
  return entryFrom({
    ...{ ...labelOf(email, issuer), secret, type: kind, counter, entry, where },
    // It counts up before it makes a code, other apps afterwards; links and exports state the same number.
    warnings: kind === 'hotp' ? [{ kind: 'counter-one-ahead' }] : [],
  })
}

/** The name may begin with the issuer, also where the issuer has a column of its own. */
function labelOf(email: string, issuer: string) {
  const colon = email.indexOf(':')
  const before = email.slice(0, Math.max(colon, 0))
  const repeats = colon > 0 && (issuer === '' || issuer === before)
  return repeats ? { issuer: before, account: email.slice(colon + 1).trim() } : { issuer, account: email }
}
