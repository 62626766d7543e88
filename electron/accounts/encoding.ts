/** Records as CBOR (RFC 8949): JSON would turn every secret into a string that cannot be wiped. */
import { decode, encodeInto, Tokenizer, Type, type Token } from 'cborg'
import { encodedLength } from 'cborg/length'
import { moveSecret, secretBytes } from '../secret-bytes.ts'
import { recordFrom } from './record-shapes.ts'
import type { KitRecord } from './records.ts'

/** Equal records are equal bytes. The caller wipes them. */
export function encodeRecord(record: KitRecord): Uint8Array {
  const bytes = secretBytes(encodedLength(record))
  // Writing into memory of our own, as cborg keeps its own between calls, and what was in it.
  encodeInto(record, bytes)
  return bytes
}

/** The record, or undefined when it is of a kind or shape this version does not know. */
export function decodeRecord(plaintext: Uint8Array): KitRecord | undefined {
  try {
    return recordFrom(decodeExactly(plaintext))
  } catch {
    return undefined
  }
}

const STRICT = { rejectDuplicateMapKeys: true, allowUndefined: false }
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf)

/** cborg reads text as browsers read files: a byte order mark at its start is dropped. Here it is kept. */
function decodeExactly(plaintext: Uint8Array): unknown {
  // Not a Buffer: cborg takes byte strings out with `slice`, which copies here and would share there.
  const bytes = new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length)
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(BYTE_ORDER_MARK))
    return decode(bytes, { ...STRICT, tokenizer: new SecretBytes(bytes, STRICT) })
  const options = { ...STRICT, retainStringBytes: true }
  return decode(bytes, { ...options, tokenizer: new ExactText(bytes, options) })
}

/** Byte strings are secrets and codes: cborg cuts them out into small arrays, which cannot be wiped. */
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
