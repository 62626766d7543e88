/**
 * The two parts of an otpauth link that need care: its label and its query.
 *
 * `URL` and `URLSearchParams` do not help here. They cut a label at `#`, hide a second value with
 * the same name, and turn every `+` into a space.
 */

import type { TokenWarning } from './problems.ts'

const KNOWN = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder', 'steam', 'pin'] as const
/** Parameters that only affect how another app shows an entry, not its codes. */
const COSMETIC = ['image', 'icon', 'color', 'colour', 'lock', 'codedisplay', 'pin_length']

/** The lower-case names of all known parameters. */
export const QUERY_NAMES: readonly string[] = [...KNOWN, ...COSMETIC]

/** The values of a link by name. */
export interface Query {
  /** By lower-case name, in order, decoded. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** A name that has two different values. */
  readonly conflict?: string
  /** A name whose value has a bad percent escape. */
  readonly broken?: string
  /** How many parameters are neither known nor cosmetic. */
  readonly ignored: number
}

/** Splits and decodes the part after the question mark. */
export function readQuery(text: string): Query {
  const values = new Map<string, string[]>()
  let ignored = 0
  let broken: string | undefined
  for (const pair of pairsIn(text)) {
    const [, rawName = '', rawValue = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? []
    const name = KNOWN.find((known) => known === rawName.toLowerCase())
    if (!name) {
      if (!COSMETIC.includes(rawName.toLowerCase())) ignored++
      continue
    }
    // The issuer is decoded along with the label, which may settle what its "+" means.
    const value = name === 'issuer' ? rawValue : decode(rawValue.replaceAll('+', ' '))
    if (value === undefined) broken = name
    const before = values.get(name)
    if (before) before.push(value ?? rawValue)
    else values.set(name, [value ?? rawValue])
  }
  const conflict = [...values.keys()].find((name) => new Set(values.get(name)).size > 1)
  return {
    values,
    ignored,
    ...(conflict !== undefined && { conflict }),
    ...(broken !== undefined && { broken }),
  }
}

/** Some services write "issuer=AT&T" as it is: what stands between an issuer and the next value belongs to it. */
function pairsIn(text: string): readonly string[] {
  const pairs: string[] = []
  for (const part of text.split('&').filter((one) => one !== '')) {
    const before = pairs.at(-1) ?? ''
    // What could be a piece of a secret is no name either.
    const isName = !part.includes('=') && !QUERY_NAMES.includes(part.toLowerCase()) && !/^[A-Z2-7]{16,}$/i.test(part)
    if (isName && /^issuer=./i.test(before)) pairs[pairs.length - 1] = `${before}&${part}`
    else pairs.push(part)
  }
  return pairs
}

/** The label and the issuer parameter, decoded and compared. */
export interface Label {
  readonly issuer: string
  readonly account: string
  readonly warnings: readonly TokenWarning[]
}

/**
 * Finds the colon between issuer and account while the label is still encoded: a name may contain an
 * encoded colon. Undefined when a percent escape is bad.
 */
export function readLabel(raw: string, rawIssuer = ''): Label | undefined {
  const colon = /:/.exec(raw) ?? /%3a/i.exec(raw)
  const before = colon ? decode(raw.slice(0, colon.index)) : ''
  const account = colon ? decode(raw.slice(colon.index + colon[0].length)) : decode(raw)
  const asWritten = decode(rawIssuer)
  const withSpaces = decode(rawIssuer.replaceAll('+', ' '))
  if (before === undefined || account === undefined || asWritten === undefined || withSpaces === undefined)
    return undefined
  const labelIssuer = before.trim()
  // Some apps write a space as "+", others mean a plus sign. The label, if there is one, tells which.
  const stated = (asWritten.trim() === labelIssuer ? asWritten : withSpaces).trim()
  const differs = stated !== '' && labelIssuer !== '' && stated !== labelIssuer
  const unclear = stated !== labelIssuer && rawIssuer.includes('+')
  return {
    issuer: stated === '' ? labelIssuer : stated,
    account: account.trim(),
    warnings: [
      ...(differs ? [{ kind: 'two-issuers', first: stated, second: labelIssuer } as const] : []),
      ...(unclear ? [{ kind: 'plus-as-space' } as const] : []),
    ],
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
