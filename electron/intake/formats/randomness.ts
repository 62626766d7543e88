/**
 * Whether bytes are spread as evenly as those of encrypted data: by the chi-squared statistic of
 * how often each of the 256 values occurs. Random bytes are near 255 and above 400 once in
 * millions; text, programs, documents and most pictures are in the thousands. What is compressed
 * very well passes, too.
 */
export function looksRandom(bytes: Uint8Array): boolean {
  const looked = bytes.subarray(0, LOOKED_AT)
  const counts = new Uint32Array(256)
  for (const byte of looked) counts[byte] = (counts[byte] ?? 0) + 1
  const expected = looked.length / 256
  const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return chiSquared < HIGHEST
}

/** The start of a larger file is enough. */
const LOOKED_AT = 64 * 1024
const HIGHEST = 400
