/** Big-endian fields one behind the other, as a TPM writes them (TPM 2.0 Library, part 1, section "Marshaling"). */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** @throws RangeError when there are fewer. */
  take(count: number): Uint8Array {
    const end = this.#at + count
    if (end > this.#bytes.length) throw new RangeError('cut short')
    const taken = this.#bytes.slice(this.#at, end)
    this.#at = end
    return taken
  }

  uint16(): number {
    return new DataView(this.take(2).buffer).getUint16(0)
  }

  uint32(): number {
    return new DataView(this.take(4).buffer).getUint32(0)
  }

  /** A TPM2B: its length in two bytes, then itself. */
  sized(): Uint8Array {
    return this.take(this.uint16())
  }
}
