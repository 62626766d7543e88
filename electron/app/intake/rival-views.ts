import type { EntryCodeView, RivalView } from '../../contract.ts'
import type { IntakePlan, PlanEntry } from '../../intake/plan/plan-types.ts'
import { rivalsOf, type RivalToken } from '../../intake/plan/rivals.ts'
import { codeOf, makesCodes } from '../../otp/codes.ts'
import type { Token } from '../../otp/token.ts'

/** More sides than this are not compared on one screen. */
const MOST = 20

/**
 * The tokens that an entry is asked about with, and the code of each. A counter is not moved by it.
 *
 * @param at - Unix time in milliseconds.
 * @param numberOf - What the window knows an entry by.
 */
export function rivalViews(
  plan: IntakePlan,
  entry: number,
  at: number,
  numberOf: (entry: PlanEntry) => number,
): readonly RivalView[] {
  return (rivalsOf(plan).get(entry) ?? []).slice(0, MOST).map((rival) => ({
    ...sideOf(rival, (index) => numberAt(plan, index, numberOf)),
    ...codeNow(rival.token, at),
  }))
}

/** Nothing for a token without the PIN it needs. */
export function codeNow(token: Token, at: number): EntryCodeView {
  const code = makesCodes(token) ? codeOf(token, at) : undefined
  return {
    ...(code && { code: code.text }),
    ...(code?.validUntil !== undefined && { validUntil: code.validUntil }),
  }
}

function numberAt({ entries }: IntakePlan, index: number, numberOf: (entry: PlanEntry) => number): number {
  const entry = entries[index]
  return entry ? numberOf(entry) : index
}

function sideOf(rival: RivalToken, numberAt: (index: number) => number): RivalView {
  return rival.in === 'vault'
    ? { in: rival.in, added: rival.added }
    : { in: rival.in, entry: numberAt(rival.entry), file: rival.file }
}
