import { decodeBase32 } from '../../electron/otp/base32.ts'
import { lineCheck, type CheckedLine } from '../../electron/sheets/line-check.ts'

/** What the lines of a page give when they are typed. */
export type TypedFrom =
  | { readonly kind: 'secret'; readonly sheet: string; readonly secret: Uint8Array }
  | { readonly kind: 'text'; readonly sheet: string; readonly text: string }
  | { readonly kind: 'nothing' }

/**
 * Whether a person who types what is on the page gets the secret or text again. Every line has to
 * fit its own check, so that nobody has to know what is right.
 *
 * @param pageText - By `pdftotext -layout`.
 */
export function isTypedBack(from: TypedFrom, pageText: string): boolean {
  if (from.kind === 'nothing') return false
  const lines = numberedLines(pageText, from.kind === 'secret' ? /[A-Z2-7 ]+/ : /-{5}[A-Z ]+-{5}|[A-Za-z0-9+/]+={0,2}/)
  const inOrder = lines.every(({ label }, index) => label === String(index + 1))
  const fits = lines.every(({ label, text, check }) => lineCheck(from.sheet, label, text) === check)
  if (lines.length === 0 || !inOrder || !fits) return false
  if (from.kind === 'text') return lines.map(({ text }) => `${text}\n`).join('') === from.text
  const read = decodeBase32(lines.map(({ text }) => text).join(''))
  return read.ok && Buffer.from(read.bytes).equals(from.secret)
}

/** "12  JBSW Y3DP EHPK 3PXP   a1b2", from the top of the page to its foot. */
function numberedLines(pageText: string, text: RegExp): CheckedLine[] {
  const line = new RegExp(`^ *(\\d+) +(${text.source}?) +([0-9a-f]{4})(?: {2}.*)?$`)
  return pageText.split('\n').flatMap((row) => {
    const [, label, typed, check] = line.exec(row) ?? []
    return label === undefined || typed === undefined || check === undefined
      ? []
      : [{ label, text: typed.trim(), check }]
  })
}
