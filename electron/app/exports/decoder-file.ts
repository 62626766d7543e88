/**
 * decoder.html, the page that opens exports, sheets and vaults without the app. build/decoder.ts makes it;
 * the app only hands it out.
 */
import { createHash } from 'node:crypto'
import { closeSync, lstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ExportFormat } from '../../exports/formats.ts'
import type { DecoderPlace } from '../../surroundings.ts'
import type { DecoderBeside } from '../../contract.ts'

const NAME = 'decoder.html'

/** What is saved: an export, or a copy of the vault. */
type SavedFormat = ExportFormat | 'vault'

/** The formats the page reads. Next to exports for other apps it would only be in the way. */
const READS: ReadonlySet<SavedFormat> = new Set<SavedFormat>([
  'age-identity',
  'age-passphrase',
  'json',
  'otpauth',
  'vault',
])

/** The app's own copy of the page. */
export type OwnDecoder =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** Not the page this app was built with, so nobody gets it. */
  | { readonly kind: 'altered' }

export function ownDecoder(place: DecoderPlace | undefined): OwnDecoder {
  const bytes = place && bytesAt(place.path)
  if (!bytes) return { kind: 'missing' }
  const whole = place.sha256 === undefined || sha256(bytes) === place.sha256
  return whole ? { kind: 'whole', bytes } : { kind: 'altered' }
}

/**
 * Puts the page next to what was saved. An existing file stays, and does not count as our page
 * unless it is identical: on a stick that was passed around, anyone may have made it. If the page
 * cannot be written, what was saved is still fine.
 *
 * @returns what happened; undefined if the page does not read the format.
 */
export function putDecoderBeside(
  { path, format }: { readonly path: string; readonly format: SavedFormat },
  place: DecoderPlace | undefined,
): DecoderBeside | undefined {
  if (!READS.has(format)) return undefined
  const own = ownDecoder(place)
  if (own.kind !== 'whole') return own
  const beside = join(dirname(path), NAME)
  const written = writeNew(beside, own.bytes)
  if (written === 'failed') return { kind: 'not-written' }
  return { kind: written === 'new' || isSameFile(beside, own.bytes) ? 'beside' : 'another', path: beside }
}

/** SHA-256 of the page in hexadecimal, for the archivist page; undefined if there is none. */
export function decoderHash(place: DecoderPlace | undefined): string | undefined {
  if (place?.sha256 !== undefined) return place.sha256
  const own = ownDecoder(place)
  return own.kind === 'whole' ? sha256(own.bytes) : undefined
}

/** Never overwrites a file. */
function writeNew(path: string, bytes: Uint8Array): 'new' | 'there' | 'failed' {
  let file: number
  try {
    file = openSync(path, 'wx')
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'there' : 'failed'
  }
  try {
    writeFileSync(file, bytes)
    return 'new'
  } catch {
    // Next time, half a page would be mistaken for another page.
    rmSync(path, { force: true })
    return 'failed'
  } finally {
    closeSync(file)
  }
}

function isSameFile(path: string, bytes: Uint8Array): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false })
  const read = there?.isFile() === true && there.size === bytes.length ? bytesAt(path) : undefined
  return read !== undefined && sha256(read) === sha256(bytes)
}

function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
