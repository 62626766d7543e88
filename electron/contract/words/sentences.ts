/** How sentences are made of judgements: a kind, and facts that are checked, since the vault may be of a later version. */

/** A kind of judgement and its facts. */
export interface JudgementView {
  readonly kind: string
  readonly [fact: string]: unknown
}

/** A judgement, or what earlier versions stored: words to be shown as they are. */
export type RemarkView = string | JudgementView

/** A sentence for each kind; undefined where the facts are not those that this version knows. */
export type Sentences = Readonly<Record<string, (judgement: JudgementView) => string | undefined>>

interface Facts {
  readonly text: string
  readonly number: number
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
  readonly remark: RemarkView
  readonly place: PlaceFact
}

export interface PlaceFact {
  readonly in: 'vault' | 'import'
  readonly name: string
}

type Shape = Readonly<Record<string, keyof Facts>>
type FactsOf<S extends Shape> = { readonly [Name in keyof S]: Facts[S[Name]] }

/** A sentence that needs these facts, no fewer and no more. */
export function sentence<const S extends Shape>(
  shape: S,
  words: (facts: FactsOf<S>) => string | undefined,
): Sentences[string] {
  const names = Object.keys(shape)
  const fits = (judgement: JudgementView): judgement is JudgementView & FactsOf<S> =>
    Object.keys(judgement).length === names.length + 1 &&
    names.every((name) => CHECKS[shape[name] ?? 'text'](judgement[name]))
  return (judgement) => (fits(judgement) ? words(judgement) : undefined)
}

/** A sentence without facts. */
export function plain(words: string): Sentences[string] {
  return sentence({}, () => words)
}

/** The words for a fact that is one of a few; undefined for any other, as "constructor". */
export function wordsFor(fact: string, words: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(words, fact) ? words[fact] : undefined
}

/** `counted(1, 'page')` is "1 page", `counted(2, 'entry', 'entries')` is "2 entries". */
export function counted(amount: number, one: string, many = `${one}s`): string {
  return `${String(amount)} ${amount === 1 ? one : many}`
}

/** "1", "1 and 2", "1, 2 and 3". */
export function listed(all: readonly (string | number)[], joint = 'and'): string {
  const last = String(all.at(-1) ?? '')
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} ${joint} ${last}` : last
}

const CHECKS: Readonly<Record<keyof Facts, (value: unknown) => boolean>> = {
  text: isText,
  number: (value) => typeof value === 'number',
  texts: (value) => Array.isArray(value) && value.every(isText),
  numbers: (value) => Array.isArray(value) && value.every((one) => typeof one === 'number'),
  remark: (value) => isText(value) || (isObject(value) && isText(value.kind)),
  place: (value) => isObject(value) && (value.in === 'vault' || value.in === 'import') && isText(value.name),
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
