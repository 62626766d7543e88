/**
 * A serialised `java.util.HashMap` of strings, as `ObjectOutputStream` writes it: the magic, the
 * description of the class, its fields, then keys and values in turn.
 *
 * Java Object Serialization Specification, chapter 6; `HashMap.writeObject`.
 */
import { cutOff, damaged } from '../../containers/failures.ts'

/** Stream magic, version 5, an object, the description of its class. */
const BEGINS = Uint8Array.of(0xac, 0xed, 0x00, 0x05, 0x73, 0x72)
const CLASS = 'java.util.HashMap'

/** Type codes of the stream. */
const NULL = 0x70
const REFERENCE = 0x71
const STRING = 0x74
const BLOCK_DATA = 0x77
const END_BLOCK_DATA = 0x78
const LONG_STRING = 0x7c

/** What the first handle of a stream is; the class has it, the map the second, then each new string. */
const FIRST_STRING_HANDLE = 0x7e0002

/** Sizes of the fields that a HashMap has had: `loadFactor`, a float, and in old versions `threshold`, an int. */
const FIELD_SIZES: Readonly<Record<string, number>> = { F: 4, I: 4 }

export function isJavaMap(bytes: Uint8Array): boolean {
  return (
    BEGINS.every((byte, index) => bytes[index] === byte) &&
    new TextDecoder('latin1').decode(bytes.subarray(BEGINS.length + 2, BEGINS.length + 2 + CLASS.length)) === CLASS
  )
}

/**
 * The keys and values, in the order of the file.
 *
 * @param what - The format in the middle of a sentence.
 * @throws KitError `file-truncated` or `file-damaged`, also for a map of anything but strings
 */
export function readJavaMap(bytes: Uint8Array, what: string): ReadonlyMap<string, string> {
  if (!isJavaMap(bytes)) throw damaged(what)
  const stream = new JavaStream(bytes, what)
  stream.skip(BEGINS.length)
  stream.utf(stream.u16()) // the name of the class
  stream.skip(8 + 1) // its version and flags
  let fieldBytes = 0
  for (let fields = stream.u16(); fields > 0; fields--) {
    fieldBytes += FIELD_SIZES[String.fromCharCode(stream.u8())] ?? stream.refuse()
    stream.utf(stream.u16())
  }
  stream.expect(END_BLOCK_DATA)
  stream.expect(NULL) // no class above it that is serialised
  stream.skip(fieldBytes)
  stream.expect(BLOCK_DATA)
  stream.expect(8)
  stream.skip(4) // the number of buckets
  const map = new Map<string, string>()
  for (let count = stream.u32(); count > 0; count--) {
    const key = stream.string()
    if (map.has(key)) throw damaged(what)
    map.set(key, stream.string())
  }
  stream.expect(END_BLOCK_DATA)
  return map
}

class JavaStream {
  readonly #view: DataView
  readonly #what: string
  /** In the order of their handles. */
  readonly #strings: string[] = []
  #at = 0

  constructor(bytes: Uint8Array, what: string) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#what = what
  }

  /** @returns Where the skipped bytes began. */
  skip(length: number): number {
    const start = this.#at
    if (length > this.#view.byteLength - start) throw cutOff(this.#what)
    this.#at += length
    return start
  }

  u8(): number {
    return this.#view.getUint8(this.skip(1))
  }

  u16(): number {
    return this.#view.getUint16(this.skip(2))
  }

  u32(): number {
    return this.#view.getUint32(this.skip(4))
  }

  expect(byte: number): void {
    if (this.u8() !== byte) this.refuse()
  }

  refuse(): never {
    throw damaged(this.#what)
  }

  /** A string that is written here, or one that was written before. */
  string(): string {
    const code = this.u8()
    if (code === REFERENCE) return this.#strings[this.u32() - FIRST_STRING_HANDLE] ?? this.refuse()
    if (code !== STRING && code !== LONG_STRING) this.refuse()
    const text = this.utf(code === STRING ? this.u16() : this.u32() * 2 ** 32 + this.u32())
    this.#strings.push(text)
    return text
  }

  /** Modified UTF-8: UTF-16 units, each in one to three bytes, and zero in two. */
  utf(length: number): string {
    const start = this.skip(length)
    const units = new Uint16Array(length)
    let count = 0
    for (let at = start; at < start + length; count++) {
      const [unit, size] = this.#unit(at, start + length)
      units[count] = unit
      at += size
    }
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units.subarray(0, count))
  }

  #unit(at: number, end: number): readonly [unit: number, size: number] {
    const first = this.#view.getUint8(at)
    if (first < 0x80) return [first, 1]
    const size = first >> 5 === 0b110 ? 2 : first >> 4 === 0b1110 ? 3 : this.refuse()
    if (at + size > end) this.refuse()
    let unit = first & (size === 2 ? 0x1f : 0x0f)
    for (let next = at + 1; next < at + size; next++) {
      const byte = this.#view.getUint8(next)
      if (byte >> 6 !== 0b10) this.refuse()
      unit = (unit << 6) | (byte & 0x3f)
    }
    return [unit, size]
  }
}
