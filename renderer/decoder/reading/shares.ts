import { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { ShareWork } from '../../../electron/slip39/cipher.ts'
import { combineShares, sameSet, sameShare } from '../../../electron/slip39/combine.ts'
import { readShare, setName, wordsIn, type Share, type ShareProblem } from '../../../electron/slip39/share.ts'
import { identityOf } from '../../../electron/vault/age/identity-bytes.ts'
import { SLICE } from './fair-pauses.ts'

/** In a share of 32 bytes. */
const WORDS = 33

/** Shares that belong together, as far as they are there. */
export interface ShareSet {
  /** Its first two words. */
  readonly name: string
  readonly shares: readonly { readonly share: Share; readonly words: string }[]
}

export type AddedShare =
  | { readonly ok: true; readonly sets: readonly ShareSet[]; readonly sentence: string; readonly identity?: string }
  | { readonly ok: false; readonly reason: string }

/**
 * Puts a share to its set. The identity comes with the share that completes the set.
 *
 * @param words - As they were typed or scanned.
 * @param progress - Told how far putting them together is, from 0 to 1.
 */
export async function addShare(
  sets: readonly ShareSet[],
  words: string,
  progress: (share: number) => void = () => undefined,
): Promise<AddedShare> {
  const read = readShare(words)
  if (!read.ok) return { ok: false, reason: problemSentence(read.problem, wordsIn(words).length) }
  const { share } = read
  const name = setName(read.words)
  const place = sets.findIndex((set) => set.shares.every((held) => sameSet(held.share, share)))
  const before = sets[place]
  const held = before?.shares.some((one) => sameShare(one.share, share)) ?? false
  if (held)
    return { ok: false, reason: `Share ${share.index + 1} of “${name}” is here already. Another one is needed.` }
  const set = { name, shares: [...(before?.shares ?? []), { share, words }] }
  const after = before ? sets.with(place, set) : [...sets, set]
  const mnemonics = set.shares.map((one) => one.words)
  const combined = await combineShares(mnemonics, { derive: shareKey, progress })
  if (!combined.ok) {
    if (combined.problem.kind === 'too-few')
      return { ok: true, sets: after, sentence: progressOf(set, combined.problem) }
    return { ok: false, reason: 'These shares do not fit together: one of them was altered. It was left out.' }
  }
  if (combined.secret.length !== 32)
    return {
      ok: false,
      reason: 'These shares hold something else than a backup identity, so they are not of Recovery Kit.',
    }
  const identity = identityOf(combined.secret)
  combined.secret.fill(0)
  return { ok: true, sets: after, sentence: `The shares of “${name}” are complete.`, identity }
}

/** In JavaScript and in slices: the page may start no worker. */
async function shareKey({ password, salt, iterations, bytes }: ShareWork): Promise<Uint8Array> {
  return await pbkdf2Async(sha256, password, salt, { c: iterations, dkLen: bytes, asyncTick: SLICE })
}

function progressOf(set: ShareSet, { found, needed, of }: { found: number; needed: number; of: string }): string {
  const numbers = set.shares.map((one) => one.share.index + 1).sort((one, other) => one - other)
  const list = of === 'shares' ? ` (here: number ${numbers.join(', ')})` : ''
  return `${found} of ${needed} ${of} of the set “${set.name}”${list}. ${needed - found} more to go.`
}

function problemSentence(problem: ShareProblem, count: number): string {
  switch (problem.kind) {
    case 'unknown-word': {
      const meant = problem.suggestions.map((word) => `“${word}”`).join(' or ')
      return `Word ${problem.position} is not in the list of words${meant === '' ? '' : `. Look again: is it ${meant}?`}`
    }
    case 'wrong-length':
      return countSentence(count)
    case 'wrong-checksum':
      if (count !== WORDS) return countSentence(count)
      return 'A word of this share is wrong or in the wrong place. Compare each word with the paper.'
    case 'malformed':
      return 'These words are no share of the standard SLIP-39.'
    case 'too-much-work':
      return 'This share asks for more work than shares of any known app do, so it was left out. Put it together with the app it is from.'
  }
}

function countSentence(count: number): string {
  return `A share of Recovery Kit has ${WORDS} words; these are ${count}.`
}
