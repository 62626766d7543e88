/** Binary values as text files write them. Undefined for what is not in the alphabet; `Buffer` would skip it. */
import * as v from 'valibot'

/** A schema for base64 with its padding (RFC 4648 section 4); any other text is not of the shape. */
export const base64Bytes = v.pipe(
  v.string(),
  v.base64(),
  v.transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
)

export function bytesFromBase64(text: string): Uint8Array | undefined {
  const whole = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1
  return whole ? new Uint8Array(Buffer.from(text, 'base64')) : undefined
}

export function bytesFromHex(text: string): Uint8Array | undefined {
  return /^(?:[0-9a-f]{2})*$/i.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : undefined
}
