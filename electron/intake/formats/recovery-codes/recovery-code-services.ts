import { anyOf, fileNamePattern } from '../../../services/code-names.ts'
import { SERVICES } from '../../../services/services.ts'

/** How a service issues recovery codes. */
export interface CodeService {
  readonly service: string
  /** Undefined where it is not documented. */
  readonly count?: number
  /** Undefined where it is not documented either; then only words tell. */
  readonly shape?: RegExp
  /** Groups: account, then date of issue, where the name has them. */
  readonly fileName?: RegExp
  /** How a page or file of the service names it. */
  readonly heading?: RegExp
  /** Takes up the first code when two-factor login is set up. */
  readonly burnsFirst?: true
}

const HEX_16 = /^[0-9a-f]{16}$/

/** Services and programs whose codes are documented: those of the table of services. */
export const CODE_SERVICES: readonly CodeService[] = SERVICES.flatMap(({ name, codes }) => {
  if (!codes) return []
  const { words, fileName, forms, burnsFirst } = codes
  const told = {
    service: name,
    ...(fileName && { fileName: fileNamePattern(fileName.value) }),
    ...(words.length > 0 && { heading: anyOf(words) }),
    ...(burnsFirst && { burnsFirst: true as const }),
  }
  const looks = forms.map(({ count, pattern }) => ({
    ...(count && { count: count.value }),
    ...(pattern && { shape: new RegExp(pattern.value) }),
  }))
  // Nothing tells codes of which neither the look nor the name is known.
  return (looks.length > 0 ? looks : [{}]).flatMap((look) =>
    'shape' in look || told.heading ? [{ ...told, ...look }] : [],
  )
})

/** How codes are grouped, with an `x` for each character: "xxxxx-xxxxx". */
export const SKELETONS: readonly string[] = [
  ...new Set(
    SERVICES.flatMap(({ codes }) => codes?.forms ?? [])
      .flatMap(({ samples = [] }) => samples)
      .map((sample) => sample.replace(/[a-z0-9]/gi, 'x')),
  ),
]

/**
 * Whether a text alone, with nothing said about it, has the shape of a code. Secrets are
 * written in groups of four as well, so those with 0, 1, 8 or 9 alone are codes: no base32 has them.
 */
export function isSingleCode(text: string): boolean {
  if (/^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/.test(text)) return /\d/.test(text)
  if (/^[a-z0-9]{4}(?: [a-z0-9]{4}){7}$|^[a-z0-9]{4}(?: [a-z0-9]{4}){3}$/.test(text))
    return isMixed(text) && /[0189]/.test(text)
  // 32 digits in hexadecimal are more often a checksum.
  if (/^[a-z0-9]{32}$/.test(text)) return isMixed(text) && /[0189]/.test(text) && /[g-z]/.test(text)
  if (/^[A-HJ-NP-Z2-9]{10}$/.test(text)) return /\d[A-Z]/.test(text)
  return HEX_16.test(text) ? isMixed(text) : text.length >= 16 && /^[a-f2-7]+$/i.test(text) && isMixed(text)
}

function isMixed(text: string): boolean {
  return /\d/.test(text) && /[a-z]/i.test(text)
}
