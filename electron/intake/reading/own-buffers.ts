/**
 * A copy in which every byte array has a buffer of its own, which can be handed to another thread:
 * a view would be sent with all of the buffer it looks at, and a copy that is sent would be left
 * behind where nobody can wipe it.
 *
 * @param value - Plain data; it stays as it is.
 */
export function withOwnBuffers<T>(value: T): { readonly value: T; readonly buffers: ArrayBuffer[] } {
  const copies = new Map<Uint8Array, Uint8Array<ArrayBuffer>>()
  return { value: copyOf(value, copies) as T, buffers: [...copies.values()].map(({ buffer }) => buffer) }
}

function copyOf(value: unknown, copies: Map<Uint8Array, Uint8Array<ArrayBuffer>>): unknown {
  if (value instanceof Uint8Array) {
    const copy = copies.get(value) ?? ownBytes(value)
    copies.set(value, copy)
    return copy
  }
  if (Array.isArray(value)) return value.map((one: unknown) => copyOf(one, copies))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyOf(one, copies)]))
}

/** A buffer that is asked for is never on the heap of JavaScript, where moving it leaves a copy. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const own = new Uint8Array(new ArrayBuffer(bytes.length))
  own.set(bytes)
  return own
}
