import { basename } from 'node:path'
import type { Column, Reading, Source } from '../../intake/intake.ts'
import { LIMITS } from '../../intake/containers/limits.ts'
import type { FormatFacts } from '../../intake/reading/read-job.ts'
import type { SourceReader } from '../../intake/reading/source-reader.ts'
import type { KitError } from '../../kit-error.ts'
import type { Call } from '../command.ts'
import { readFileArgument, readSecret, UsageError } from '../terminal.ts'

/** What files of other apps ask for. */
export const FILE_OPTIONS = {
  'password-file': { type: 'string' },
  'key-file': { type: 'string' },
  columns: { type: 'string' },
} as const

/**
 * The password of a file, from `--password-file` or from the user.
 *
 * @param hasKeyFile - Then there may be none, which is an empty one.
 * @returns Undefined when there is nobody to ask; the file's own error then says that it needs one.
 */
export async function passwordFor(
  { options, terminal }: Call,
  name: string,
  hasKeyFile: boolean,
): Promise<string | undefined> {
  const question = `Password of ${name}${hasKeyFile ? ' (empty if there is none beside the key file)' : ''}`
  const file = options['password-file']
  if (typeof file === 'string') return await readSecret(terminal, file, question)
  return (await terminal.askSecret(question)) ?? (hasKeyFile ? '' : undefined)
}

/** What `--key-file` names. The caller, or the function it is passed to, wipes it. */
export function keyFileFor({ options }: Call): { name: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  const path = options['key-file']
  if (typeof path !== 'string') return undefined
  return { name: basename(path), bytes: readFileArgument(path, LIMITS.fileBytes) }
}

/** What `--columns` says of the columns of a table. @throws UsageError for a word that is none of them */
export function columnsFor({ options }: Call): Column[] | undefined {
  if (typeof options.columns !== 'string') return undefined
  const words = options.columns.split(',').map((word) => word.trim())
  const columns = words.flatMap((word) => COLUMNS.find((column) => column === word) ?? [])
  if (columns.length < words.length || columns.filter((column) => column === 'secret').length !== 1)
    throw new UsageError(
      `--columns says what is in each column, with commas between: ${COLUMNS.join(', ')}. One is the secret, as in --columns service,secret.`,
    )
  return columns
}

const COLUMNS: readonly Column[] = ['service', 'account', 'secret', 'nothing']

/** Reads the files of a command. A password that opened one is tried on the others of a format that has one for all. */
export interface FileReading {
  readonly reader: SourceReader
  /** Passwords that have opened a file, by format. */
  readonly known: Map<string, string>
}

/** Reads a source, and asks for its password where it needs one. @throws KitError */
export async function readAsking(call: Call, source: Source, files: FileReading): Promise<Reading> {
  const { reader, known } = files
  const columns = columnsFor(call)
  const read = await reader.read(source, columns && { columns })
  if ('reading' in read) return read.reading
  const { error, format } = read
  if (error.code !== 'password-needed' || !format) throw error
  const password = known.get(format.id)
  const opened = password === undefined ? undefined : await reader.read(source, { password })
  if (opened && 'reading' in opened) return opened.reading
  if (opened && opened.error.code !== 'wrong-password') throw opened.error
  return await readGiven(call, source, files, { format, needed: error })
}

async function readGiven(
  call: Call,
  source: Source,
  { reader, known }: FileReading,
  { format, needed }: { readonly format: FormatFacts; readonly needed: KitError },
): Promise<Reading> {
  const keyFile = format.takesKeyFile ? keyFileFor(call)?.bytes : undefined
  try {
    const hasKeyFile = keyFile !== undefined || format.keyFileBeside !== undefined
    const password = await passwordFor(call, source.name, hasKeyFile)
    if (password === undefined) throw needed
    const read = await reader.read(source, { password, ...(keyFile && { keyFile }) })
    if ('error' in read) throw read.error
    if (format.onePassword) known.set(format.id, password)
    return read.reading
  } finally {
    keyFile?.fill(0)
  }
}
