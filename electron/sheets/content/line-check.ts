import { sha256 } from '@noble/hashes/sha2.js'

/** A numbered line on a sheet, with what tells whether it was read or typed right. */
export interface CheckedLine {
  /** "1", or "C3" for the third recovery code. No two lines of a sheet have the same. */
  readonly label: string
  /** As printed: groups have one space between them. */
  readonly text: string
  /** Four hexadecimal digits, see {@link lineCheck}. */
  readonly check: string
}

/**
 * The check of a line: the first 16 bits of SHA-256 over sheet, label and text, with a bar between.
 * A wrong character, line, order or sheet passes once in 65,536 times. On any computer:
 *
 *     printf '3F9A2C41-2|1|JBSW Y3DP EHPK 3PXP' | sha256sum | cut -c1-4
 *
 * @param text - As printed.
 */
export function lineCheck(sheetId: string, label: string, text: string): string {
  const line = new TextEncoder().encode(`${sheetId}|${label}|${text}`)
  const [first = 0, second = 0] = sha256(line)
  line.fill(0)
  return (first * 256 + second).toString(16).padStart(4, '0')
}

/** A line with its check. */
export function checkedLine(sheetId: string, label: string, text: string): CheckedLine {
  return { label, text, check: lineCheck(sheetId, label, text) }
}
