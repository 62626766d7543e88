import { decryptSecret, type DeriveShareKey } from './cipher.ts'
import { readShare, type Share, type ShareProblem } from './share.ts'
import { secretOf } from './sharing.ts'

/** Why shares do not give a secret. `at` is the place among those given, from 0. */
export type CombineProblem =
  | { readonly kind: 'not-a-share'; readonly at: number; readonly problem: ShareProblem }
  /** It belongs to another set than the first. */
  | { readonly kind: 'different-sets'; readonly at: number }
  | { readonly kind: 'same-share'; readonly at: number }
  /** More are needed: shares, or where there are several groups, groups. */
  | { readonly kind: 'too-few'; readonly found: number; readonly needed: number; readonly of: 'shares' | 'groups' }
  /** The digest does not fit: a share was made up or altered with a checksum that fits. */
  | { readonly kind: 'wrong-digest' }

export type Combined =
  { readonly ok: true; readonly secret: Uint8Array } | { readonly ok: false; readonly problem: CombineProblem }

/** How shares are put together. */
export interface CombineOptions {
  readonly derive: DeriveShareKey
  readonly passphrase?: string
  /** Told how far it is, from 0 to 1. */
  readonly progress?: (share: number) => void
}

/**
 * Puts shares together, in any order. More than are needed may be given; then they have to agree.
 * Reads every share of the standard, also of several groups.
 *
 * @param mnemonics - Each the words of one share, see `readShare`.
 */
export async function combineShares(
  mnemonics: readonly string[],
  { derive, passphrase = '', progress }: CombineOptions,
): Promise<Combined> {
  const shares: Share[] = []
  for (const [at, mnemonic] of mnemonics.entries()) {
    const read = readShare(mnemonic)
    if (!read.ok) return failed({ kind: 'not-a-share', at, problem: read.problem })
    const [first] = shares
    if (first && !sameSet(first, read.share)) return failed({ kind: 'different-sets', at })
    if (shares.some((share) => sameShare(share, read.share))) return failed({ kind: 'same-share', at })
    shares.push(read.share)
  }
  const [first] = shares
  if (!first) return failed({ kind: 'too-few', found: 0, needed: 2, of: 'shares' })
  const encrypted = fromGroups(shares, first.group)
  if (!(encrypted instanceof Uint8Array)) return failed(encrypted)
  return { ok: true, secret: await decryptSecret(encrypted, { ...first, passphrase }, derive, progress) }
}

/** Whether two shares belong together, as far as they say themselves. */
export function sameSet(one: Share, other: Share): boolean {
  return (
    one.identifier === other.identifier &&
    one.extendable === other.extendable &&
    one.exponent === other.exponent &&
    one.group.threshold === other.group.threshold &&
    one.group.count === other.group.count &&
    one.value.length === other.value.length &&
    (one.group.index !== other.group.index || one.threshold === other.threshold)
  )
}

/** Whether two shares of a set have the same place in it. */
export function sameShare(one: Share, other: Share): boolean {
  return one.group.index === other.group.index && one.index === other.index
}

function fromGroups(
  shares: readonly Share[],
  { threshold, count }: { readonly threshold: number; readonly count: number },
): Uint8Array | CombineProblem {
  const groups = Map.groupBy(shares, (share) => share.group.index)
  const full = [...groups].filter(([, members]) => members.length >= (members[0]?.threshold ?? 1))
  if (full.length < threshold) {
    const [open = []] = [...groups.values()].filter((members) => members.length < (members[0]?.threshold ?? 1))
    return count === 1
      ? { kind: 'too-few', found: open.length, needed: open[0]?.threshold ?? 1, of: 'shares' }
      : { kind: 'too-few', found: full.length, needed: threshold, of: 'groups' }
  }
  const points: { readonly x: number; readonly y: Uint8Array }[] = []
  for (const [x, members] of full) {
    const y = secretOf(
      members.map((member) => ({ x: member.index, y: member.value })),
      members[0]?.threshold ?? 1,
    )
    if (!y) return { kind: 'wrong-digest' }
    points.push({ x, y })
  }
  return secretOf(points, threshold) ?? { kind: 'wrong-digest' }
}

function failed(problem: CombineProblem): Combined {
  return { ok: false, problem }
}
