/** The part of CBOR (RFC 8949) that records are written in: definite lengths, text keys, no tags. */
import { viewOf } from './sqlite/image.ts'

/** What a record holds, by the names of FORMAT.md. */
export type Fields = Readonly<Record<string, unknown>>

/** Far deeper than any record goes; it keeps a made-up one from filling the stack. */
const DEEPEST = 32

/** The value in these bytes; undefined unless it is one map and nothing after it. */
export function decodeFields(bytes: Uint8Array): Fields | undefined {
  try {
    const reader = new Reader(bytes)
    const value = reader.value(0)
    return reader.isAtEnd && isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a value is a map. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = viewOf(bytes)
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) throw new RangeError('too deep')
    const first = this.#view.getUint8(this.#skip(1))
    const info = first & 31
    if (first >> 5 === 7) return this.#simple(info)
    const count = this.#count(info)
    switch (first >> 5) {
      case 0:
        return count
      case 1:
        return -1 - count
      case 2:
        return new Uint8Array(this.#take(count))
      case 3:
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.#take(count))
      case 4:
        return this.#several(count, () => this.value(depth + 1))
      case 5:
        return this.#map(count, depth)
      default:
        throw new RangeError('a tag')
    }
  }

  #map(count: number, depth: number): Fields {
    const entries = this.#several(count, (): readonly [string, unknown] => {
      const key = this.value(depth + 1)
      if (typeof key !== 'string') throw new RangeError('a key that is no text')
      return [key, this.value(depth + 1)]
    })
    const fields = Object.fromEntries(entries)
    if (Object.keys(fields).length !== count) throw new RangeError('a key twice')
    return fields
  }

  /** Each takes at least a byte, so more than there are bytes is a lie. */
  #several<T>(count: number, read: () => T): readonly T[] {
    if (count > this.#bytes.length - this.#at) throw new RangeError('beyond the end')
    return Array.from({ length: count }, read)
  }

  #count(info: number): number {
    if (info < 24) return info
    if (info === 24) return this.#view.getUint8(this.#skip(1))
    if (info === 25) return this.#view.getUint16(this.#skip(2))
    if (info === 26) return this.#view.getUint32(this.#skip(4))
    const large = info === 27 ? Number(this.#view.getBigUint64(this.#skip(8))) : NaN
    if (!Number.isSafeInteger(large)) throw new RangeError('no length')
    return large
  }

  #simple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21
    if (info === 22) return null
    if (info === 25) return half(this.#view.getUint16(this.#skip(2)))
    if (info === 26) return this.#view.getFloat32(this.#skip(4))
    if (info === 27) return this.#view.getFloat64(this.#skip(8))
    throw new RangeError('a simple value that records do not have')
  }

  #take(length: number): Uint8Array {
    const from = this.#skip(length)
    return this.#bytes.subarray(from, this.#at)
  }

  #skip(length: number): number {
    const from = this.#at
    if (length > this.#bytes.length - from) throw new RangeError('beyond the end')
    this.#at += length
    return from
  }
}

/** A floating-point number of 16 bits, RFC 8949 appendix D. */
function half(bits: number): number {
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  const sign = bits >> 15 === 1 ? -1 : 1
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25))
}
