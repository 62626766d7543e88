/** What a person tells of where things are: questions, answers and what was answered. No secret is in any of it. */
import * as v from 'valibot'
import { call, nothing } from './shapes.ts'

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
  /** "I don't know", which is dated and asked again later. */
  readonly dontKnow: AnswerView
  /** That there is none, or "no"; absent where that is no answer. */
  readonly none?: AnswerView
  /** To a question that is answered by yes or no. */
  readonly yes?: AnswerView
  /** To a question with `told`: it still is. */
  readonly stillTrue?: AnswerView
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

/** What can be lost, by the name the person gave it. */
export interface LosableView {
  readonly kind: 'bearer' | 'place' | 'person' | 'manager' | 'account' | 'outside'
  readonly name: string
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

/** One answer, as `readiness.answer` takes it. */
export type AnswerView = v.InferOutput<typeof answer>

export const answersCalls = {
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
