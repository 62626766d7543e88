/** Which loss locks you out, and what to do about it today. No secret is in any of it. */
import * as v from 'valibot'
import { call } from './shapes.ts'

/** What can be lost, by the name the person gave it. */
export interface LosableView {
  readonly kind: 'bearer' | 'place' | 'person' | 'manager' | 'account' | 'outside'
  readonly name: string
}

/** One goal of one account: "sign-in", "publish" ... */
export interface GoalView {
  readonly account: string
  readonly goal: string
}

/** `days` is the most that were seen. */
export type GradeView =
  { readonly grade: 'now' | 'goodwill' | 'never' } | { readonly grade: 'days'; readonly days: number }

/** Something nobody has said yet, of an account or of the vault. */
export interface QuestionView {
  readonly account: string
  /** What is asked for, as the table of services calls it: "password", "mail" ... */
  readonly atom: string
  /** The question as a sentence. */
  readonly says: string
}

/** One step of a way. `do` and what goes with it are for programs; `says` is the sentence. */
export interface StepView {
  readonly do: 'fetch' | 'open' | 'take' | 'use-account' | 'hope' | 'reach'
  readonly says: string
}

/** A way that leads nowhere, with the first thing that is missing on it. */
export interface BlockedView {
  /** What the way asks for; absent where it is no way of the service. */
  readonly all?: readonly string[]
  readonly missing: { readonly kind: string }
  readonly says: string
}

/** What is left of one goal after a loss: the cautious answer. */
export type OutcomeView = GoalView &
  GradeView & {
    /** `measured`: what the app saw is enough for this grade. */
    readonly proof: 'measured' | 'told'
    /** The fewest answers that could make it better. While it is there, the grade is "not known" and never shown as good. */
    readonly unknown?: readonly QuestionView[]
    /** Steps in order; empty when there is no way. */
    readonly way: readonly StepView[]
    /** There when there is no way. */
    readonly blocked?: readonly BlockedView[]
  }

/** Goals that a stranger reaches at once with what is gone: to be secured first. */
export interface SecureView {
  readonly account: string
  readonly says: string
}

export interface LossView {
  readonly lost: readonly LosableView[]
  readonly accounts: readonly OutcomeView[]
  /** Accounts that a finder of what was lost can enter, in the order in which to secure them. */
  readonly secure: readonly SecureView[]
}

/** What came of taking a file of answers. */
export interface TakenAnswersView {
  readonly bearers: number
  readonly accounts: number
  /** Earlier answers about things and accounts that the file does not name; they are gone. */
  readonly removed: number
  /** What this version does not understand, by where it stands. It is kept as it was. */
  readonly notUnderstood: readonly string[]
  /** The same, where there is no place to keep it. */
  readonly notKept: readonly string[]
  /** Things that hold something and are nowhere said to be there, so they count as lost. */
  readonly undeclared: readonly string[]
}

const called = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

export const readinessCalls = {
  /** What is left after losing these things, by name in any case: bearers, places, people, accounts, services. */
  'readiness.lose': call<LossView>()(
    v.strictObject({ lost: v.pipe(v.array(called), v.maxLength(1000)), goal: v.exactOptional(called) }),
  ),
  /** All answers as the JSON of EXPORT.md. */
  'readiness.answers': call<string>()(v.undefined_()),
  /** Takes a file of answers in place of all that were given. */
  'readiness.takeAnswers': call<TakenAnswersView>()(v.strictObject({ text: v.string() })),
} as const
