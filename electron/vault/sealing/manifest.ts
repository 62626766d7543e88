/**
 * What the vault knows about each record apart from the record itself, in 256 buckets by the first
 * byte of the record id, so that a change only re-seals the buckets it touches.
 */
import { SealBroken, TAG_BYTES } from './sealing.ts'

/** When something was last written, and the Poly1305 tag it got then. */
export interface Stamp {
  /** A revision of the vault. */
  readonly revision: number
  readonly tag: Uint8Array
}

/** The stamps of all records, by record id. */
export type Manifest = ReadonlyMap<string, Stamp>

/** The stamps of the records whose ids start with one byte. */
export type Bucket = ReadonlyMap<string, Stamp>

/** The stamps of the buckets that are not empty. */
export type Root = ReadonlyMap<number, Stamp>

const STAMP_BYTES = 8 + TAG_BYTES
const ENTRY_BYTES = 16 + STAMP_BYTES
const ROOT_ENTRY_BYTES = 1 + STAMP_BYTES

/** 0 to 255; NaN for something that is not an id. */
export function bucketOf(id: string): number {
  return Number.parseInt(id.slice(0, 2), 16)
}

/** Entries of record id and stamp, in order of id. */
export function encodeBucket(bucket: Bucket): Uint8Array {
  const bytes = Buffer.alloc(bucket.size * ENTRY_BYTES)
  for (const [index, [id, stamp]] of [...bucket].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    bytes.write(id, index * ENTRY_BYTES, 'hex')
    writeStamp(bytes, index * ENTRY_BYTES + 16, stamp)
  }
  return bytes
}

/** @throws SealBroken unless the length fits whole entries. */
export function decodeBucket(encoded: Uint8Array): Map<string, Stamp> {
  const bytes = wholeEntries(encoded, ENTRY_BYTES)
  const bucket = new Map<string, Stamp>()
  for (let offset = 0; offset < bytes.length; offset += ENTRY_BYTES) {
    bucket.set(bytes.toString('hex', offset, offset + 16), readStamp(bytes, offset + 16))
  }
  return bucket
}

/** Entries of bucket number (1 byte) and stamp, in order of number. */
export function encodeRoot(root: Root): Uint8Array {
  const bytes = Buffer.alloc(root.size * ROOT_ENTRY_BYTES)
  for (const [index, [number, stamp]] of [...root].sort(([a], [b]) => a - b).entries()) {
    bytes.writeUInt8(number, index * ROOT_ENTRY_BYTES)
    writeStamp(bytes, index * ROOT_ENTRY_BYTES + 1, stamp)
  }
  return bytes
}

/** @throws SealBroken unless the length fits whole entries. */
export function decodeRoot(encoded: Uint8Array): Map<number, Stamp> {
  const bytes = wholeEntries(encoded, ROOT_ENTRY_BYTES)
  const root = new Map<number, Stamp>()
  for (let offset = 0; offset < bytes.length; offset += ROOT_ENTRY_BYTES) {
    root.set(bytes.readUInt8(offset), readStamp(bytes, offset + 1))
  }
  return root
}

/** Whether a sealed value ends with the tag of a stamp. */
export function hasTag(sealed: Uint8Array, stamp: Stamp): boolean {
  const start = sealed.length - TAG_BYTES
  return start >= 0 && stamp.tag.every((byte, at) => byte === sealed[start + at])
}

/** The tag at the end of a sealed value. */
export function tagOf(sealed: Uint8Array): Uint8Array {
  return new Uint8Array(sealed.subarray(sealed.length - TAG_BYTES))
}

function wholeEntries(encoded: Uint8Array, size: number): Buffer {
  if (encoded.length % size !== 0) throw new SealBroken('not whole entries')
  return Buffer.from(encoded.buffer, encoded.byteOffset, encoded.length)
}

function writeStamp(bytes: Buffer, offset: number, stamp: Stamp): void {
  bytes.writeBigUInt64BE(BigInt(stamp.revision), offset)
  bytes.set(stamp.tag, offset + 8)
}

function readStamp(bytes: Buffer, offset: number): Stamp {
  return {
    revision: Number(bytes.readBigUInt64BE(offset)),
    tag: new Uint8Array(bytes.buffer, bytes.byteOffset + offset + 8, TAG_BYTES),
  }
}
