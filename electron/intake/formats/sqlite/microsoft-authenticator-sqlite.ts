/**
 * The database of Microsoft Authenticator for Android, `PhoneFactor`, from a rooted phone: a table
 * `accounts` with `name` (the issuer), `username`, `oath_secret_key` and `account_type`.
 *
 * Type 0 is any other service: base32, six digits. Type 1 is a personal Microsoft account: base64,
 * eight digits. Work accounts (2) confirm on the phone and have no secret. Everything is SHA1 and 30 s.
 * Never published; it is what public readers of it agree on.
 */
import { bytesFromBase64 } from '../../containers/encodings.ts'
import { otherShape, tooMany } from '../../containers/failures.ts'
import type { Format, Found, Source } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { withoutCode } from '../../skipped.ts'
import { hasTables, openSqlite, rowsOf } from '../../containers/sqlite.ts'
import type { Reason } from '../../judgements.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'
import { plainRow } from './sqlite-rows.ts'

export const microsoftAuthenticatorSqlite: Format = {
  id: 'microsoft-authenticator-sqlite',
  name: 'Microsoft Authenticator database',
  recognises: (source) => hasTables(source, 'accounts') && hasColumn(source),
  read: (source) => {
    const { id, name } = microsoftAuthenticatorSqlite
    const database = openSqlite(source, WHAT)
    try {
      const rows = rowsOf(database, 'accounts', LIMITS.entries, WHAT)
      if (!rows) throw otherShape(WHAT)
      if (rows.length > LIMITS.entries) throw tooMany(WHAT)
      const found = rows.flatMap((row, index) => account(plainRow(row), `entry ${index + 1}`) ?? [])
      return { format: id, formatName: name, found, notes: withoutCode(rows.length - found.length), parts: [] }
    } finally {
      database.close()
    }
  },
}

const WHAT = 'Microsoft Authenticator database'
const COLUMN = 'oath_secret_key'
const OTHER_SERVICE = 0
const PERSONAL = 1

function hasColumn({ bytes }: Source): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(COLUMN)
}

/** Undefined for an account that has no code. */
function account(entry: ReturnType<typeof plainRow>, where: string): Found | undefined {
  const { name, username, account_type: type, [COLUMN]: key, [`encrypted_${COLUMN}`]: encrypted } = entry
  const aside = (reason: Reason) => setAside(entry, where, reason)
  if (typeof name !== 'string' || typeof username !== 'string' || typeof key !== 'string')
    return aside({ kind: 'other-shape', app: 'Microsoft Authenticator' })
  if (key === '' && typeof encrypted === 'string' && encrypted !== '') return aside({ kind: 'phone-key' })
  if (key === '') return undefined
  if (type !== OTHER_SERVICE && type !== PERSONAL) return aside({ kind: 'account-type-unknown' })
  const secret = type === PERSONAL ? bytesFromBase64(key) : key
  if (secret === undefined) return aside({ kind: 'not-base64' })
  const digits = type === PERSONAL ? 8 : 6
  return entryFrom({ issuer: name, account: username, type: 'totp', secret, digits, entry, where })
}
