/**
 * What Twilio sends of Authy's backups to people who ask for their data by law: a table, whose seeds are sealed
 * with the backup password. It says neither digits nor iterations, which are 100,000 as in the app. All of it may
 * be one cell in quotation marks.
 *
 *   name,encrypted_seed,salt,iv
 *   PyPI: alice,base64,text,32 hex digits
 *
 * https://github.com/serbbil/Authy-GDPR-Export-Decryption
 */
import { csvColumns, readCsv, type CsvRow } from '../../containers/csv.ts'
import { textOf, utf8 } from '../../containers/text.ts'
import type { Format, Found, Reading, Source } from '../../intake.ts'
import { authyEntry, type AuthyAccount } from './authy-account.ts'
import { authySecrets } from './authy-secrets.ts'

export const authyTable: Format = {
  id: 'authy-table',
  name: 'Authy tokens, from Twilio',
  recognises: (source) => {
    const columns = csvColumns(source).map(plainName)
    return ['name', 'encrypted_seed', 'salt'].every((name) => columns.includes(name))
  },
  read,
}

const WHAT = 'table of Authy tokens'
const ITERATIONS = 100_000

async function read(source: Source, password?: string): Promise<Reading> {
  const rows = readCsv(unquoted(source), WHAT)
  const entries = rows.map(cellsOf)
  const accounts = entries.map(accountOf)
  const secrets = await authySecrets(accounts, password, WHAT)
  const found = rows.map(({ where }, index) => {
    const one = authyEntry(accounts[index], secrets[index], entries[index], where)
    return accounts[index]?.digits === undefined ? withoutSettings(one) : one
  })
  return { format: authyTable.id, formatName: authyTable.name, found, notes: [], parts: [] }
}

/** A table that is one cell is what is in the cell. */
function unquoted(source: Source): Source {
  const { text } = textOf(source.bytes)
  const cell = /^"([^"]*)"\s*$/.exec(text)?.[1]
  return cell === undefined ? source : { ...source, bytes: utf8(`${cell}\n`) }
}

type Cells = Readonly<Record<string, string>>

function cellsOf({ cells }: CsvRow): Cells {
  return Object.fromEntries([...cells].map(([name, value]) => [plainName(name), value.trim()]))
}

function plainName(name: string): string {
  return name.replaceAll('"', '').trim().toLowerCase()
}

function accountOf(cells: Cells): AuthyAccount {
  const cell = (...names: readonly string[]) => names.map((name) => cells[name] ?? '').find((value) => value !== '')
  const iv = cell('iv', 'unique_iv')
  const iterations = cell('key_derivation_iterations') ?? ''
  return {
    ...{ name: cell('name') ?? '', originalName: cell('original_name') ?? '', originalIssuer: cell('issuer') ?? '' },
    ...{ accountType: cell('account_type') ?? '', encryptedSecret: cell('encrypted_seed'), salt: cell('salt') },
    digits: cell('digits'),
    iterations: /^\d{1,9}$/.test(iterations) ? Number(iterations) : ITERATIONS,
    ...(iv !== undefined && { iv }),
  }
}

function withoutSettings(one: Found): Found {
  return one.kind === 'token' ? { ...one, warnings: [...one.warnings, { kind: 'only-secret' }] } : one
}
