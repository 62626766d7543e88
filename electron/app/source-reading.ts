import { wipe } from '../accounts/kit.ts'
import { formatOf, readSource } from '../intake/formats.ts'
import type { Reading, Source } from '../intake/intake.ts'
import { KitError, type ErrorCode } from '../kit-error.ts'
import type { FoundSource } from './source-files.ts'

/** A file of an intake, and what came of reading it so far. */
export interface SourceFile {
  readonly source: FoundSource
  /** Chosen for it. It is wiped once it has opened the file. */
  readonly keyFile?: Source
  readonly reading?: Reading
  readonly error?: KitError
}

/** Reads a file that was just brought in, or was given a password. */
export async function readFile(
  { source, keyFile }: SourceFile,
  all: readonly Source[],
  password?: string,
): Promise<SourceFile> {
  try {
    const reading = await readSource(withBeside(source, all), password, keyFile?.bytes)
    wipe(keyFile)
    return { source, reading }
  } catch (error) {
    if (error instanceof KitError) return { source, ...(keyFile && { keyFile }), error }
    throw error
  }
}

/** What a file that comes later may change: it may be the one that was missing. */
const WAITING: readonly (ErrorCode | undefined)[] = ['companion-needed', 'password-needed', 'unknown-format']

/** Reads those again that may have waited for the files that came after them. */
export async function readWaiting(files: SourceFile[]): Promise<void> {
  const all = files.map(({ source }) => source)
  for (const [index, file] of files.entries())
    if (WAITING.includes(file.error?.code)) files[index] = await readFile(file, all)
}

/**
 * Reads a file with its password, and with it the others of its format that have the same one.
 *
 * @throws KitError `not-found`
 */
export async function openFile(files: SourceFile[], index: number, password: string): Promise<void> {
  const all = files.map(({ source }) => source)
  const opened = await readFile(fileAt(files, index), all, password)
  files[index] = opened
  const format = formatOf(withBeside(opened.source, all))
  if (!opened.reading || format?.onePassword !== true) return
  for (const [other, file] of files.entries()) {
    if (!isLocked(file) || formatOf(withBeside(file.source, all)) !== format) continue
    const tried = await readFile(file, all, password)
    // Where it does not fit, the file is still to be asked about.
    if (tried.reading) files[other] = tried
  }
}

/** Whether a password is missing or was wrong. */
export function isLocked({ error }: SourceFile): boolean {
  return error?.code === 'password-needed' || error?.code === 'wrong-password'
}

/** Whether a key file may be chosen for a file, and the name of the one it has. */
export function keyFileOf(
  file: SourceFile,
  files: readonly SourceFile[],
): { readonly takesKeyFile: boolean; readonly keyFile?: string } {
  if (!isLocked(file)) return { takesKeyFile: false }
  const source = withBeside(
    file.source,
    files.map((one) => one.source),
  )
  const format = formatOf(source)
  const name = file.keyFile?.name ?? format?.keyFileBeside?.(source)?.name
  return { takesKeyFile: format?.keyFileBeside !== undefined, ...(name !== undefined && { keyFile: name }) }
}

/** @throws KitError `not-found` */
export function fileAt(files: readonly SourceFile[], index: number): SourceFile {
  const file = files[index]
  if (!file) throw new KitError('not-found', 'There is no such file in this intake. Nothing was changed.')
  return file
}

function withBeside(source: Source, all: readonly Source[]): Source {
  const beside = all.filter((other) => other !== source)
  return { name: source.name, bytes: source.bytes, beside }
}
