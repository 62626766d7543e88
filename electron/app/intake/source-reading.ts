import { wipe } from '../../accounts/wipe.ts'
import type { IntakeFileView } from '../../contract.ts'
import type { Column, Reading, Source } from '../../intake/intake.ts'
import type { FormatFacts } from '../../intake/reading/read-job.ts'
import type { ReadingProgress } from '../../intake/reading/reading-progress.ts'
import type { SourceReader } from '../../intake/reading/source-reader.ts'
import { KitError, type ErrorCode } from '../../kit-error.ts'
import { inOrder } from '../../pictures/in-order.ts'
import { PICTURE_LIMITS } from '../../pictures/limits.ts'
import { pictureKind } from '../../pictures/picture-size.ts'
import type { FoundSource } from './source-files.ts'

/** A file of an intake, and the result of reading it so far. */
export interface SourceFile {
  readonly source: FoundSource
  /** The key file chosen for it; wiped once it has opened the file. */
  readonly keyFile?: Source
  /** What is known about its kind. */
  readonly format?: FormatFacts
  readonly reading?: Reading
  readonly error?: KitError
  /** What the person said of its columns. */
  readonly columns?: readonly Column[]
  /** The person wants nothing of it. */
  readonly leftOut?: boolean
}

/** What reads the files of an intake. */
export interface Readers {
  readonly reader: SourceReader
  /** Ends it at once. */
  readonly signal: AbortSignal
  readonly progress?: (progress: ReadingProgress) => void
}

/** What hears of files while they are read. */
export interface Hearing {
  /** A file is begun, or so many of the pictures in it are read. */
  readonly tell: (source: FoundSource, pictures?: ReadingProgress) => void
  /** Is given files that were read too late for the caller. */
  readonly drop: (file: SourceFile) => void
}

/**
 * Reads files that are new, pictures several at a time, in the order in which they are given.
 *
 * @param all - Every file that may help to read them.
 * @throws KitError `cancelled`
 */
export function readNew(
  sources: readonly FoundSource[],
  all: readonly Source[],
  readers: Readers,
  { tell, drop }: Hearing,
): AsyncGenerator<SourceFile, void, undefined> {
  const read = async (source: FoundSource) => {
    tell(source)
    const progress = (pictures: ReadingProgress) => {
      tell(source, pictures)
    }
    return await readFile({ source }, all, { ...readers, progress })
  }
  return inOrder(sources, PICTURE_LIMITS.picturesAtOnce, read, drop)
}

/** Reads a file that is new, or that was given a password. @throws KitError `cancelled` */
export async function readFile(
  { source, keyFile, format, columns }: SourceFile,
  all: readonly Source[],
  { reader, signal, progress }: Readers,
  password?: string,
): Promise<SourceFile> {
  const given = {
    signal,
    ...(progress && { progress }),
    ...(password !== undefined && { password }),
    ...(keyFile && { keyFile: keyFile.bytes }),
    ...(columns && { columns }),
    ...(format && { format: format.id }),
  }
  const read = await reader.read(withBeside(source, all), given)
  if ('error' in read) return { source, ...(keyFile && { keyFile }), ...read }
  wipe(keyFile)
  return { source, ...(columns && { columns }), ...read }
}

/** Errors that a later file may resolve: it may be the one that was missing. */
const WAITING: readonly (ErrorCode | undefined)[] = [
  'companion-needed',
  'password-needed',
  'wrong-password',
  'unknown-format',
]

/** A file that was read again, and its place. */
export interface ReadAgain {
  readonly index: number
  readonly file: SourceFile
}

/** Reads those files again that may have needed one that came after them. @throws KitError `cancelled` */
export async function* readWaiting(files: readonly SourceFile[], readers: Readers): AsyncGenerator<ReadAgain> {
  const all = files.map(({ source }) => source)
  for (const [index, file] of files.entries()) {
    if (!WAITING.includes(file.error?.code)) continue
    // Beside another file it may turn out to be of another kind.
    const { format: _format, ...unread } = file
    const again = await readFile(unread, all, readers)
    // A wrong password stays wrong, whatever key file is there now.
    const { error } = file.error?.code === 'wrong-password' ? file : again
    yield { index, file: { ...again, ...(error && { error }) } }
  }
}

/**
 * Reads a file with its password, and with it the others of its format that have the same one.
 *
 * @throws KitError `not-found` or `cancelled`
 */
export async function* openFile(
  files: readonly SourceFile[],
  index: number,
  password: string,
  readers: Readers,
): AsyncGenerator<ReadAgain> {
  const all = files.map(({ source }) => source)
  const opened = await readFile(fileAt(files, index), all, readers, password)
  yield { index, file: opened }
  if (!opened.reading || opened.format?.onePassword !== true) return
  for (const [other, file] of files.entries()) {
    if (!isLocked(file) || file.format?.id !== opened.format.id) continue
    const tried = await readFile(file, all, readers, password)
    // A file that it does not open still asks for its own.
    if (tried.reading) yield { index: other, file: tried }
  }
}

/** Whether a password is missing or was wrong. */
export function isLocked({ error }: SourceFile): boolean {
  return error?.code === 'password-needed' || error?.code === 'wrong-password'
}

/** The table of a file whose columns the person has to name, with what they said. */
export function tableOf({ error, format, columns }: SourceFile): IntakeFileView['table'] {
  const table = format?.table
  if (!table) return undefined
  const { rows, count, guess } = table
  return { rows, count, columns: columns ?? guess, isNamed: error?.code !== 'columns-needed' }
}

/** Whether it is a picture in which no QR code was found. */
export function mayHaveText({ source, error }: SourceFile): boolean {
  return error?.code === 'no-qr-code' && isPicture(source)
}

/** Whether a key file may be chosen for a file, and the name of the one it has. */
export function keyFileOf(file: SourceFile): { readonly takesKeyFile: boolean; readonly keyFile?: string } {
  if (!isLocked(file)) return { takesKeyFile: false }
  const name = file.keyFile?.name ?? file.format?.keyFileBeside
  return { takesKeyFile: file.format?.takesKeyFile === true, ...(name !== undefined && { keyFile: name }) }
}

/** @throws KitError `not-found` */
export function fileAt(files: readonly SourceFile[], index: number): SourceFile {
  const file = files[index]
  if (!file) throw new KitError('not-found', 'There is no such file in this import. Nothing was changed.')
  return file
}

function withBeside(source: Source, all: readonly Source[]): Source {
  // A picture needs no other file, and helps to read none: of a thousand, each would be sent with all others.
  const beside = isPicture(source) ? [] : all.filter((other) => other !== source && !isPicture(other))
  return { name: source.name, bytes: source.bytes, beside }
}

function isPicture({ bytes }: Source): boolean {
  return pictureKind(bytes) !== undefined
}
