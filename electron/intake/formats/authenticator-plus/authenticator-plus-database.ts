/**
 * The database of Authenticator Plus, `authplus.db`: SQLite that SQLCipher encrypts.
 *
 *   accounts(_id, position, email, secret, counter, type, provider, timestamp, uid, issuer, original_name, category)
 *   type 0 TOTP, 1 HOTP, 2 Battle.net (TOTP with 8 digits, the secret in hexadecimal)
 *
 * The app knew neither digits nor periods, so the database has none.
 *
 * https://www.authenticatorplus.com/
 */
import { KitError } from '../../../kit-error.ts'
import { bytesFromHex } from '../../containers/encodings.ts'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Format, Found, Source } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { hasWholePages, openSqlcipher } from '../../containers/sqlcipher.ts'
import { openSqlite, rowsOf, type SqliteRow } from '../../containers/sqlite.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import { textOf } from '../../containers/text.ts'
import { looksRandom } from '../randomness.ts'
import { plainRow } from '../sqlite/sqlite-rows.ts'

/** SQLCipher leaves no mark, so it is looked for after every format that has one, and the name says so. */
export const authenticatorPlusDatabase: Format = {
  id: 'authenticator-plus-database',
  name: 'Perhaps an Authenticator Plus database',
  recognises: ({ bytes }) => hasWholePages(bytes) && looksRandom(bytes) && !textOf(bytes).sound,
  read: async (source, password) => {
    if (password === undefined) throw unsureWithout()
    const plain = await openSqlcipher(source.bytes, password, DATABASE)
    if (!plain) throw unsureWith()
    try {
      const found = readAccounts({ name: source.name, bytes: plain })
      return {
        format: authenticatorPlusDatabase.id,
        formatName: 'Authenticator Plus database',
        found,
        notes: [],
        parts: [],
      }
    } finally {
      plain.fill(0)
    }
  },
}

const DATABASE = 'Authenticator Plus database'
/** Where every account is that was not moved. */
const NO_CATEGORY = 'All Accounts'
const TYPES = ['totp', 'hotp', 'battle.net']

function readAccounts(source: Source): Found[] {
  const database = openSqlite(source, DATABASE)
  try {
    const rows = rowsOf(database, 'accounts', LIMITS.entries, DATABASE)
    if (!rows) throw otherShape(DATABASE)
    if (rows.length > LIMITS.entries) throw tooMany(DATABASE)
    return rows.map((row, index) => readRow(row, `account ${index + 1}`))
  } finally {
    database.close()
  }
}

function readRow(row: SqliteRow, where: string): Found {
  const entry = plainRow(row)
  const type = TYPES[Number(row.type)]
  const { secret: text } = row
  if (type === undefined || row.type === null)
    return setAside(entry, where, { kind: 'type-unknown', stated: String(row.type) })
  if (typeof text !== 'string') return setAside(entry, where, { kind: 'secret-not-text' })
  const battleNet = type === 'battle.net'
  const secret = battleNet ? bytesFromHex(text) : text
  if (secret === undefined) return setAside(entry, where, { kind: 'not-hex' })
  const category = textIn(row.category)
  return entryFrom({
    ...(battleNet ? { type: 'totp', digits: 8 } : { type, counter: entry.counter }),
    issuer: textIn(row.issuer),
    account: textIn(row.email),
    secret,
    entry,
    where,
    ...(category !== '' &&
      category !== NO_CATEGORY && {
        note: `Authenticator Plus category: ${category}`,
        tags: [category],
      }),
  })
}

function textIn(value: SqliteRow[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}

function unsureWith(): KitError {
  return new KitError(
    'wrong-password',
    `This password does not open the file as an ${DATABASE}. Nothing was read. Check Caps Lock and the keyboard layout. If the file is something else, it is of a kind that cannot be read here; if it is that database, it may be damaged.`,
  )
}

function unsureWithout(): KitError {
  return new KitError(
    'password-needed',
    `Nothing in this file says what it is; it may be an encrypted ${DATABASE}. Nothing was read yet. If it is one, give the password of the app.`,
  )
}
