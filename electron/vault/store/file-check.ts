/** Checks a vault file before SQLite sees it, so that nothing a stranger put into it can run. */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { KitError } from '../../kit-error.ts'
import { busy, damaged, translate } from './database-errors.ts'
import { pageBytes, rowsOn, schemaRows, type SchemaRow } from './first-page.ts'
import { isHeld } from './held-file.ts'
import { APPLICATION_ID, FORMAT_VERSION, SCHEMA_ROWS, schemaText, VAULT_SCHEMA } from './schema.ts'

/**
 * The largest vault, in bytes: eight times one with 10,000 accounts. Copies are opened in memory, so
 * this limits how much memory any file can take; the vault itself never grows beyond it.
 */
export const MOST_VAULT_BYTES = 128 * 1024 * 1024

/** Bytes 0 to 99, https://www.sqlite.org/fileformat2.html section 1.3. */
const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'

/** What is known about an open file so far. */
interface LookedAt {
  readonly file: number
  readonly size: number
  readonly pageBytes: number
  readonly version: number
  /** Whether a write to it was interrupted: then SQLite, not the file, knows what belongs in it. */
  readonly interrupted: boolean
  /** Undefined if it is not the schema of a vault. */
  readonly schema: readonly SchemaRow[] | undefined
}

/**
 * Checks kind, version, size, completeness and schema.
 *
 * @throws KitError `vault-missing`, `not-a-vault`, `vault-newer`, `file-too-large`, `vault-truncated`,
 *   `vault-damaged` or `vault-busy`
 */
export function checkFile(path: string): void {
  withFile(path, requireVault)
}

/**
 * The bytes of a vault that is only read, checked as in `checkFile`.
 *
 * @throws KitError as `checkFile`; also `vault-truncated` when a write to the file was interrupted.
 */
export function readImage(path: string): Buffer {
  return withFile(path, (found) => {
    if (found.interrupted)
      throw new KitError(
        'vault-truncated',
        'A write to this file was interrupted; what is missing is in the journal next to it. Neither was changed. Open the file as a vault once, then try again.',
      )
    requireVault(found)
    return readAt(found.file, 0, found.size)
  })
}

/** The vault id in a file, which can be read without a passphrase; undefined if it is not a whole vault. */
export function vaultIdOf(path: string): string | undefined {
  try {
    return withFile(path, idIn)
  } catch (error) {
    if (error instanceof KitError) return undefined
    throw error
  }
}

/** Whether a file is a SQLite database, as every vault is. @throws KitError as `checkFile` */
export function isDatabase(path: string): boolean {
  return withDescriptor(path, (file) => readAt(file, 0, MAGIC.length).toString('latin1') === MAGIC)
}

/** The vault table has one row, on its own page; the id is the second value in it. */
function idIn({ file, pageBytes, size, schema }: LookedAt): string | undefined {
  const root = schema?.find(({ name }) => name === 'vault')?.root
  if (root === undefined || root < 2 || root * pageBytes > size) return undefined
  const rows = rowsOn(readAt(file, (root - 1) * pageBytes, pageBytes), { rows: 1, values: 2 })
  const id = rows?.[0]?.[1]
  return Buffer.isBuffer(id) && id.length === 16 ? id.toString('hex') : undefined
}

function requireVault({ version, schema, interrupted }: LookedAt): void {
  if (version > FORMAT_VERSION) {
    throw new KitError(
      'vault-newer',
      'This vault was written by a newer version of Recovery Kit. It was not changed. Update the app to open it.',
    )
  }
  // An interrupted write may have hit the first page. SQLite rolls it back, and the schema is compared then.
  if (!schema && !interrupted) throw damaged()
}

/** Checks a file and passes it on. @throws KitError as `checkFile`, except for what `requireVault` checks. */
function withFile<T>(path: string, use: (found: LookedAt) => T): T {
  return withDescriptor(path, (file, size) => {
    const interrupted = hasJournal(path)
    const header = readAt(file, 0, HEADER_BYTES)
    if (
      header.length < HEADER_BYTES ||
      header.toString('latin1', 0, MAGIC.length) !== MAGIC ||
      header.readUInt32BE(68) !== APPLICATION_ID
    )
      throw notAVault()
    if (size > MOST_VAULT_BYTES) throw tooLarge()
    const page = pageBytes(header)
    const expected = page * header.readUInt32BE(28)
    if (size < expected && !interrupted) throw cutShort(size, expected)
    const rows = schemaRows(readAt(file, 0, page), SCHEMA_ROWS)
    const schema = rows && schemaText(rows) === VAULT_SCHEMA ? rows : undefined
    return use({ file, size, pageBytes: page, version: header.readUInt32BE(60), interrupted, schema })
  })
}

/** Windows lacks the second flag, which then counts as 0. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK

/** Opens a file just to look at it, without waiting if it is a pipe. */
function withDescriptor<T>(path: string, use: (file: number, size: number) => T): T {
  if (isHeld(path)) throw busy()
  let file: number | undefined
  try {
    file = openSync(path, READ)
    const stat = fstatSync(file)
    if (stat.isDirectory())
      throw new KitError('not-a-vault', `${path} is a folder, not a vault. Nothing was changed. Choose a file.`)
    if (!stat.isFile()) throw notAVault()
    return use(file, stat.size)
  } catch (error) {
    throw errorOf(error, path)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Fewer bytes if the file ends first. */
function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let read = 0
  for (let got = -1; read < length && got !== 0; read += got)
    got = readSync(file, bytes, read, length - read, from + read)
  return bytes.subarray(0, read)
}

/** Whether a write to the file was interrupted. */
function hasJournal(path: string): boolean {
  return (statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function errorOf(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT')
    return new KitError(
      'vault-missing',
      `There is no vault at ${path}. If you moved it, choose it at its new place. Nothing was created.`,
    )
  if (/^(EIO|ENODEV|ENXIO|ESTALE|EREMOTEIO)$/.test(String(code)))
    return new KitError(
      'unreadable',
      'The disk stopped answering while the file was read. Nothing was changed. Is it still plugged in? Choose the file again.',
    )
  return translate(error)
}

function notAVault(): KitError {
  return new KitError(
    'not-a-vault',
    'This file is not a Recovery Kit vault. It was not changed. Choose another file. If it is an export or a picture, import it into a vault instead.',
  )
}

function tooLarge(): KitError {
  return new KitError(
    'file-too-large',
    `This file is larger than ${MOST_VAULT_BYTES / 1024 / 1024} MB, the most a vault can have. It was neither read nor changed. Choose another file.`,
  )
}

function cutShort(size: number, expected: number): KitError {
  return new KitError(
    'vault-truncated',
    `This vault is cut short: only ${size} of ${expected} bytes are there, as after an interrupted copy. It was not changed. Copy it again, or open a backup.`,
  )
}
