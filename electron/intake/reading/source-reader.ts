import { KitError } from '../../kit-error.ts'
import { PICTURE_LIMITS } from '../../pictures/limits.ts'
import { pictureKind } from '../../pictures/picture-size.ts'
import type { Column, Reading, Source } from '../intake.ts'
import { LIMITS } from '../containers/limits.ts'
import type { ExportRecords, FormatFacts, ReadAnswer } from './read-job.ts'
import { ReadingThread, type Waiting } from './reading-thread.ts'

/** What came of reading a file, and what is known of its kind. */
export type ReadResult =
  | { readonly format: FormatFacts; readonly reading: Reading }
  | { readonly format?: FormatFacts; readonly error: KitError }

/** What goes with a file. */
export interface Given extends Waiting {
  readonly password?: string
  /** The key file the user chose for it. */
  readonly keyFile?: Uint8Array
  /** What the user said of the columns of a table. */
  readonly columns?: readonly Column[]
  /** The id of its format where it is known already: it is not looked for again. */
  readonly format?: string
}

/**
 * Reads files that strangers made, in workers that have no part of the vault: whatever a file is, the app goes on,
 * and the time and memory it takes are bounded. Pictures are read two at a time, since little is done for them here;
 * any other file may take all the memory there is for one, so those are read one after the other.
 */
export class SourceReader {
  readonly #first = new ReadingThread()
  readonly #forPictures = [this.#first, ...Array.from({ length: OTHERS }, () => new ReadingThread())]

  /** Reads whatever kind of source this is. @throws KitError `cancelled` */
  async read(source: Source, given: Given = {}): Promise<ReadResult> {
    const { password, keyFile, columns, format } = given
    const { name, bytes, beside = [] } = source
    const answer = await this.#threadFor(bytes).ask(
      {
        kind: 'read',
        source: { name, bytes, beside: beside.map(companion) },
        ...(password !== undefined && { password }),
        ...(keyFile && { keyFile }),
        ...(columns && { columns: [...columns] }),
        ...(format !== undefined && { format }),
      },
      given,
    )
    if (answer.kind === 'reading') return { format: answer.format, reading: answer.reading }
    if (answer.kind !== 'error') throw crash(answer)
    const error = new KitError(answer.code, answer.message)
    return { error, ...(answer.format && { format: answer.format }) }
  }

  /**
   * The records of an export of this app.
   *
   * @throws KitError `unknown-format`, `cancelled`, or what opening it throws
   */
  async exportRecords(bytes: Uint8Array, given: Omit<Given, 'keyFile' | 'format'> = {}): Promise<ExportRecords> {
    const { password } = given
    const job = { kind: 'export', bytes, ...(password !== undefined && { password }) } as const
    const answer = await this.#first.ask(job, given)
    if (answer.kind === 'export') return answer.records
    throw answer.kind === 'error' ? new KitError(answer.code, answer.message) : crash(answer)
  }

  /** Ends the workers, and what they are reading. */
  async close(): Promise<void> {
    await Promise.all(this.#forPictures.map((thread) => thread.close()))
  }

  /** Of those that pictures may take, the one with the least to do. */
  #threadFor(bytes: Uint8Array): ReadingThread {
    if (pictureKind(bytes) === undefined) return this.#first
    return this.#forPictures.reduce((least, one) => (one.waiting < least.waiting ? one : least))
  }
}

const OTHERS = PICTURE_LIMITS.picturesAtOnce - 1

/** A large file is no key file and no manifest: the others need only know what it is. */
function companion({ name, bytes }: Source): { readonly name: string; readonly bytes: Uint8Array } {
  return { name, bytes: bytes.length > LIMITS.besideBytes ? bytes.subarray(0, BEGINNING) : bytes }
}

const BEGINNING = 1024

function crash(answer: ReadAnswer): Error {
  const error = new Error('a file could not be read')
  if (answer.kind === 'crash') error.stack = `${error.name}: ${error.message}\n${answer.where}`
  return error
}
