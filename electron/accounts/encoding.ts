/** Records as CBOR (RFC 8949): JSON would turn every secret into a string that cannot be wiped. */
import { decode, encodeInto, Tokenizer, Type, type Token } from 'cborg'
import { encodedLength } from 'cborg/length'
import { moveSecret, secretBytes } from '../secret-bytes.ts'
import { recordFrom } from './record-shapes.ts'
import type { KitRecord } from './records.ts'

/** Equal records give equal bytes. The caller wipes them. */
export function encodeRecord(record: KitRecord): Uint8Array {
  const bytes = secretBytes(encodedLength(record))
  // Encode into our own memory: cborg would keep its buffer, and the secrets in it, between calls.
  encodeInto(record, bytes)
  return bytes
}

/** The record, or undefined if this version does not know its kind or shape. */
export function decodeRecord(plaintext: Uint8Array): KitRecord | undefined {
  try {
    return recordFrom(decodeExactly(plaintext))
  } catch {
    return undefined
  }
}

const STRICT = { rejectDuplicateMapKeys: true, allowUndefined: false }
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf)

/** Like a browser reading a file, cborg drops a byte order mark at the start of a text. This keeps it. */
function decodeExactly(plaintext: Uint8Array): unknown {
  // Not a Buffer: cborg cuts byte strings out with `slice`, which copies an array but shares a Buffer's memory.
  const bytes = new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length)
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(BYTE_ORDER_MARK))
    return decode(bytes, { ...STRICT, tokenizer: new SecretBytes(bytes, STRICT) })
  const options = { ...STRICT, retainStringBytes: true }
  return decode(bytes, { ...options, tokenizer: new ExactText(bytes, options) })
}

/** Byte strings are secrets and codes. cborg cuts them out into small arrays that cannot be wiped, so this moves them. */
class SecretBytes extends Tokenizer {
  override next(): Token {
    const token = super.next()
    if (token.type === Type.bytes && token.value instanceof Uint8Array) token.value = moveSecret(token.value)
    return token
  }
}

class ExactText extends SecretBytes {
  override next(): Token {
    const token = super.next()
    if (
      token.type === Type.string &&
      token.byteValue &&
      BYTE_ORDER_MARK.every((byte, at) => token.byteValue?.[at] === byte)
    ) {
      token.value = `\uFEFF${String(token.value)}`
    }
    return token
  }
}
