/** What an import says of an entry or a file, as it is stored. */
import * as v from 'valibot'

/** The kind of a judgement and its facts. The sentence is made where it is shown. */
export interface Judgement {
  readonly kind: string
  readonly [fact: string]: Fact
}

type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact }

/** A judgement; in records of earlier versions a sentence, or words for the end of one, which is shown as it is. */
export type Remark = string | Judgement

/** Kinds that a later version adds are kept with all of their facts. */
export const remarkShape = v.union([v.string(), v.custom<Judgement>(isJudgement)])

function isJudgement(value: unknown): boolean {
  return isPlain(value) && typeof value.kind === 'string' && isFact(value, 0)
}

/** Deeper facts than these are no judgement: the check itself must not run out of stack. */
const DEPTH = 8

function isFact(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (depth > DEPTH || !(Array.isArray(value) || isPlain(value))) return false
  return Object.values(value).every((one) => isFact(one, depth + 1))
}

/** Bytes are objects as well, and are no facts: they might be a secret. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
