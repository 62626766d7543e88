import { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { ShareWork } from '../../../electron/slip39/cipher.ts'
import { combineShares, sameSet, sameShare } from '../../../electron/slip39/combine.ts'
import { readShare, setName, wordsIn, type Share, type ShareProblem } from '../../../electron/slip39/share.ts'
import { identityOf } from '../../../electron/vault/age/identity-bytes.ts'
import { SLICE } from './fair-pauses.ts'

/** Shares that belong together, as far as they are there. */
export interface ShareSet {
  /** Its first two words. */
  readonly name: string
  readonly shares: readonly { readonly share: Share; readonly words: string }[]
}

export type AddedShare =
  | {
      readonly ok: true
      readonly sets: readonly ShareSet[]
      readonly news: SharesSoFar
      readonly identity?: string
    }
  | { readonly ok: false; readonly why: ShareRefusal }

/** How far a set is. */
export type SharesSoFar =
  | { readonly kind: 'shares-complete'; readonly set: string }
  | {
      readonly kind: 'shares'
      readonly set: string
      /** What the two numbers count. */
      readonly of: 'shares' | 'groups'
      readonly found: number
      readonly needed: number
      /** Numbers of the shares that are here, as their sheets have them. */
      readonly numbers: readonly number[]
    }

/** Why a share was left out. */
export type ShareRefusal =
  | { readonly kind: 'not-a-share'; readonly problem: ShareProblem; readonly words: number }
  /** `number` as its sheet has it. */
  | { readonly kind: 'here-already'; readonly set: string; readonly number: number }
  /** The shares do not fit together. */
  | { readonly kind: 'altered' }
  /** Together they hold something else than a paper key. */
  | { readonly kind: 'no-identity' }

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
  if (!read.ok) return refused({ kind: 'not-a-share', problem: read.problem, words: wordsIn(words).length })
  const { share } = read
  const name = setName(read.words)
  const place = sets.findIndex((set) => set.shares.every((held) => sameSet(held.share, share)))
  const before = sets[place]
  const held = before?.shares.some((one) => sameShare(one.share, share)) ?? false
  if (held) return refused({ kind: 'here-already', set: name, number: share.index + 1 })
  const set = { name, shares: [...(before?.shares ?? []), { share, words }] }
  const after = before ? sets.with(place, set) : [...sets, set]
  const mnemonics = set.shares.map((one) => one.words)
  const combined = await combineShares(mnemonics, { derive: shareKey, progress })
  if (!combined.ok) {
    if (combined.problem.kind === 'too-few') return { ok: true, sets: after, news: soFar(set, combined.problem) }
    return refused({ kind: 'altered' })
  }
  if (combined.secret.length !== 32) return refused({ kind: 'no-identity' })
  const identity = identityOf(combined.secret)
  combined.secret.fill(0)
  return { ok: true, sets: after, news: { kind: 'shares-complete', set: name }, identity }
}

/** In JavaScript and in slices: the page may start no worker. */
async function shareKey({ password, salt, iterations, bytes }: ShareWork): Promise<Uint8Array> {
  return await pbkdf2Async(sha256, password, salt, { c: iterations, dkLen: bytes, asyncTick: SLICE })
}

function soFar(
  { name, shares }: ShareSet,
  { found, needed, of }: Pick<Extract<SharesSoFar, { kind: 'shares' }>, 'found' | 'needed' | 'of'>,
): SharesSoFar {
  const numbers = shares.map(({ share }) => share.index + 1).sort((one, other) => one - other)
  return { kind: 'shares', set: name, of, found, needed, numbers }
}

function refused(why: ShareRefusal): AddedShare {
  return { ok: false, why }
}
