/**
 * The heap limit of a worker does not count the memory of WebAssembly, and the decoders' own limit is
 * 2 GiB. A module states in its memory section the most that its memory may grow to
 * (https://webassembly.github.io/spec/core/binary/modules.html#memory-section); that number is
 * lowered before the module is compiled. A decoder that wants more fails as where there is no more.
 */

/** Bytes of the magic number and the version. */
const HEADER = 8
const MEMORY_SECTION = 5
const PAGES_OF_MEBIBYTE = 16

/**
 * The same module with less memory, in a buffer of its own.
 *
 * @param mebibytes - The most that its memory may have.
 * @throws Error when the module states no most, or less than this: then it is another build than the one that was measured.
 */
export function withMostMemory(wasm: Uint8Array, mebibytes: number): ArrayBuffer {
  const bytes = Uint8Array.from(wasm)
  for (let at = HEADER; at < bytes.length;) {
    const [length, start] = leb128(bytes, at + 1)
    if (bytes[at] === MEMORY_SECTION) {
      lowerMost(bytes, start, mebibytes * PAGES_OF_MEBIBYTE)
      return bytes.buffer
    }
    at = start + length
  }
  throw new Error('the module has no memory of its own')
}

/** One memory: how many there are, whether a most is stated, the least, and the most. */
function lowerMost(bytes: Uint8Array, start: number, pages: number): void {
  const [count, flags] = [bytes[start], bytes[start + 1]]
  if (count !== 1 || flags !== 1) throw new Error('the module has other memory than was measured')
  const [least, place] = leb128(bytes, start + 2)
  const [most, end] = leb128(bytes, place)
  if (pages < least || pages > most) throw new Error('the module has other memory than was measured')
  // As many bytes as before: a number may have zeros in front.
  for (let at = place, rest = pages; at < end; at++, rest >>>= 7) bytes[at] = (rest & 127) | (at < end - 1 ? 128 : 0)
}

/** Unsigned, seven bits a byte, the least significant first. */
function leb128(bytes: Uint8Array, at: number): readonly [value: number, next: number] {
  let value = 0
  for (let shift = 0; shift < 35; shift += 7, at++) {
    const byte = bytes[at] ?? 0
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return [value, at + 1]
  }
  throw new Error('not a module')
}
