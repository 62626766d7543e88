/**
 * Answers as JSON (electron/exports/EXPORT.md, "Answers"). Names carry the structure, so that a person can write and review it:
 * `{"format":"recovery-kit-answers","version":1,"bearers":{NAME:{}},"vault":{},"managers":{NAME:{}},"accounts":{NAME:{}}}`.
 */
import * as v from 'valibot'
import { KitError } from '../kit-error.ts'
import { readAccount } from './answers-account.ts'
import {
  ANSWER_LIMITS,
  BEARER_TYPES,
  date,
  facts,
  FORMAT,
  list,
  name,
  readFacts,
  toldOf,
  VERSION,
  where,
} from './answers-shapes.ts'
import type { Answers, ToldAccount, ToldBearer, ToldOpened } from './answers.ts'
import { VAULT, type BearerType, type Where } from './evidence.ts'
import { boundedJson, isObject, named } from './json.ts'

/** What was read. */
export interface ReadAnswers {
  readonly answers: Answers
  /** What of it this version does not understand, by where it stands in the file. It is kept where there is a place for it. */
  readonly notUnderstood: readonly string[]
  /** Names of things that hold something and are nowhere said to be there, so they count as lost. */
  readonly undeclared: readonly string[]
}

const bearer = v.object({
  type: v.optional(v.picklist(BEARER_TYPES)),
  place: v.optional(name),
  with: v.optional(name),
  told: v.optional(date),
})
const opened = v.object({ needs: v.array(v.nullable(v.union([where, list]))), told: v.optional(date) })
const vault = v.object({
  files: v.nullish(list),
  opens: v.nullish(list),
  told: v.optional(date),
  facts: v.optional(facts),
})
const SHAPE = v.object({
  bearers: named(bearer),
  vault: v.optional(vault),
  manager: v.optional(opened),
  managers: v.optional(named(opened), {}),
  accounts: named(v.custom<Readonly<Record<string, unknown>>>(isObject)),
})
type Shape = v.InferOutput<typeof SHAPE>

/**
 * Reads a file of answers. What carries no date of its own was told `today`, and nothing was told later.
 *
 * @param today `YYYY-MM-DD`
 * @throws KitError `file-too-large`, or `unknown-format` when it is not such a file; nothing is taken then.
 */
export function readAnswers(text: string, today: string): ReadAnswers {
  const json = boundedJson(text, ANSWER_LIMITS)
  if (json.kind === 'too-large') throw tooLarge()
  const read = json.kind === 'json' ? v.safeParse(SHAPE, json.value) : undefined
  if (!read?.success || json.kind !== 'json' || isOther(json.value))
    throw notAnswers(read?.issues?.[0].path?.map(({ key }) => String(key)))
  const shape = read.output
  if (shape.bearers.length + shape.accounts.length > ANSWER_LIMITS.names) throw tooLarge()
  const reader = { today, accounts: new Set(shape.accounts.map(([called]) => called)) }
  const accounts = shape.accounts.map(([called, told]) => readAccount(called, told, reader))
  const answers: Answers = {
    bearers: readBearers(shape.bearers, peopleIn(shape, accounts), today),
    opened: readOpened(shape, today),
    accounts: accounts.map(({ account }) => account),
  }
  return {
    answers,
    notUnderstood: [...newerVersion(json.value), ...accounts.flatMap(({ notUnderstood }) => notUnderstood)],
    undeclared: undeclaredIn(answers),
  }
}

function readBearers(bearers: Shape['bearers'], people: ReadonlySet<string>, today: string): readonly ToldBearer[] {
  return bearers.map(([called, { type, place, with: keeper, told }]) => ({
    name: called,
    type: type ?? (people.has(called) ? 'person' : typeByName(called)),
    ...(place !== undefined && { place }),
    ...(keeper !== undefined && { with: keeper }),
    told: toldOf(told, today),
  }))
}

/** Who owns something or keeps something is a person. */
function peopleIn({ bearers }: Shape, accounts: readonly { readonly account: ToldAccount }[]): ReadonlySet<string> {
  const keepers = bearers.flatMap(([, bearer]) => bearer.with ?? [])
  const owners = accounts.flatMap(({ account: { holdings } }) => {
    const told = holdings.owner
    return told && 'is' in told ? told.is.flatMap(namesIn) : []
  })
  return new Set([...keepers, ...owners])
}

function readOpened(shape: Shape, today: string): readonly ToldOpened[] {
  const managers = [...(shape.manager ? [['manager', shape.manager] as const] : []), ...shape.managers]
  return [
    ...(shape.vault ? [readVault(shape.vault, today)] : []),
    ...managers.map(([called, { needs, told }]) => ({
      name: called,
      needs: needs.map(listed),
      told: toldOf(told, today),
    })),
  ]
}

function readVault({ files, opens, told, facts: said }: v.InferOutput<typeof vault>, today: string): ToldOpened {
  const day = toldOf(told, today)
  return { name: VAULT, needs: [files ?? null, opens ?? null], told: day, ...(said && { facts: readFacts(said, day) }) }
}

/** What holds something and is no bearer, manager or account. */
function undeclaredIn({ bearers, opened: openers, accounts }: Answers): readonly string[] {
  const declared = new Set([VAULT, ...[...bearers, ...openers, ...accounts].map(({ name: called }) => called)])
  const holdings = [
    ...openers.flatMap(({ needs }) => needs.flatMap((need) => need ?? [])),
    ...accounts.flatMap((account) => Object.values(account.holdings).flatMap((told) => ('is' in told ? told.is : []))),
  ]
  const links = accounts.flatMap((account) =>
    Object.values(account.links).flatMap((told) =>
      'is' in told && told.is !== 'none' && 'account' in told.is ? [told.is.account] : [],
    ),
  )
  return [...new Set([...holdings.flatMap(namesIn), ...links])].filter((called) => !declared.has(called))
}

function namesIn(one: Where): readonly string[] {
  return typeof one === 'string' ? [one] : one.of.flatMap(namesIn)
}

function listed(need: Where | readonly Where[] | null): readonly Where[] | null {
  return need === null || isList(need) ? need : [need]
}

function isList(need: Where | readonly Where[]): need is readonly Where[] {
  return Array.isArray(need)
}

/** What a bearer most likely is, by the name people give such things; it only colours advice. */
function typeByName(called: string): BearerType {
  const known: readonly (readonly [RegExp, BearerType])[] = [
    [/\b(memory|head|by heart)\b/i, 'memory'],
    [/\b(phone|mobile|tablet)\b/i, 'phone'],
    [/\b(laptop|computer|desktop|pc|mac)\b/i, 'computer'],
    [/\b(sheets?|paper|printout|card|share)\b/i, 'paper'],
    [/\b(stick|usb|drive|disk)\b/i, 'stick'],
    [/\bkey\b/i, 'key'],
  ]
  return known.find(([pattern]) => pattern.test(called))?.[1] ?? 'other'
}

function isOther(json: unknown): boolean {
  return isObject(json) && json.format !== undefined && json.format !== FORMAT
}

function newerVersion(json: unknown): readonly string[] {
  return isObject(json) && typeof json.version === 'number' && json.version > VERSION
    ? [`version ${String(json.version)}`]
    : []
}

function notAnswers(path?: readonly string[]): KitError {
  const place = path === undefined ? '' : ` What is at ${path.join(', ')} is not understood.`
  return new KitError(
    'unknown-format',
    `This file does not hold answers about a kit.${place} Nothing was changed. EXPORT.md says how to write one.`,
  )
}

function tooLarge(): KitError {
  return new KitError(
    'file-too-large',
    'This file of answers is too large. Nothing was changed. Check that it is the right file.',
  )
}
