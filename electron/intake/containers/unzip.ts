/** Unpacks zip files through a large library. */
import {
  configure,
  Uint8ArrayReader,
  ZipReader,
  type FileEntry,
  ERR_ENCRYPTED,
  ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND,
  ERR_EOCDR_NOT_FOUND,
  ERR_INVALID_PASSWORD,
  ERR_UNSUPPORTED_COMPRESSION,
  ERR_UNSUPPORTED_ENCRYPTION,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import { KitError } from '../../kit-error.ts'
import { cutOff, damaged, passwordNeeded, unpacksTooLarge, wrongPassword, wrongPasswordOrDamaged } from './failures.ts'
import type { Source } from '../intake.ts'
import { LIMITS } from './limits.ts'
import { utf8 } from './text.ts'

// A worker would be one more place that holds what was unpacked; these files are small.
configure({ useWebWorkers: false })

export interface ZipOptions {
  /** The format in the middle of a sentence: "Raivo export". */
  readonly what: string
  readonly password?: string
  /** Whether a file is to be unpacked. The others are not looked into, and need no password. */
  readonly wanted: (path: string) => boolean
}

/** See `readZip`. */
export async function unzip(source: Source, options: ZipOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(source.bytes))
  const password = options.password === undefined ? undefined : utf8(options.password)
  const files = new Map<string, Uint8Array>()
  try {
    const entries = await wantedEntries(reader, options)
    if (password === undefined && entries.some(({ encrypted }) => encrypted)) throw passwordNeeded(options.what)
    let room: number = LIMITS.unpackedBytes
    for (const entry of entries) {
      const bytes = await unpack(entry, room, options.what, password)
      room -= bytes.length
      files.set(entry.filename, bytes)
    }
    return files
  } catch (error) {
    for (const bytes of files.values()) bytes.fill(0)
    throw error instanceof KitError ? error : failureOf(error, options.what)
  } finally {
    password?.fill(0)
  }
}

async function wantedEntries(reader: ZipReader<unknown>, { what, wanted }: ZipOptions): Promise<readonly FileEntry[]> {
  const entries = new Map<string, FileEntry>()
  let count = 0
  for await (const entry of reader.getEntriesGenerator()) {
    if (++count > LIMITS.zipEntries) throw tooManyFiles(what)
    if (entry.directory || !wanted(entry.filename)) continue
    // Which of two is meant cannot be known.
    if (entries.has(entry.filename)) throw damaged(what)
    entries.set(entry.filename, entry)
  }
  return [...entries.values()]
}

/** The size that the directory claims is not believed: what comes out is counted. */
async function unpack(entry: FileEntry, room: number, what: string, password?: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      length += chunk.length
      if (length > room) throw unpacksTooLarge(what)
      chunks.push(chunk.slice())
    },
  })
  try {
    await entry.getData(sink, { checkCrc32: true, ...(password && entry.encrypted && { rawPassword: password }) })
    return concatenated(chunks, length)
  } catch (error) {
    if (length > room) throw unpacksTooLarge(what)
    // ZipCrypto checks one byte of a password, so one wrong one in 256 shows only here.
    if (entry.zipCrypto && !isFailure(error, ERR_INVALID_PASSWORD, ERR_ENCRYPTED)) throw wrongPasswordOrDamaged(what)
    throw error
  } finally {
    for (const chunk of chunks) chunk.fill(0)
  }
}

function concatenated(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let place = 0
  for (const chunk of chunks) {
    bytes.set(chunk, place)
    place += chunk.length
  }
  return bytes
}

function failureOf(error: unknown, what: string): KitError {
  // No password at all was answered before, so "encrypted" means an empty one.
  if (isFailure(error, ERR_INVALID_PASSWORD, ERR_ENCRYPTED)) return wrongPassword(what)
  // The directory is at the end, so an unfinished copy lacks it.
  if (isFailure(error, ERR_EOCDR_NOT_FOUND, ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND)) return cutOff(what)
  if (isFailure(error, ERR_UNSUPPORTED_COMPRESSION, ERR_UNSUPPORTED_ENCRYPTION))
    return new KitError(
      'unreadable',
      `This ${what} is packed in a way that cannot be read here. Nothing was read. Unpack it, or pack it again as an ordinary zip.`,
    )
  return damaged(what)
}

function isFailure(error: unknown, ...messages: readonly string[]): boolean {
  return error instanceof Error && messages.includes(error.message)
}

function tooManyFiles(what: string): KitError {
  return new KitError(
    'file-too-large',
    `This ${what} holds more than ${LIMITS.zipEntries} files. Nothing was read. Export fewer items at a time.`,
  )
}
