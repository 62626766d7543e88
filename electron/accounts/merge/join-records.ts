import { isDeepStrictEqual } from 'node:util'
import { joinKeys } from '../account-keys.ts'
import { joinCovers, joinSets } from './join-paper.ts'
import { joinNamed, isNamed } from './named.ts'
import type { AccountRecord, CodeSetRecord, KeyRecord, KitRecord, RecoveryCode, TokenRecord } from '../records.ts'

/**
 * Joins two versions of a record whose changes fit together: the keys noted at both accounts, the
 * higher HOTP counter, the used marks of both code sets, the tests of both keys, the drills of both
 * notes of a set, the fields of both covers, the later answers, the later snapshot, the later metadata. The order
 * does not matter.
 *
 * @returns Undefined when anything else differs.
 */
export function joinRecords(one: KitRecord, other: KitRecord): KitRecord | undefined {
  if (one.kind === 'account' && other.kind === 'account') return joinAccounts(one, other)
  if (one.kind === 'token' && other.kind === 'token') return joinTokens(one, other)
  if (one.kind === 'code-set' && other.kind === 'code-set') return joinCodeSets(one, other)
  if (one.kind === 'key' && other.kind === 'key') return joinTests(one, other)
  if (one.kind === 'sheet' && other.kind === 'sheet') return joinSets(one, other)
  if (one.kind === 'cover' && other.kind === 'cover') return joinCovers(one, other)
  if (isNamed(one) && isNamed(other)) return joinNamed(one, other)
  return undefined
}

function joinAccounts(one: AccountRecord, other: AccountRecord): AccountRecord | undefined {
  const both = joinKeys(one, other.keys ?? [])
  return isDeepStrictEqual(both, joinKeys(other, one.keys ?? [])) ? both : undefined
}

/**
 * Takes the higher counter: one that is too high still opens the account (RFC 4226 section 7.4), one
 * that is too low does not. A token proved on either side is proved, unless its settings differ.
 */
function joinTokens(one: TokenRecord, other: TokenRecord): TokenRecord | undefined {
  const counter = Math.max(counterOf(one), counterOf(other))
  const proved = [one.proved, other.proved]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1)
  const [first, second] = [one, other].map(({ proved: _proved, token, ...record }) => ({
    ...record,
    token: token.type === 'hotp' ? { ...token, counter } : token,
    ...(proved !== undefined && { proved }),
  }))
  return isDeepStrictEqual(first, second) ? first : undefined
}

function counterOf({ token }: TokenRecord): number {
  return token.type === 'hotp' ? token.counter : 0
}

/** Each mark keeps its earliest date: a code used on one side is used. */
function joinCodeSets(one: CodeSetRecord, other: CodeSetRecord): CodeSetRecord | undefined {
  const { codes, voided, ...rest } = one
  const { codes: otherCodes, voided: otherVoided, ...otherRest } = other
  const texts = (of: readonly RecoveryCode[]) => of.map(({ text }) => text)
  if (!isDeepStrictEqual(rest, otherRest) || !isDeepStrictEqual(texts(codes), texts(otherCodes))) return undefined
  const earliestVoided = earliest(voided, otherVoided)
  return {
    ...rest,
    ...(earliestVoided !== undefined && { voided: earliestVoided }),
    codes: codes.map(({ text, used }, place) => {
      const earliestUsed = earliest(used, otherCodes[place]?.used)
      return { text, ...(earliestUsed !== undefined && { used: earliestUsed }) }
    }),
  }
}

function joinTests(one: KeyRecord, other: KeyRecord): KeyRecord | undefined {
  const counter = Math.max(one.counter, other.counter)
  const tested = [...new Set([...one.tested, ...other.tested])].sort()
  return isDeepStrictEqual({ ...one, counter, tested }, { ...other, counter, tested })
    ? { ...one, counter, tested }
    : undefined
}

/** Dates and times in ISO 8601 sort as text. */
function earliest(one: string | undefined, other: string | undefined): string | undefined {
  return [one, other].filter((date) => date !== undefined).sort()[0]
}
