import * as v from 'valibot'

/** Bytes that a JSON has as base64 (RFC 4648 section 4, padded); any other text is not of the shape. */
export const base64Bytes = v.pipe(
  v.string(),
  v.base64(),
  v.transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
)
