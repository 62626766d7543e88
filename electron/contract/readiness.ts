/** Which loss locks you out, and what to do about it today. No secret is in any of it. */
import * as v from 'valibot'
import type { AskView, LosableView } from './answers.ts'
import { call, nothing } from './shapes.ts'

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

/** The kit in one sentence. `kind` and what goes with it are for programs and for how it looks. */
export interface VerdictView {
  /** Only `holds` may look good, and only while `overdue` is 0. */
  readonly kind: 'empty' | 'shut' | 'one-loss' | 'not-known' | 'holds'
  readonly says: string
  readonly overdue?: number
  readonly total?: number
  readonly accounts?: readonly string[]
  readonly lost?: LosableView
}

/** Something to do today. */
export interface ActionView {
  readonly kind: 'import' | 'check' | 'add' | 'answer'
  readonly says: string
  /** The check it is of. */
  readonly check?: string
  /** The account, thing or paper it concerns. */
  readonly about?: string
  /** The question, for `answer`. */
  readonly ask?: AskView
  readonly start: StartView
}

/** Where a fix starts: the first call of it. */
export type StartView =
  | 'intake.choose'
  | 'readiness.answer'
  | 'accounts.get'
  | 'keys.begin'
  | 'sheets.plan'
  | 'sheets.list'
  | 'sheets.fileGone'
  | 'drill.start'
  | 'drill.backup'
  | 'backups.copy'
  | 'identity.create'
  | 'identity.combine'
  | 'slots.list'
  | 'vault.drill'

export type CheckStateView = 'overdue' | 'due' | 'not-known' | 'ok' | 'not-applicable'

export interface FindingView {
  readonly state: CheckStateView
  /** For programs: which sentence it is. */
  readonly what: string
  readonly about: string
  /** What kind of thing it is, where that is lost or found. */
  readonly thing?: LosableView['kind']
  /** `YYYY-MM-DD`: the day of the evidence, or by which something was to be done. */
  readonly on?: string
  readonly count?: number
  readonly names?: readonly string[]
  readonly says: string
}

export interface CheckView {
  readonly id: string
  readonly state: CheckStateView
  /** What is to be so. */
  readonly title: string
  readonly why: string
  readonly source: string
  /** The evidence, worst first. */
  readonly findings: readonly FindingView[]
  /** The day of the oldest evidence by which it is fine. */
  readonly on?: string
  readonly start: StartView
}

/** `unknown`: it is not known, and the grade is only the worst that it may be. */
export type CellView = GradeView & { readonly unknown: boolean }

export interface LossRowView extends GoalView {
  readonly now: CellView
  /** By number in `losses`; a loss that is not here changes nothing. */
  readonly after: readonly (CellView & { readonly loss: number })[]
}

export interface LossTableView {
  readonly losses: readonly LosableView[]
  readonly rows: readonly LossRowView[]
}

/** Things that shut something when all of them are lost, and no fewer. */
export interface LossSetView {
  /** Empty where it is shut already. */
  readonly lost: readonly LosableView[]
  readonly shuts: readonly GoalView[]
}

export interface LossSetsView {
  /** The smallest first, then those that shut most: single points of failure come first. */
  readonly losses: readonly LossSetView[]
  /** What would end most of these losses; best first, at most five. */
  readonly additions: readonly ActionView[]
}

export interface ReadinessState {
  readonly verdict: VerdictView
  /** At most three. */
  readonly actions: readonly ActionView[]
  /** Overdue first, those that do not apply last. */
  readonly checks: readonly CheckView[]
  readonly table: LossTableView
  /** Most valuable first. */
  readonly asks: readonly AskView[]
}

const called = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

export const readinessCalls = {
  /** The sentence, what to do today, checks, table and questions. */
  'readiness.state': call<ReadinessState>()(nothing),
  /** What is left after losing these things, by name in any case: bearers, places, people, accounts, services. */
  'readiness.lose': call<LossView>()(
    v.strictObject({ lost: v.pipe(v.array(called), v.maxLength(1000)), goal: v.exactOptional(called) }),
  ),
  /** The smallest losses of up to so many things that shut an account. Tells `progress`; `vault.stop` ends it. */
  'readiness.losses': call<LossSetsView>()(v.strictObject({ upTo: v.picklist([1, 2, 3]) })),
} as const
