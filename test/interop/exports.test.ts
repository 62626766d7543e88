/**
 * Real exports of other apps, read whole: every expected entry, and no other. What came of each
 * file is printed as a table of format, file and result.
 */
import { afterAll, describe, expect, test } from 'vitest'
import { readSource } from '../../electron/intake/formats.ts'
import { comparable, entryOf, type Entry } from './entries.ts'
import { hasSamples, readSample, readSampleJson } from './samples.ts'

interface Row {
  readonly path: string
  readonly format: string
  readonly password?: string
  readonly wrongPassword?: string
  readonly expected?: { readonly count?: number; readonly entries?: readonly Entry[] }
  readonly decoded?: { readonly entries?: readonly Entry[] }
}

/** The `Format` that reads each kind of file in the manifest. */
const FORMATS: Readonly<Record<string, string>> = {
  'otpauth-uri-list': 'otpauth',
  'aegis-json': 'aegis',
  'aegis-json-encrypted': 'aegis-encrypted',
  'google-authenticator-migration-uri': 'google-migration',
  'google-authenticator-migration-qr': 'picture',
  'andotp-json': 'andotp',
  'andotp-encrypted': 'andotp-encrypted',
  'andotp-encrypted-old': 'andotp-encrypted-old',
  'authenticator-plus-zip': 'authenticator-plus',
  'authenticator-plus-sqlcipher': 'authenticator-plus-database',
  'authy-android-prefs': 'authy',
  'authy-android-prefs-encrypted': 'authy-encrypted',
  'battlenet-android-prefs': 'battle-net',
  'bitwarden-csv': 'bitwarden-csv',
  'bitwarden-json': 'bitwarden',
  'bitwarden-json-encrypted-pbkdf2': 'bitwarden-encrypted',
  'bitwarden-authenticator-json': 'bitwarden-authenticator',
  'bitwarden-authenticator-json-encrypted-pbkdf2': 'bitwarden-encrypted',
  'duo-json': 'duo',
  'ente-txt': 'ente',
  'ente-encrypted': 'ente-encrypted',
  'freeotp-v1-android-prefs': 'freeotp',
  'freeotp-v2-java-serialized-encrypted': 'freeotp-v2',
  'freeotpplus-json': 'freeotp-plus',
  'freeotpplus-android-prefs': 'freeotp',
  'google-authenticator-sqlite': 'google-authenticator-sqlite',
  kdbx3: 'kdbx',
  kdbx4: 'kdbx',
  'lastpass-authenticator-json': 'lastpass',
  'microsoft-authenticator-sqlite': 'microsoft-authenticator-sqlite',
  'proton-authenticator-json': 'proton-authenticator',
  'steam-guard-json': 'steam',
  'steam-guard-json-old': 'steam-old',
  'stratum-json': 'stratum',
  'stratum-encrypted': 'stratum-encrypted',
  'stratum-encrypted-legacy': 'stratum-encrypted-legacy',
  'stratum-android-sqlite': 'stratum-sqlite',
  'totp-authenticator-encrypted': 'totp-authenticator',
  'totp-authenticator-android-prefs': 'totp-authenticator-xml',
  'twofas-schema1': '2fas',
  'twofas-schema2': '2fas',
  'twofas-schema2-encrypted': '2fas-encrypted',
  'twofas-schema3': '2fas',
  'twofas-schema3-encrypted': '2fas-encrypted',
  'twofas-schema4': '2fas',
  'twofas-schema4-encrypted': '2fas-encrypted',
  'winauth-zip-encrypted': 'winauth-zip',
}

/** Files that give no whole reading; other tests say what is made of them. */
const ELSEWHERE = [
  'scito/empty_file.txt',
  'scito/only_comments.txt',
  'scito/test_export_wrong_content.txt',
  'scito/test_export_wrong_data.txt',
  'scito/test_export_wrong_prefix.txt',
]

/** Where this app reads more, or something else, than the origin's own tests expect, and why. */
const DECIDED: readonly { readonly path: RegExp; readonly why: string; readonly change: (entry: Entry) => Entry }[] = [
  {
    path: /totp_authenticator/,
    why: 'the origin passes over digits and period; the file states those that the entries were made with',
    change: (entry) => ({
      ...entry,
      ...({ james: { digits: 7, period: 20 }, elijah: { digits: 8, period: 50 } }[entry.name ?? ''] ?? {}),
    }),
  },
]

const rows = hasSamples ? (readSampleJson('MANIFEST.json') as { files: Row[] }).files : []
const listed = rows.filter((row) => FORMATS[row.format] && !ELSEWHERE.includes(row.path))
const table: string[] = []

afterAll(() => {
  if (table.length > 0) console.log(['', ...table.toSorted()].join('\n'))
})

describe.skipIf(!hasSamples)('exports of other apps', () => {
  test('are all here', () => {
    expect(listed).toHaveLength(57)
  })

  test.each(listed)('$path is read whole', async (row) => {
    const { path, format, password } = row
    const reading = await readSource({ name: path, bytes: readSample(path) }, password)
    table.push(`${reading.format.padEnd(32)}${path.padEnd(66)}${reading.found.length} entries`)
    expect(reading.format).toBe(FORMATS[format])
    // A Steam file has a recovery code beside its token, which no origin reads.
    const tokens = reading.found.filter((one) => one.kind !== 'code-set' || !reading.format.startsWith('steam'))
    const [found, expected] = [tokens.map(entryOf).toSorted(bySecret), expectedOf(row).map(comparable)]
    expect(found).toHaveLength(expected.length)
    expect(found).toMatchObject(expected.toSorted(bySecret))
  })

  const refuses = async ({ path, wrongPassword = 'not the password' }: Row) => {
    const source = { name: path, bytes: readSample(path) }
    await expect(readSource(source)).rejects.toMatchObject({ code: 'password-needed' })
    await expect(readSource(source, wrongPassword)).rejects.toMatchObject({ code: 'wrong-password' })
  }
  const locked = listed.filter((row) => row.password !== undefined)
  const REFUSES = '$path asks for its password and refuses another'
  test.each(locked.filter((row) => !isCostly(row)))(REFUSES, refuses)
  test.each(locked.filter(isCostly))(REFUSES, { tags: 'thorough' }, refuses)
})

/** Seconds of deriving a key for each password that is tried. */
function isCostly({ format }: Row): boolean {
  return /^(?:ente-encrypted|kdbx\d)$/.test(format)
}

function expectedOf({ path, expected, decoded }: Row): readonly Entry[] {
  const entries = expected?.entries ?? decoded?.entries ?? plainEntries()
  if (entries.length !== (expected?.count ?? entries.length)) throw new Error(`${path}: the manifest disagrees`)
  const changes = DECIDED.filter((decision) => decision.path.test(path))
  return entries.map((entry) => changes.reduce((changed, { change }) => change(changed), entry))
}

/** The grouped Aegis export holds the entries of the plain one. */
function plainEntries(): readonly Entry[] {
  return rows.find((row) => row.path === 'aegis/importers/aegis_plain.json')?.expected?.entries ?? []
}

function bySecret(a: { readonly secret: string }, b: { readonly secret: string }): number {
  return a.secret < b.secret ? -1 : 1
}
