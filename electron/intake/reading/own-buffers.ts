import { setImmediate } from 'node:timers/promises'

/** Plain data, and the buffers of all byte arrays in it. */
export interface OwnBuffers<T> {
  readonly value: T
  readonly buffers: ArrayBuffer[]
}

/** Bytes that are copied at once: of new memory, more would hold up this thread. */
const PIECE = 4 * 1024 * 1024

/**
 * A copy in which every byte array has a buffer of its own, which can be handed to another thread:
 * a view would be sent with all of the buffer it looks at, and a copy that is sent would be left
 * behind where nobody can wipe it.
 *
 * @param value - Plain data; it stays as it is.
 */
export function withOwnBuffers<T>(value: T): OwnBuffers<T> {
  const { copies, ...own } = prepared(value)
  for (const [from, to] of copies) to.set(from)
  return own
}

/** The same, and lets others have a turn between the parts of large arrays. */
export async function withOwnBuffersInTurns<T>(value: T): Promise<OwnBuffers<T>> {
  const { copies, ...own } = prepared(value)
  for (const [from, to] of copies) {
    for (let at = 0; at < from.length; at += PIECE) {
      if (at > 0) await setImmediate()
      to.set(from.subarray(at, at + PIECE), at)
    }
  }
  return own
}

type Copies = Map<Uint8Array, Uint8Array<ArrayBuffer>>

/** The copy, with byte arrays that are still empty. */
function prepared<T>(value: T): OwnBuffers<T> & { readonly copies: Copies } {
  const copies: Copies = new Map()
  const copy = copyOf(value, copies) as T
  return { value: copy, buffers: [...copies.values()].map(({ buffer }) => buffer), copies }
}

function copyOf(value: unknown, copies: Copies): unknown {
  if (value instanceof Uint8Array) {
    // A buffer that is asked for is never on the heap of JavaScript, where moving it leaves a copy.
    const copy = copies.get(value) ?? new Uint8Array(new ArrayBuffer(value.length))
    copies.set(value, copy)
    return copy
  }
  if (Array.isArray(value)) return value.map((one: unknown) => copyOf(one, copies))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyOf(one, copies)]))
}
