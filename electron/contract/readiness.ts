/** Which loss locks you out, and what to do about it today. No secret is in any of it. */
import * as v from 'valibot'
import { call, nothing } from './shapes.ts'

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

/** One question. Send its answer with `readiness.answer`. */
export interface AskView {
  /** The same as long as the question is the same. */
  readonly key: string
  readonly kind: 'holding' | 'link' | 'part' | 'place' | 'fact'
  /** The account, thing, password manager or "vault" it is about. */
  readonly about: string
  /** For `holding` and `link`: an atom of the table of services. */
  readonly atom?: string
  readonly fact?: string
  readonly part?: number
  readonly takes: 'places' | 'account' | 'place' | 'yes-no' | 'day' | 'day-or-none' | 'text'
  readonly says: string
  /** The day on which a person did not know. */
  readonly asked?: string
  /** That was within the last month: ask other things first. */
  readonly lately?: true
  /** The day of an answer that may no longer be true. */
  readonly told?: string
}

/** A place where something lies: a thing, "vault", a password manager or an account by name; or so many of a list. */
export type WhereView = string | { readonly atLeast: number; readonly of: readonly WhereView[] }

export type BearerTypeView = 'phone' | 'computer' | 'key' | 'paper' | 'stick' | 'memory' | 'person' | 'other'

export interface BearerView {
  readonly name: string
  readonly type: BearerTypeView
  readonly place?: string
  readonly with?: string
  /** `vault`: the app knows it by itself; only its place can be told. */
  readonly from: 'vault' | 'told'
}

/** Names to choose from when a question is answered. */
export interface BearersView {
  readonly bearers: readonly BearerView[]
  readonly places: readonly string[]
  readonly managers: readonly string[]
  readonly accounts: readonly string[]
  /** What was told of the vault and of password managers. */
  readonly opened: readonly ToldOpenedView[]
  /** All that can be lost, for "I lost something". */
  readonly losable: readonly LosableView[]
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

/** What a person said, or the day on which they did not know. */
export type ToldView<T> = (T & { readonly told: string }) | { readonly asked: string }

/** What was told of one account, as it can be changed or taken back. */
export interface ToldAccountView {
  readonly account: string
  readonly service?: string
  readonly holdings: readonly ({ readonly atom: string; readonly says: string } & ToldView<{
    readonly in: readonly WhereView[]
  }>)[]
  readonly links: readonly ({ readonly atom: string; readonly says: string } & ToldView<{
    readonly to: { readonly account: string } | { readonly outside: string } | 'none'
  }>)[]
  readonly facts: readonly ({ readonly fact: string; readonly says: string } & ToldView<{ readonly is: string }>)[]
  readonly packages: readonly { readonly name: string; readonly ways: readonly string[]; readonly told: string }[]
  /** What holds of all that is not here: there is none, or nobody was asked. */
  readonly rest: 'none' | 'unknown'
}

/** The vault or a password manager, and what was told of what opens it. */
export interface ToldOpenedView {
  readonly name: string
  /** All are needed, one thing of each list; null where nobody said. Of the vault: its files, then what opens it. */
  readonly needs: readonly (readonly WhereView[] | null)[]
  readonly told: string
  readonly facts: ToldAccountView['facts']
}

const called = v.pipe(v.string(), v.minLength(1), v.maxLength(500))
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))
const place: v.GenericSchema<WhereView> = v.union([
  called,
  v.strictObject({
    atLeast: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
    of: v.pipe(v.array(v.lazy(() => place)), v.maxLength(100)),
  }),
])
const places = v.pipe(v.array(place), v.maxLength(100))
const ofAccount = { account: called, atom: called }
const answer = v.variant('kind', [
  v.strictObject({ kind: v.literal('holding'), ...ofAccount, in: places }),
  v.strictObject({
    kind: v.literal('link'),
    ...ofAccount,
    to: v.union([v.literal('none'), v.strictObject({ account: called }), v.strictObject({ outside: called })]),
  }),
  /** "I don't know". */
  v.strictObject({ kind: v.literal('unknown'), ...ofAccount }),
  /** Takes an answer back, so that it is asked again. */
  v.strictObject({ kind: v.literal('withdraw'), ...ofAccount }),
  /** What opens a password manager or the vault; null for what nobody knows. */
  v.strictObject({
    kind: v.literal('opened'),
    name: called,
    needs: v.pipe(v.array(v.nullable(places)), v.maxLength(10)),
  }),
  /** One part of that: 0 is where the vault lies or the first that a manager needs. */
  v.strictObject({ kind: v.literal('part'), name: called, part: index, in: v.nullable(places) }),
  /** Null for "I don't know". */
  v.strictObject({
    kind: v.literal('fact'),
    about: called,
    fact: called,
    is: v.nullable(v.pipe(v.string(), v.maxLength(10_000))),
  }),
  v.strictObject({
    kind: v.literal('bearer'),
    name: called,
    type: v.exactOptional(v.picklist(['phone', 'computer', 'key', 'paper', 'stick', 'memory', 'person', 'other'])),
    place: v.exactOptional(called),
    with: v.exactOptional(called),
  }),
  v.strictObject({ kind: v.literal('rename'), name: called, to: called }),
  v.strictObject({ kind: v.literal('remove'), name: called }),
  v.strictObject({
    kind: v.literal('account'),
    name: called,
    service: v.exactOptional(called),
    login: v.exactOptional(called),
  }),
  v.strictObject({
    kind: v.literal('packages'),
    account: called,
    packages: v.pipe(
      v.array(v.strictObject({ name: called, ways: v.pipe(v.array(called), v.maxLength(100)) })),
      v.maxLength(5000),
    ),
  }),
  /** Nothing else is there of an account. */
  v.strictObject({ kind: v.literal('nothing-else'), account: called }),
  /** To a question with `told`: it still is. */
  v.strictObject({
    kind: v.literal('still-true'),
    of: v.variant('kind', [
      v.strictObject({ kind: v.picklist(['holding', 'link']), ...ofAccount }),
      v.strictObject({ kind: v.literal('part'), name: called, part: index }),
      v.strictObject({ kind: v.literal('place'), bearer: called }),
      v.strictObject({ kind: v.literal('fact'), about: called, fact: called }),
    ]),
  }),
])

export const readinessCalls = {
  /** The sentence, what to do today, checks, table and questions. */
  'readiness.state': call<ReadinessState>()(nothing),
  /** What is left after losing these things, by name in any case: bearers, places, people, accounts, services. */
  'readiness.lose': call<LossView>()(
    v.strictObject({ lost: v.pipe(v.array(called), v.maxLength(1000)), goal: v.exactOptional(called) }),
  ),
  /** The smallest losses of up to so many things that shut an account. Tells `progress`; `vault.stop` ends it. */
  'readiness.losses': call<LossSetsView>()(v.strictObject({ upTo: v.picklist([1, 2, 3]) })),
  /** Names to choose from. */
  'readiness.bearers': call<BearersView>()(nothing),
  /** Questions still to be asked, without all the rest. */
  'readiness.asks': call<readonly AskView[]>()(nothing),
  /** Takes one answer, changes it or takes it back, and answers with what is asked next. */
  'readiness.answer': call<readonly AskView[]>()(answer),
  /** What was told of an account. */
  'readiness.told': call<ToldAccountView>()(v.strictObject({ account: called })),
  /** All answers as the JSON of EXPORT.md. */
  'readiness.answers': call<string>()(nothing),
  /** Takes a file of answers in place of all that were given. */
  'readiness.takeAnswers': call<TakenAnswersView>()(v.strictObject({ text: v.string() })),
} as const
