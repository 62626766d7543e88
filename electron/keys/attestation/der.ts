/** A value in DER: its tag, its length in the fewest bytes, its content of less than 16 MB (X.690 section 8.1.3). */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, { length }) => sum + length, 0)
  const digits = [length >> 16, (length >> 8) & 0xff, length & 0xff]
  const significant = digits.slice(digits.findIndex((digit) => digit !== 0))
  const head = length < 0x80 ? [length] : [0x80 + significant.length, ...significant]
  return Uint8Array.from(Buffer.concat([Uint8Array.of(tag, ...head), ...content]))
}
