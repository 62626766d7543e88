/** Enough to hold some fifty pages. */
const BLOCK = 1024 * 1024

/** A file as it is written: many small pieces, kept in few large blocks. The pieces are wiped. */
export class PdfBytes {
  readonly #blocks: Uint8Array<ArrayBuffer>[] = []
  /** Bytes used in the last block. */
  #free = 0

  add(piece: Uint8Array): void {
    for (let taken = 0; taken < piece.length;) {
      const block = this.#last()
      const part = piece.subarray(taken, taken + this.#free)
      block.set(part, block.length - this.#free)
      this.#free -= part.length
      taken += part.length
    }
    piece.fill(0)
  }

  /** Hands over all of it, which the caller then owns; there is nothing here after that. */
  take(): Uint8Array {
    const whole = new Uint8Array(this.#blocks.length * BLOCK - this.#free)
    for (const [index, block] of this.#blocks.entries()) {
      whole.set(block.subarray(0, whole.length - index * BLOCK), index * BLOCK)
      release(block)
    }
    this.#blocks.length = 0
    this.#free = 0
    return whole
  }

  wipe(): void {
    for (const block of this.#blocks) release(block)
    this.#blocks.length = 0
    this.#free = 0
  }

  /** The block that has room. */
  #last(): Uint8Array<ArrayBuffer> {
    const last = this.#blocks.at(-1)
    if (last && this.#free > 0) return last
    const block = new Uint8Array(new ArrayBuffer(BLOCK, { maxByteLength: BLOCK }))
    this.#blocks.push(block)
    this.#free = BLOCK
    return block
  }
}

/** Wiped, and given back at once, as memory that can be resized is: until it is collected there would be two of a large file. */
function release(block: Uint8Array<ArrayBuffer>): void {
  block.fill(0)
  block.buffer.resize(0)
}
