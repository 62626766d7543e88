/**
 * A share as words, SLIP-39 section "Format of the share mnemonic". In bits, from the left:
 *
 *     15 identifier | 1 extendable | 4 exponent
 *     4 group index | 4 group threshold - 1 | 4 groups - 1 | 4 index | 4 threshold - 1
 *     padding of 0, and the value | 30 checksum
 *
 * Not audited, and not constant-time.
 */
import { checksumFits, checksumOf, CHECKSUM_WORDS } from './checksum.ts'
import { MOST_EXPONENT } from './cipher.ts'
import { nearestWords } from './nearest-words.ts'
import { WORDS } from './words.ts'

export interface Share {
  /** 15 bits, the same in all shares of a set. The first two words say it. */
  readonly identifier: number
  readonly extendable: boolean
  /** 0 to `MOST_EXPONENT`: how much work the passphrase takes. */
  readonly exponent: number
  readonly group: { readonly index: number; readonly threshold: number; readonly count: number }
  /** 0 to 15, in its group. The sheet shows one more. */
  readonly index: number
  /** How many shares of the group are needed. */
  readonly threshold: number
  readonly value: Uint8Array
}

/** Why words are no share. */
export type ShareProblem =
  /** `position` is counted from 1; `suggestions` are for a person to choose from, never to be taken. */
  | {
      readonly kind: 'unknown-word'
      readonly position: number
      readonly typed: string
      readonly suggestions: readonly string[]
    }
  | { readonly kind: 'wrong-length'; readonly words: number }
  | { readonly kind: 'wrong-checksum' }
  /** The checksum fits, and still it is no share by the standard. */
  | { readonly kind: 'malformed' }
  /** It is one, and asks for more work than is done for any. */
  | { readonly kind: 'too-much-work' }

export type ReadShare =
  | { readonly ok: true; readonly share: Share; readonly words: readonly string[] }
  | { readonly ok: false; readonly problem: ShareProblem }

/** Identifier, exponent, groups, index and threshold. */
const HEAD_WORDS = 4
/** A secret has at least 128 bits. */
const LEAST_VALUE_BYTES = 16
const LEAST_WORDS = HEAD_WORDS + 13 + CHECKSUM_WORDS
/** 512 bits: far more than any secret that is shared. */
const MOST_WORDS = HEAD_WORDS + 52 + CHECKSUM_WORDS

/** Reads what was typed or scanned: case, line breaks and the numbers before words do not count. */
export function readShare(text: string): ReadShare {
  const words = wordsIn(text)
  const values = words.map((word) => PLACES.get(word) ?? -1)
  const unknown = values.indexOf(-1)
  const typed = words[unknown]
  if (typed !== undefined)
    return failed({ kind: 'unknown-word', position: unknown + 1, typed, suggestions: nearestWords(typed) })
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS)
    return failed({ kind: 'wrong-length', words: words.length })
  if (!checksumFits(values, isExtendable(values))) return failed({ kind: 'wrong-checksum' })
  const share = parse(values)
  if (!share) return failed({ kind: 'malformed' })
  return share.exponent > MOST_EXPONENT ? failed({ kind: 'too-much-work' }) : { ok: true, share, words }
}

/** The words of a text, without the numbers before them. */
export function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !/^\d+[.):]?$/.test(word))
}

/** The words of a share. */
export function formatShare(share: Share): readonly string[] {
  const { identifier, extendable, exponent, group, index, threshold, value } = share
  const bits = [
    [identifier, 15],
    [extendable ? 1 : 0, 1],
    [exponent, 4],
    [group.index, 4],
    [group.threshold - 1, 4],
    [group.count - 1, 4],
    [index, 4],
    [threshold - 1, 4],
    [0, (10 - ((value.length * 8) % 10)) % 10],
    ...Array.from(value, (byte) => [byte, 8]),
  ]
    .map(([number = 0, length = 0]) => (length === 0 ? '' : number.toString(2).padStart(length, '0')))
    .join('')
  const values = (bits.match(/.{10}/g) ?? []).map((ten) => parseInt(ten, 2))
  return [...values, ...checksumOf(values, extendable)].map((place) => WORDS[place] ?? '')
}

/** What a set of shares is called: its first two words. */
export function setName(words: readonly string[]): string {
  return words.slice(0, 2).join(' ')
}

const PLACES: ReadonlyMap<string, number> = new Map(WORDS.map((word, place) => [word, place]))

function isExtendable([, second = 0]: readonly number[]): boolean {
  return ((second >>> 4) & 1) === 1
}

function parse(values: readonly number[]): Share | undefined {
  const bits = values.map((value) => value.toString(2).padStart(10, '0')).join('')
  const number = (from: number, length: number) => parseInt(bits.slice(from, from + length), 2)
  const valueBits = bits.slice(HEAD_WORDS * 10, -CHECKSUM_WORDS * 10)
  const padding = valueBits.length % 16
  // A value of whole pairs of bytes is padded with at most eight bits, all 0.
  if (padding > 8 || valueBits.slice(0, padding).includes('1')) return undefined
  const value = Uint8Array.from(valueBits.slice(padding).match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2))
  const group = { index: number(20, 4), threshold: number(24, 4) + 1, count: number(28, 4) + 1 }
  if (value.length < LEAST_VALUE_BYTES || group.threshold > group.count || group.index >= group.count) return undefined
  return {
    identifier: number(0, 15),
    extendable: isExtendable(values),
    exponent: number(16, 4),
    group,
    index: number(32, 4),
    threshold: number(36, 4) + 1,
    value,
  }
}

function failed(problem: ShareProblem): ReadShare {
  return { ok: false, problem }
}
