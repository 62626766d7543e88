/**
 * What is encrypted in a KDBX file, opened and unpacked within bounds.
 * https://keepass.info/help/kb/kdbx.html
 *
 *   KDBX 3: AES or ChaCha20 over 32 known bytes, then blocks (index 4, SHA-256 32, length 4, bytes)
 *   KDBX 4: blocks (HMAC 32, length 4, bytes) of what AES or ChaCha20 made
 *
 * In it, mostly under gzip, is XML, which in KDBX 4 has a second header before it.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { chacha20, chacha20orig } from '@noble/ciphers/chacha.js'
import { openCbc } from '../ciphers.ts'
import { damaged } from '../failures.ts'
import { unpackGzip } from '../gzip.ts'
import { WHAT } from './kdbx-failures.ts'
import type { KdbxHeader } from './kdbx-header.ts'

/**
 * The payload, which the caller wipes; undefined when the key is wrong, or, in KDBX 3, the file is damaged.
 *
 * @param key - As derived, 32 bytes.
 * @param most - Bytes that it may unpack to.
 * @throws KitError `file-damaged` or `file-too-large`
 */
export async function openPayload(
  bytes: Uint8Array,
  header: KdbxHeader,
  key: Uint8Array,
  most: number,
): Promise<Uint8Array | undefined> {
  const cipherKey = createHash('sha256').update(header.seed).update(key).digest()
  try {
    const packed = header.version === 3 ? openOld(bytes, header, cipherKey) : openNew(bytes, header, key, cipherKey)
    if (!packed || !header.packed) return packed
    try {
      return await unpackGzip(packed, WHAT, most)
    } finally {
      packed.fill(0)
    }
  } finally {
    cipherKey.fill(0)
  }
}

function openOld(bytes: Uint8Array, header: KdbxHeader, cipherKey: Uint8Array): Uint8Array | undefined {
  const plain = decrypted(bytes.subarray(header.end), header, cipherKey)
  if (!plain) return undefined
  try {
    const start = header.streamStart
    if (!Buffer.from(plain.subarray(0, start.length)).equals(start)) return undefined
    return joinBlocks(plain.subarray(start.length), 4, (index, data, proof) => {
      const hash = createHash('sha256').update(data).digest()
      return proof.readUInt32LE() === index && hash.equals(proof.subarray(4))
    })
  } finally {
    plain.fill(0)
  }
}

function openNew(
  bytes: Uint8Array,
  header: KdbxHeader,
  key: Uint8Array,
  cipherKey: Uint8Array,
): Uint8Array | undefined {
  const master = createHash('sha512').update(header.seed).update(key).update(Uint8Array.of(1)).digest()
  try {
    const head = hmacOf(master, 0xffff_ffff_ffff_ffffn, bytes.subarray(0, header.end))
    if (!timingSafeEqual(head, bytes.subarray(header.end + 32, header.end + 64))) return undefined
    const sealed = joinBlocks(bytes.subarray(header.end + 64), 0, (index, data, proof) => {
      const signed = [u64(BigInt(index)), u64(BigInt(data.length)).subarray(0, 4), data]
      return timingSafeEqual(hmacOf(master, BigInt(index), ...signed), proof)
    })
    const plain = decrypted(sealed, header, cipherKey)
    // The key was proved before, so it is the file.
    if (!plain) throw damaged(WHAT)
    return plain
  } finally {
    master.fill(0)
  }
}

/** Blocks up to an empty one; each is what stands before it, 32 bytes that prove it, a length, and bytes. */
function joinBlocks(
  source: Uint8Array,
  before: 0 | 4,
  proves: (index: number, data: Buffer, proof: Buffer) => boolean,
): Uint8Array {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.length)
  const joined = new Uint8Array(bytes.length)
  let filled = 0
  let place = 0
  for (let index = 0; ; index++) {
    const start = place + before + 36
    if (start > bytes.length) throw damaged(WHAT)
    const data = bytes.subarray(start, start + bytes.readUInt32LE(start - 4))
    place = start + bytes.readUInt32LE(start - 4)
    if (place > bytes.length) throw damaged(WHAT)
    // The last one of KDBX 3 proves nothing.
    if (data.length === 0 && before === 4) return joined.subarray(0, filled)
    if (!proves(index, data, bytes.subarray(start - 36 - before, start - 4))) throw damaged(WHAT)
    if (data.length === 0) return joined.subarray(0, filled)
    joined.set(data, filled)
    filled += data.length
  }
}

function decrypted(sealed: Uint8Array, { cipher, iv }: KdbxHeader, key: Uint8Array): Uint8Array | undefined {
  if (cipher === 'aes') return openCbc(key, iv, sealed)
  return iv.length === 12 ? chacha20(key, iv, sealed) : chacha20orig(key, iv.subarray(0, 8), sealed)
}

function hmacOf(master: Uint8Array, index: bigint, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('sha256', createHash('sha512').update(u64(index)).update(master).digest())
  for (const part of parts) hmac.update(part)
  return hmac.digest()
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}
