import { codeOf } from './codes.ts'
import type { Algorithm, Token } from './token.ts'
import { withChanges, type Change } from './token-change.ts'

/** A code from another app, compared with a token. */
export type Proof = { readonly fits: true } | { readonly fits: false; readonly hints: readonly Hint[] }

/** What would make the code fit: one change, or two where no single one does. */
export type Hint = readonly [Change] | readonly [Change, Change]

/**
 * Tells whether a code is the token's now, one step earlier or one later; if not, what would make
 * it so. A code of six digits fits one wrong setting in a million, so what is tried is counted:
 *
 * | tried | settings | chance that one fits by accident, 6 digits |
 * |---|---|---|
 * | as it is | 3 steps | 1 in 330,000 |
 * | one setting | up to 12 values, 3 steps each | 1 in 28,000 |
 * | HOTP counter | 100 | 1 in 10,000 |
 * | clock, 12 hours at 30 s | 2880 steps | 1 in 350 |
 * | two settings | up to 32 pairs, 3 steps each | 1 in 10,000 |
 *
 * So a hint is only a hint: `fitsWith` asks for a second code, which makes it less than 1 in 10^8.
 * Shorter codes fit sooner, and get a shorter search of clocks and counters (`most`).
 *
 * @param typed - As the user typed it; blanks, hyphens and case do not matter.
 * @param at - Unix time in milliseconds.
 * @throws KitError `pin-needed` for a token without the PIN it needs.
 */
export function proveToken(token: Token, typed: string, at: number): Proof {
  const code = codeText(typed)
  if (fits(token, code, at)) return { fits: true }
  const single: Hint[] = [
    ...settings(token, code).map((change): Hint => [change]),
    ...movements(token, code, at).map((change): Hint => [change]),
  ].filter((hint) => fitsWith(token, hint, typed, at))
  return { fits: false, hints: single.length > 0 ? single : pairs(token, code, typed, at) }
}

/** Whether a code fits the token once the changes are made. */
export function fitsWith(token: Token, changes: readonly Change[], typed: string, at: number): boolean {
  const clock = changes.find((change) => change.kind === 'clock')
  return fits(withChanges(token, changes), codeText(typed), at + (clock?.seconds ?? 0) * 1000)
}

/** The token with the hint applied, if a later code from the other app also fits it. */
export function confirmHint(token: Token, hint: Hint, typed: string, at: number): Token | undefined {
  const changed = withChanges(token, hint)
  if (changed.type !== 'hotp') return fitsWith(token, hint, typed, at) ? changed : undefined
  // The other app has moved on by a code or a few; continue after that one.
  const step = range(1, 5).find((one) => codeAt(changed, at, one) === codeText(typed))
  const counter = changed.counter + (step ?? 0) + 1
  return step === undefined || !Number.isSafeInteger(counter) ? undefined : { ...changed, counter }
}

/** In the form that is compared: without blanks and hyphens, in lower case. */
export function codeText(typed: string): string {
  return typed.replace(/[\s-]/g, '').toLowerCase()
}

function fits(token: Token, code: string, at: number): boolean {
  // The other app shows the code of its next counter; so does ours.
  const steps = token.type === 'hotp' ? [0] : [0, -1, 1]
  return steps.some((step) => codeAt(token, at, step) === code)
}

function codeAt(token: Token, at: number, step: number): string | undefined {
  const before = token.type !== 'hotp' && Math.floor(at / 1000 / token.period) + step < 0
  return before ? undefined : codeOf(token, at, step).text.toLowerCase()
}

const PERIODS = [15, 20, 30, 45, 60, 90, 120, 300]
const ALGORITHMS: readonly Algorithm[] = ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512']
/** The lengths services use. A shorter code fits by accident too easily, and a longer one is not a code. */
const LENGTHS = [6, 7, 8]

/** The settings that a code of this shape allows: if its length differs, only the digits can be wrong. */
function settings(token: Token, code: string): readonly Change[] {
  if (token.type === 'steam' && LENGTHS.includes(code.length)) return [{ kind: 'type', type: 'totp' }]
  if (token.type !== 'totp' && token.type !== 'hotp') return []
  if (token.type === 'totp' && code.length === 5 && (token.digits !== 5 || /\D/.test(code)))
    return [{ kind: 'type', type: 'steam' }]
  if (code.length !== token.digits) return LENGTHS.includes(code.length) ? [digitsOf(code)] : []
  return [...periods(token), ...algorithms(token)]
}

/** Two settings at once, but never a clock or a counter: with those, too many codes would fit by accident. */
function pairs(token: Token, code: string, typed: string, at: number): readonly Hint[] {
  const [first] = settings(token, code)
  const possible: Hint[] =
    first?.kind === 'type' && first.type === 'totp'
      ? [...periodsOf(30), ...algorithmsBut('SHA1'), ...(code.length === 6 ? [] : [digitsOf(code)])].map((second) => [
          first,
          second,
        ])
      : first?.kind === 'digits'
        ? [...periods(token), ...algorithms(token)].map((second) => [first, second])
        : first?.kind === 'type'
          ? []
          : periods(token).flatMap((one) => algorithms(token).map((other): Hint => [one, other]))
  return possible.filter((hint) => fitsWith(token, hint, typed, at))
}

/** The nearest other clock or counter at which the code fits; at most one. */
function movements(token: Token, code: string, at: number): readonly Change[] {
  if (code.length !== token.digits) return []
  if (token.type === 'hotp') {
    const ahead = range(1, most(token, 100)).find((step) => codeAt(token, at, step) === code)
    return ahead === undefined ? [] : [{ kind: 'counter', counter: token.counter + ahead }]
  }
  const { period } = token
  const furthest = most(token, Math.floor(CLOCK_SECONDS / period))
  const step = range(2, furthest)
    .flatMap((distance) => [distance, -distance])
    .find((one) => codeAt(token, at, one) === code)
  return step === undefined ? [] : [{ kind: 'clock', seconds: step * period }]
}

/** Half a day: enough for a wrong time zone, or AM taken for PM. */
const CLOCK_SECONDS = 12 * 60 * 60

/** How far to search in each direction so that at most 1 % of wrong codes fit by accident. */
function most(token: Token, wanted: number): number {
  const letters = { steam: 26, motp: 16, yandex: 26, totp: 10, hotp: 10 }[token.type]
  return Math.min(wanted, Math.floor((0.01 * letters ** token.digits) / 2))
}

function digitsOf(code: string): Change {
  return { kind: 'digits', digits: code.length }
}

function periods(token: Token): readonly Change[] {
  return token.type === 'totp' ? periodsOf(token.period) : []
}

function periodsOf(known: number): readonly Change[] {
  return PERIODS.filter((period) => period !== known).map((period) => ({ kind: 'period', period }))
}

function algorithms(token: Token): readonly Change[] {
  return token.type === 'totp' || token.type === 'hotp' ? algorithmsBut(token.algorithm) : []
}

function algorithmsBut(known: Algorithm): readonly Change[] {
  return ALGORITHMS.filter((one) => one !== known).map((algorithm) => ({ kind: 'algorithm', algorithm }))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
