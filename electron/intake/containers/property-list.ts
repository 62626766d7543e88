/**
 * Apple's binary property lists: objects in any order, a table of where each begins, and a trailer of 32
 * bytes that says how wide the numbers in both are.
 *
 * https://opensource.apple.com/source/CF/CF-1153.18/CFBinaryPList.c.auto.html
 */
import { damaged, tooMany } from './failures.ts'
import { LIMITS } from './limits.ts'

export type PropertyList =
  null | boolean | number | string | Uint8Array | Uid | readonly PropertyList[] | ReadonlyMap<string, PropertyList>

/** In a keyed archive, the number of another object. */
export class Uid {
  readonly number: number

  constructor(number: number) {
    this.number = number
  }
}

const MAGIC = 'bplist00'
const TRAILER = 32

export function isPropertyList(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC
}

/**
 * The object that all others hang on. Dates are seconds from the beginning of 2001.
 *
 * @param what - The format in the middle of a sentence: "OTP Auth backup".
 * @throws KitError `file-damaged` or `file-too-large`
 */
export function readPropertyList(bytes: Uint8Array, what: string): PropertyList {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!isPropertyList(bytes) || bytes.length < MAGIC.length + TRAILER) throw damaged(what)
  return new Reader(bytes, view, what).top()
}

class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #what: string
  readonly #end: number
  readonly #offsetBytes: number
  readonly #referenceBytes: number
  readonly #count: number
  readonly #table: number
  #read = 0

  constructor(bytes: Uint8Array, view: DataView, what: string) {
    this.#bytes = bytes
    this.#view = view
    this.#what = what
    this.#end = bytes.length - TRAILER
    this.#offsetBytes = view.getUint8(this.#end + 6)
    this.#referenceBytes = view.getUint8(this.#end + 7)
    this.#count = this.#unsigned(this.#end + 8, 8)
    this.#table = this.#unsigned(this.#end + 24, 8)
    if (this.#table + this.#count * this.#offsetBytes > this.#end) throw damaged(what)
  }

  top(): PropertyList {
    return this.#object(this.#unsigned(this.#end + 16, 8), 0)
  }

  /** What is referred to twice is read twice, so everything read counts. A circle ends at the depth. */
  #object(number: number, depth: number): PropertyList {
    if (number >= this.#count || depth > LIMITS.propertyListDepth) throw damaged(this.#what)
    if (++this.#read > LIMITS.propertyListObjects) throw tooMany(this.#what)
    const at = this.#unsigned(this.#table + number * this.#offsetBytes, this.#offsetBytes)
    if (at >= this.#end) throw damaged(this.#what)
    const mark = this.#view.getUint8(at)
    const low = mark & 0xf
    switch (mark >> 4) {
      case 0x0:
        return this.#constant(mark)
      case 0x1:
        return this.#integer(at + 1, 2 ** low)
      case 0x2:
      case 0x3:
        return this.#real(at + 1, 2 ** low)
      case 0x8:
        return new Uid(this.#unsigned(at + 1, low + 1))
      default:
        return this.#sized(mark >> 4, at, low, depth)
    }
  }

  #constant(mark: number): null | boolean {
    if (mark === 0x08 || mark === 0x09) return mark === 0x09
    if (mark !== 0x00) throw damaged(this.#what)
    return null
  }

  /** Of eight bytes with a sign; shorter ones have none, and longer ones are made for numbers no app needs. */
  #integer(at: number, length: number): number {
    if (length !== 8) return this.#unsigned(at, length)
    return Number(this.#view.getBigInt64(this.#within(at, 8)))
  }

  #real(at: number, length: number): number {
    if (length !== 4 && length !== 8) throw damaged(this.#what)
    return length === 4 ? this.#view.getFloat32(this.#within(at, 4)) : this.#view.getFloat64(this.#within(at, 8))
  }

  #sized(type: number, mark: number, low: number, depth: number): PropertyList {
    const { length, at } = low === 0xf ? this.#lengthAfter(mark) : { length: low, at: mark + 1 }
    switch (type) {
      case 0x4:
        return new Uint8Array(this.#part(at, length))
      case 0x5:
        return Buffer.from(this.#part(at, length)).toString('latin1')
      case 0x6:
        return new TextDecoder('utf-16be').decode(this.#part(at, 2 * length))
      case 0xa:
      case 0xc:
        return this.#objects(at, length, depth)
      case 0xd:
        return this.#named(at, length, depth)
      default:
        throw damaged(this.#what)
    }
  }

  /** A length of 15 or more follows as an integer. */
  #lengthAfter(mark: number): { readonly length: number; readonly at: number } {
    const integer = this.#view.getUint8(this.#within(mark + 1, 1))
    const width = 2 ** (integer & 0xf)
    if (integer >> 4 !== 0x1) throw damaged(this.#what)
    return { length: this.#unsigned(mark + 2, width), at: mark + 2 + width }
  }

  #objects(at: number, count: number, depth: number): readonly PropertyList[] {
    this.#within(at, count * this.#referenceBytes)
    return Array.from({ length: count }, (_, index) => {
      const number = this.#unsigned(at + index * this.#referenceBytes, this.#referenceBytes)
      return this.#object(number, depth + 1)
    })
  }

  /** All names, then all values. */
  #named(at: number, count: number, depth: number): ReadonlyMap<string, PropertyList> {
    this.#within(at, 2 * count * this.#referenceBytes)
    const names = this.#objects(at, count, depth)
    const values = this.#objects(at + count * this.#referenceBytes, count, depth)
    const named = new Map<string, PropertyList>()
    for (const [index, name] of names.entries()) {
      if (typeof name !== 'string') throw damaged(this.#what)
      named.set(name, values[index] ?? null)
    }
    return named
  }

  #part(at: number, length: number): Uint8Array {
    return this.#bytes.subarray(this.#within(at, length), at + length)
  }

  /** Of one byte to eight; a larger number than can be exact is none that belongs here. */
  #unsigned(at: number, width: number): number {
    if (width < 1 || width > 8) throw damaged(this.#what)
    const place = at < this.#bytes.length - TRAILER ? this.#within(at, width) : at
    let number = 0
    for (let index = 0; index < width; index++) number = number * 256 + this.#view.getUint8(place + index)
    if (!Number.isSafeInteger(number)) throw damaged(this.#what)
    return number
  }

  #within(at: number, length: number): number {
    if (!Number.isSafeInteger(at + length) || at + length > this.#end) throw damaged(this.#what)
    return at
  }
}
