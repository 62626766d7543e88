/** The parts of a file of answers, and what they may hold. */
import * as v from 'valibot'
import type { Facts, Told, ToldLink } from './answers.ts'
import { ALWAYS, type Where } from '../evidence.ts'
import type { Names } from '../names.ts'
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
const places = v.union([v.boolean(), list, where])
const holding = v.union([v.null(), places, v.object({ in: places, told: v.optional(date) }), v.object({ asked: date })])
const link = v.union([
  v.null(),
  v.literal(false),
  v.pipe(v.array(name), v.maxLength(1)),
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

/** When a file is read, and the names in it. */
export interface Reader {
  readonly today: string
  readonly accounts: Names
  /** Everything that can hold something. */
  readonly holders: Names
}

/** Reads where a credential lies; undefined when it is written otherwise. */
export function readHolding(json: unknown, { today, holders }: Reader): Told<readonly Where[]> | undefined {
  const read = v.safeParse(holding, json)
  if (!read.success) return undefined
  const told = read.output
  if (told === null) return { asked: today }
  if (isPlaces(told)) return { is: placesOf(told, holders), told: today }
  return 'asked' in told
    ? askedOn(told.asked, today)
    : { is: placesOf(told.in, holders), told: toldOf(told.told, today) }
}

type Places = v.InferOutput<typeof places>

function isPlaces(told: Exclude<v.InferOutput<typeof holding>, null>): told is Places {
  return typeof told !== 'object' || Array.isArray(told) || 'atLeast' in told
}

function placesOf(told: Places, holders: Names): readonly Where[] {
  if (typeof told === 'boolean') return told ? [ALWAYS] : []
  return listed(told).map((one) => holders.inWhere(one))
}

/** One thing is a list of one. */
export function listed(told: Where | readonly Where[]): readonly Where[] {
  return isList(told) ? told : [told]
}

function isList(told: Where | readonly Where[]): told is readonly Where[] {
  return Array.isArray(told)
}

/** Reads what an account rests on; undefined when it is written otherwise. */
export function readLink(json: unknown, { today, accounts }: Reader): Told<ToldLink> | undefined {
  const read = v.safeParse(link, json)
  if (!read.success) return undefined
  const told = read.output
  if (told === null) return { asked: today }
  const only = Array.isArray(told) ? told[0] : told
  if (only === undefined || only === false) return { is: 'none', told: today }
  if (typeof only === 'string') return { is: linkNamed(only, accounts), told: today }
  if ('asked' in only) return askedOn(only.asked, today)
  const day = toldOf(only.told, today)
  if ('none' in only) return { is: 'none', told: day }
  return { is: 'account' in only ? { account: accounts.own(only.account) } : { outside: only.outside }, told: day }
}

/** "outside, reachable" or an address: a mailbox that is not an account of the kit, and that the user vouches for. */
function linkNamed(called: string, accounts: Names): ToldLink {
  const own = accounts.own(called)
  if (accounts.has(own) || !(/^outside\b/i.test(called) || called.includes('@'))) return { account: own }
  return /\b(un|not )reachable\b/i.test(called) ? 'none' : { outside: called }
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
