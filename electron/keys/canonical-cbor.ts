/**
 * CBOR as CTAP2 has it: shortest lengths, sorted keys, no key twice, nothing of indefinite length
 * (FIDO CTAP 2.2 section 8, "Message encoding"). WebAuthn Level 3 section 2 asks readers to refuse
 * any other, and every browser writes it so.
 */
import { decodeFirst, encode } from 'cborg'
import { equalBytes } from '@noble/ciphers/utils.js'

const STRICT = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  rejectDuplicateMapKeys: true,
  useMaps: true,
} as const

/** A value and the bytes behind it. */
export interface FirstItem {
  readonly value: unknown
  readonly length: number
}

/** The first item in some bytes; maps are `Map`s. Undefined when it is cut short or not canonical. */
export function firstItem(bytes: Uint8Array): FirstItem | undefined {
  // Not a Buffer, whose slices would share its memory.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const [value, rest] = decodeFirst(plain, STRICT) as [unknown, Uint8Array]
    const length = plain.length - rest.length
    return equalBytes(encode(value), plain.subarray(0, length)) ? { value, length } : undefined
  } catch {
    return undefined
  }
}
