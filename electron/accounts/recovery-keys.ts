/**
 * Recovery keys and phrases: one secret of an account that stays valid after use. The vault keeps one as a set of
 * one code. It is told by the service and its shape, without a look at what it says.
 */
import type { CodeSetRecord } from './records.ts'

interface Shape {
  readonly service: RegExp
  /** Each character as "x", but for blanks and hyphens. */
  readonly shape: RegExp
}

/** As `electron/intake/formats/recovery-codes/recovery-keys.ts` reads them, with the pages that describe them. */
const SHAPES: readonly Shape[] = [
  { service: /\btuta/i, shape: /^(?:xxxx ){15}xxxx$|^x{64}$/ },
  { service: /\bapple\b|\bicloud\b/i, shape: /^(?:xxxx-){6}xxxx$/ },
  { service: /\bmatrix\b|\belement\b/i, shape: /^(?:xxxx ){11}x{1,4}$|^x{45,48}$/ },
  { service: /\bmega\b/i, shape: /^[x-]{22}$/ },
  { service: /\bproton/i, shape: /^(?:x{3,8} ){11}x{3,8}$/ },
]
const MOST_BYTES = 200

/** @param service - Of the account. */
export function isRecoveryKey(
  service: string,
  codes: readonly Pick<CodeSetRecord['codes'][number], 'text'>[],
): boolean {
  const [first, ...others] = codes
  if (!first || others.length > 0 || first.text.length > MOST_BYTES) return false
  const shape = Array.from(first.text, (byte) => (byte === BLANK ? ' ' : byte === HYPHEN ? '-' : 'x')).join('')
  return SHAPES.some((one) => one.service.test(service) && one.shape.test(shape))
}

const BLANK = 0x20
const HYPHEN = 0x2d
