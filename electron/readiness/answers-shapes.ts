/** The parts of a file of answers, and what they may hold. */
import * as v from 'valibot'
import type { Facts, Told, ToldLink } from './answers.ts'
import { ALWAYS, type Where } from './evidence.ts'
import { named } from './json.ts'

export const FORMAT = 'recovery-kit-answers'
export const VERSION = 1

/** Checked before any work. */
export const ANSWER_LIMITS = {
  bytes: 4 * 1024 * 1024,
  values: 500_000,
  depth: 24,
  names: 5000,
  listed: 100,
  text: 500,
} as const

export const BEARER_TYPES = ['phone', 'computer', 'key', 'paper', 'stick', 'memory', 'person', 'other'] as const

export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(ANSWER_LIMITS.text))
export const date = v.pipe(v.string(), v.isoDate())
export const where: v.GenericSchema<Where> = v.union([
  name,
  v.strictObject({ atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)), of: v.array(v.lazy(() => where)) }),
])
export const list = v.pipe(v.array(where), v.maxLength(ANSWER_LIMITS.listed))
/** `true` is what lies nowhere and is simply so; `null` is "I don't know". */
const holding = v.union([
  v.null(),
  v.boolean(),
  list,
  v.object({ in: v.union([v.boolean(), list]), told: v.optional(date) }),
  v.object({ asked: date }),
])
const link = v.union([
  v.null(),
  v.literal(false),
  v.pipe(v.array(v.never()), v.maxLength(0)),
  name,
  v.object({ account: name, told: v.optional(date) }),
  v.object({ outside: name, told: v.optional(date) }),
  v.object({ none: v.literal(true), told: v.optional(date) }),
  v.object({ asked: date }),
])
const text = v.pipe(v.string(), v.maxLength(10_000))
const fact = v.union([v.null(), text, v.object({ is: text, told: v.optional(date) }), v.object({ asked: date })])
export const facts = named(fact)
const ways = v.pipe(v.array(name), v.maxLength(ANSWER_LIMITS.listed))
export const packages = named(v.union([ways, v.object({ ways, told: v.optional(date) })]))

/** Reads where a credential lies; undefined when it is written otherwise. */
export function readHolding(json: unknown, today: string): Told<readonly Where[]> | undefined {
  const read = v.safeParse(holding, json)
  if (!read.success) return undefined
  const told = read.output
  if (told === null) return { asked: today }
  if (typeof told === 'boolean' || !('asked' in told || 'in' in told)) return { is: placesOf(told), told: today }
  return 'asked' in told ? askedOn(told.asked, today) : { is: placesOf(told.in), told: toldOf(told.told, today) }
}

function placesOf(told: boolean | readonly Where[]): readonly Where[] {
  return typeof told === 'boolean' ? (told ? [ALWAYS] : []) : told
}

/** When a file is read, and the names of the accounts in it. */
export interface Reader {
  readonly today: string
  readonly accounts: ReadonlySet<string>
}

/** Reads what an account rests on; undefined when it is written otherwise. */
export function readLink(json: unknown, { today, accounts }: Reader): Told<ToldLink> | undefined {
  const read = v.safeParse(link, json)
  if (!read.success) return undefined
  const told = read.output
  if (told === null) return { asked: today }
  if (told === false || Array.isArray(told)) return { is: 'none', told: today }
  if (typeof told === 'string')
    return { is: isOutside(told) && !accounts.has(told) ? { outside: told } : { account: told }, told: today }
  if ('asked' in told) return askedOn(told.asked, today)
  const day = toldOf('told' in told ? told.told : undefined, today)
  if ('none' in told) return { is: 'none', told: day }
  return { is: 'account' in told ? { account: told.account } : { outside: told.outside }, told: day }
}

export function readFacts(said: v.InferOutput<typeof facts>, today: string): Facts {
  return Object.fromEntries(
    said.map(([called, told]) => {
      if (told === null) return [called, { asked: today }]
      if (typeof told === 'string') return [called, { is: told, told: today }]
      return [called, 'asked' in told ? askedOn(told.asked, today) : { is: told.is, told: toldOf(told.told, today) }]
    }),
  )
}

/** Nothing was told in the future. */
export function toldOf(told: string | undefined, today: string): string {
  return told === undefined || told > today ? today : told
}

function askedOn(asked: string, today: string): { readonly asked: string } {
  return { asked: toldOf(asked, today) }
}

/** "outside, reachable" or an address: a mailbox that is not an account of the kit, and that the user vouches for. */
function isOutside(told: string): boolean {
  return /^outside\b/i.test(told) || told.includes('@')
}
