/**
 * Tables of passwords without a column for codes, by the names of their columns: as browsers write
 * them, and managers that leave codes out.
 */
import { csvColumns } from '../containers/csv.ts'
import type { Source } from '../intake.ts'

export type TableWriter = 'NordPass' | 'Firefox' | 'Chrome' | 'KeePassXC' | 'KeePass' | 'LastPass' | 'unknown'

/** The columns that tell who wrote it; the first that fits counts. */
const WRITERS: readonly (readonly [TableWriter, readonly string[]])[] = [
  ['NordPass', ['name', 'url', 'username', 'password', 'note', 'cardholdername']],
  ['Firefox', ['url', 'username', 'password', 'httprealm']],
  ['LastPass', ['url', 'username', 'password', 'extra', 'grouping']],
  ['KeePassXC', ['group', 'title', 'username', 'password', 'url', 'notes']],
  ['KeePass', ['account', 'login name', 'password', 'web site', 'comments']],
  ['Chrome', ['name', 'url', 'username', 'password']],
]

const PASSWORD = /^(?:password|passwort|pwd|passwd|mot de passe|contraseña|senha|wachtwoord)$/
const BESIDE =
  /^(?:(?:web ?)?(?:site|url|address)|login(?:[ _](?:name|url|uri))?|user(?: ?name)?|title|name|account|e-?mail)$/

/** Who wrote a table with a column for passwords; undefined for any other source. */
export function passwordTable(source: Source): TableWriter | undefined {
  const columns = csvColumns(source).map((name) => name.toLowerCase())
  const writer = WRITERS.find(([, names]) => names.every((name) => columns.includes(name)))?.[0]
  if (writer) return writer
  const has = (pattern: RegExp) => columns.some((name) => pattern.test(name))
  return has(PASSWORD) && has(BESIDE) ? 'unknown' : undefined
}
