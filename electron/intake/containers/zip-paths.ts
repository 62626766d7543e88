/** What a zip holds, by names alone and at once: for telling formats apart. PKWARE APPNOTE 4.3. */
import type { Source } from '../intake.ts'
import { LIMITS } from './limits.ts'

/** Whether a source begins as a zip does; one that was cut off still does. */
export function isZip({ bytes }: Source): boolean {
  const [p, k, third, fourth] = bytes
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

/**
 * The paths in a zip, as its directory has them. Of a zip that was cut off, and so has no
 * directory, those that its files state themselves.
 */
export function zipPaths(source: Source): readonly string[] {
  if (!isZip(source)) return []
  const known = paths.get(source.bytes)
  if (known) return known
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.length)
  const made = fromDirectory(bytes) ?? fromFiles(bytes)
  paths.set(source.bytes, made)
  return made
}

/** Every format of zips looks at them. They go when the bytes go. */
const paths = new WeakMap<Uint8Array, readonly string[]>()

const FILE = { signature: Buffer.from('PK\x03\x04'), bytes: 30, name: 26, extra: 28 }
const DIRECTORY = { signature: Buffer.from('PK\x01\x02'), bytes: 46, name: 28, extra: 30, comment: 32 }
const END = { signature: Buffer.from('PK\x05\x06'), bytes: 22, start: 16 }

function fromDirectory(bytes: Buffer): readonly string[] | undefined {
  const end = bytes.lastIndexOf(END.signature)
  if (end < 0 || end + END.bytes > bytes.length) return undefined
  const found: string[] = []
  let place = bytes.readUInt32LE(end + END.start)
  while (found.length < LIMITS.zipEntries && startsWith(bytes, place, DIRECTORY)) {
    const name = bytes.readUInt16LE(place + DIRECTORY.name)
    const start = place + DIRECTORY.bytes
    found.push(bytes.toString('utf8', start, start + name))
    place = start + name + bytes.readUInt16LE(place + DIRECTORY.extra) + bytes.readUInt16LE(place + DIRECTORY.comment)
  }
  return found.length > 0 ? found : undefined
}

function fromFiles(bytes: Buffer): readonly string[] {
  const found: string[] = []
  let place = 0
  while (found.length < LIMITS.zipEntries && startsWith(bytes, place, FILE)) {
    const start = place + FILE.bytes
    found.push(bytes.toString('utf8', start, start + bytes.readUInt16LE(place + FILE.name)))
    // The packed size may be stated behind the data only, so the next file is looked for.
    place = bytes.indexOf(FILE.signature, start)
  }
  return found
}

function startsWith(bytes: Buffer, place: number, { signature, bytes: length }: typeof FILE): boolean {
  return place >= 0 && place + length <= bytes.length && bytes.subarray(place, place + 4).equals(signature)
}
