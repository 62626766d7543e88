/**
 * Answers as JSON (electron/exports/EXPORT.md, "Answers"). Names carry the structure, so that a person can write and review it:
 * `{"format":"recovery-kit-answers","version":1,"bearers":{NAME:{}},"vault":{},"managers":{NAME:{}},"accounts":{NAME:{}}}`.
 */
import * as v from 'valibot'
import { KitError } from '../../kit-error.ts'
import { readAccount, type ReadAccount } from './answers-account.ts'
import { bearerShape, openedShape, readBearer, readManager, readVault, vaultShape } from './answers-bearers.ts'
import { ANSWER_LIMITS, FORMAT, VERSION, type Reader } from './answers-shapes.ts'
import type { Answers, ToldBearer, ToldOpened } from './answers.ts'
import { VAULT } from '../evidence.ts'
import { boundedJson, isObject, named } from './json.ts'
import { Names, namesIn } from '../names.ts'

/** What was read. */
export interface ReadAnswers {
  readonly answers: Answers
  /** What of it this version does not understand, by where it stands in the file. It is kept as it was. */
  readonly notUnderstood: readonly string[]
  /** The same, where there is no place to keep it. */
  readonly notKept: readonly string[]
  /** Names of things that hold something and are nowhere said to be there, so they count as lost. */
  readonly undeclared: readonly string[]
}

const SHAPE = v.looseObject({
  format: v.optional(v.string()),
  version: v.optional(v.number()),
  bearers: named(v.nullish(bearerShape, {})),
  vault: v.nullish(vaultShape),
  manager: v.nullish(openedShape),
  managers: v.nullish(named(openedShape)),
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
  if (!read?.success || (read.output.format ?? FORMAT) !== FORMAT)
    throw notAnswers(read?.issues?.[0].path?.map(({ key }) => String(key)))
  const shape = read.output
  if (shape.bearers.length + shape.accounts.length > ANSWER_LIMITS.names) throw tooLarge()
  const reader = readerOf(shape, today)
  const accounts = shape.accounts.map(([called, told]) => readAccount(called, told, reader))
  const opened = readOpened(shape, reader)
  const people = peopleIn(shape, accounts)
  const bearers = shape.bearers.map(([called, told]) => readBearer(called, told, { today, people }))
  const answers: Answers = { bearers, opened, accounts: accounts.map(({ account }) => account) }
  return {
    answers,
    notUnderstood: [...newerVersion(shape), ...[...bearers, ...opened].flatMap(othersOf), ...othersIn(accounts)],
    notKept: Object.keys(shape).filter((field) => !Object.hasOwn(SHAPE.entries, field)),
    undeclared: undeclaredIn(answers),
  }
}

/** Every name of the file, so that it is found in any case. */
function readerOf({ bearers, manager, managers, accounts }: Shape, today: string): Reader {
  const names = (list: readonly (readonly [string, unknown])[]): readonly string[] => list.map(([called]) => called)
  const openers = [VAULT, ...(manager ? ['manager'] : []), ...names(managers ?? [])]
  return {
    today,
    accounts: new Names(names(accounts)),
    holders: new Names([...names(bearers), ...openers, ...names(accounts)]),
  }
}

/** Who owns something or keeps something is a person. */
function peopleIn({ bearers }: Shape, accounts: readonly ReadAccount[]): Names {
  const keepers = bearers.flatMap(([, bearer]) => bearer.with ?? [])
  const owners = accounts.flatMap(({ account: { holdings } }) => {
    const told = holdings.owner
    return told && 'is' in told ? told.is.flatMap(namesIn) : []
  })
  return new Names([...keepers, ...owners])
}

function readOpened({ vault, manager, managers }: Shape, reader: Reader): readonly ToldOpened[] {
  const all = [...(manager ? [['manager', manager] as const] : []), ...(managers ?? [])]
  return [
    ...(vault ? [readVault(vault, reader)] : []),
    ...all.map(([called, told]) => readManager(called, told, reader)),
  ]
}

function othersOf({ name, other = {} }: ToldBearer | ToldOpened): readonly string[] {
  return Object.keys(other).map((field) => `${name}: ${field}`)
}

function othersIn(accounts: readonly ReadAccount[]): readonly string[] {
  return accounts.flatMap(({ notUnderstood }) => notUnderstood)
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

function newerVersion({ version = VERSION }: Shape): readonly string[] {
  return version > VERSION ? [`version ${String(version)}`] : []
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
