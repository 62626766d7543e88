/**
 * RS1024: a Reed-Solomon code over GF(1024). It notices every change in up to three words, and any
 * other change but once in a thousand million. SLIP-39, section "Checksum".
 */

/** Words of a share that are its checksum. */
export const CHECKSUM_WORDS = 3

const GENERATOR = [
  0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120,
]

/** Mixed in, so that a share of one kind does not pass as one of the other. */
function purpose(extendable: boolean): readonly number[] {
  return Array.from(extendable ? 'shamir_extendable' : 'shamir', (character) => character.charCodeAt(0))
}

/** The checksum of 10-bit values. */
export function checksumOf(values: readonly number[], extendable: boolean): readonly number[] {
  const rest = remainder([...purpose(extendable), ...values, 0, 0, 0]) ^ 1
  return [(rest >>> 20) & 1023, (rest >>> 10) & 1023, rest & 1023]
}

/** Whether values end with their own checksum. */
export function checksumFits(values: readonly number[], extendable: boolean): boolean {
  return remainder([...purpose(extendable), ...values]) === 1
}

function remainder(values: readonly number[]): number {
  let rest = 1
  for (const value of values) {
    const top = rest >>> 20
    rest = ((rest & 0xfffff) << 10) ^ value
    for (const [bit, term] of GENERATOR.entries()) if ((top >>> bit) & 1) rest ^= term
  }
  return rest
}
