import { TAG_BYTES } from './sealing.ts'

/** What the vault knows of each record besides the record itself. */
export type Manifest = ReadonlyMap<string, ManifestEntry>

export interface ManifestEntry {
  /** The vault revision in which the record was last written. */
  readonly revision: number
  /** The Poly1305 tag of the sealed record. */
  readonly tag: Uint8Array
}

const ENTRY_BYTES = 16 + 8 + TAG_BYTES

/** Entries of id, revision (8 bytes, big-endian) and tag, in order of id. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  const bytes = Buffer.alloc(manifest.size * ENTRY_BYTES)
  let offset = 0
  for (const id of [...manifest.keys()].sort()) {
    const entry = manifest.get(id)
    if (!entry) continue
    bytes.write(id, offset, 'hex')
    bytes.writeBigUInt64BE(BigInt(entry.revision), offset + 16)
    bytes.set(entry.tag, offset + 24)
    offset += ENTRY_BYTES
  }
  return bytes
}

export function decodeManifest(bytes: Uint8Array): Map<string, ManifestEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const manifest = new Map<string, ManifestEntry>()
  for (let offset = 0; offset + ENTRY_BYTES <= buffer.length; offset += ENTRY_BYTES) {
    manifest.set(buffer.toString('hex', offset, offset + 16), {
      revision: Number(buffer.readBigUInt64BE(offset + 16)),
      tag: Uint8Array.from(buffer.subarray(offset + 24, offset + ENTRY_BYTES)),
    })
  }
  return manifest
}

/** The tag at the end of a sealed value. */
export function tagOf(sealed: Uint8Array): Uint8Array {
  return Uint8Array.from(sealed.subarray(sealed.length - TAG_BYTES))
}
