import { encodeBase32 } from '../../../otp/base32.ts'

/** A byte string is not written as the export writes them, or its two forms disagree. */
export class NotBytes extends Error {
  override readonly name = 'NotBytes'
}

/**
 * A value of an export with every byte string in it read back: `{ "base64": …, "text": … }`.
 *
 * @throws NotBytes when one form was edited and not the other; which of them is meant is not guessed
 */
export function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes)
  if (typeof value !== 'object' || value === null) return value
  if ('base64' in value) return bytesOf(value)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withBytes(inner)]))
}

function bytesOf(value: { readonly base64: unknown; readonly text?: unknown; readonly base32?: unknown }): Uint8Array {
  const { base64, text, base32 } = value
  if (typeof base64 !== 'string') throw new NotBytes()
  // A copy of its own: small buffers share a pool, which nobody could wipe.
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const same =
    Buffer.from(bytes.buffer).toString('base64') === base64 &&
    (text === undefined || text === new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) &&
    (base32 === undefined || base32 === encodeBase32(bytes))
  if (!same) throw new NotBytes()
  return bytes
}
