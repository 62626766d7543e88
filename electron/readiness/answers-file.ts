/**
 * Answers as JSON (electron/exports/EXPORT.md, "Answers"). Names carry the structure, so that a person can write and review it:
 * `{"format":"recovery-kit-answers","version":1,"bearers":{NAME:{}},"vault":{},"managers":{NAME:{}},"accounts":{NAME:{}}}`.
 */
import * as v from 'valibot'
import { KitError } from '../kit-error.ts'
import type { Answers, Told, ToldAccount, ToldBearer, ToldLink, ToldOpened } from './answers.ts'
import { VAULT, type BearerType, type Where } from './evidence.ts'

const FORMAT = 'recovery-kit-answers'
const VERSION = 1

/** What a file of answers may hold; checked before any work. */
export const ANSWER_LIMITS = { bytes: 4 * 1024 * 1024, names: 5000, listed: 100, depth: 6, text: 500 } as const

/** What was read, and what of it this version does not understand, by where it stands in the file. */
export interface ReadAnswers {
  readonly answers: Answers
  readonly notUnderstood: readonly string[]
}

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(ANSWER_LIMITS.text))
const date = v.pipe(v.string(), v.isoDate())
const where: v.GenericSchema<Where> = v.union([
  name,
  v.strictObject({ atLeast: v.pipe(v.number(), v.integer(), v.minValue(1)), of: v.array(v.lazy(() => where)) }),
])
const list = v.pipe(v.array(where), v.maxLength(ANSWER_LIMITS.listed))
const holding = v.union([v.null(), list, v.object({ in: list, told: v.optional(date) }), v.object({ asked: date })])
const link = v.union([
  v.null(),
  name,
  v.object({ account: name, told: v.optional(date) }),
  v.object({ outside: name, told: v.optional(date) }),
  v.object({ asked: date }),
])
const BEARER_TYPES = ['phone', 'computer', 'key', 'paper', 'stick', 'memory', 'person', 'other'] as const
const bearer = v.object({
  type: v.optional(v.picklist(BEARER_TYPES)),
  place: v.optional(name),
  with: v.optional(name),
  told: v.optional(date),
})
const opened = v.object({ needs: v.array(v.union([where, list])), told: v.optional(date) })
const vault = v.object({ files: v.optional(list, []), opens: v.optional(list, []), told: v.optional(date) })
const SHAPE = v.object({
  bearers: v.record(v.string(), bearer),
  vault: v.optional(vault),
  manager: v.optional(opened),
  managers: v.optional(v.record(v.string(), opened), {}),
  accounts: v.record(v.string(), v.record(v.string(), v.unknown())),
})

/** Links to other accounts, by the atom of the table of services they stand for. */
const LINKS: ReadonlySet<string> = new Set([
  'mail',
  'source-host',
  'trusted-publisher',
  'trusted-publisher-stage-only',
  'linked-github',
])

/**
 * Reads a file of answers. What carries no date of its own was told `today`.
 *
 * @param today `YYYY-MM-DD`
 * @throws KitError `file-too-large`, or `unknown-format` when it is not such a file; nothing is taken then.
 */
export function readAnswers(text: string, today: string): ReadAnswers {
  if (text.length > ANSWER_LIMITS.bytes) throw tooLarge()
  const json = parsed(text)
  const read = v.safeParse(SHAPE, json)
  if (!read.success || isOther(json))
    throw notAnswers(read.success ? undefined : read.issues[0].path?.map(({ key }) => String(key)))
  const { bearers, accounts, managers, manager } = read.output
  if (Object.keys(bearers).length + Object.keys(accounts).length > ANSWER_LIMITS.names) throw tooLarge()
  const reading = new Reading(today)
  const openers = [
    ...(read.output.vault ? [reading.vault(read.output.vault)] : []),
    ...Object.entries(manager ? { manager, ...managers } : managers).map(([one, told]) => reading.manager(one, told)),
  ]
  const answers = {
    bearers: Object.entries(bearers).map(([one, told]) => reading.bearer(one, told)),
    opened: openers,
    accounts: Object.entries(accounts).map(([one, told]) => reading.account(one, told)),
  }
  return { answers, notUnderstood: [...newerVersion(json), ...reading.notUnderstood] }
}

class Reading {
  readonly notUnderstood: string[] = []
  readonly #today: string

  constructor(today: string) {
    this.#today = today
  }

  bearer(called: string, { type, told, ...rest }: v.InferOutput<typeof bearer>): ToldBearer {
    return { name: called, type: type ?? typeByName(called), ...defined(rest), told: told ?? this.#today }
  }

  manager(called: string, { needs, told }: v.InferOutput<typeof opened>): ToldOpened {
    return {
      name: called,
      needs: needs.map((need) => (Array.isArray(need) ? need : [need])),
      told: told ?? this.#today,
    }
  }

  vault({ files, opens, told }: v.InferOutput<typeof vault>): ToldOpened {
    return { name: VAULT, needs: [files, opens], told: told ?? this.#today }
  }

  account(called: string, facts: Readonly<Record<string, unknown>>): ToldAccount {
    const holdings: Record<string, Told<readonly Where[]>> = {}
    const links: Record<string, Told<ToldLink>> = {}
    const other: Record<string, unknown> = {}
    const { service, login, owners, 'signs-in-with': signsIn, ...atoms } = facts
    const all = { ...atoms, ...(isRecord(signsIn) ? signsIn : {}) }
    for (const [atom, fact] of Object.entries(all)) {
      const [asHolding, asLink] = [v.safeParse(holding, fact), v.safeParse(link, fact)]
      const isLink = LINKS.has(atom) || (isRecord(signsIn) && atom in signsIn)
      if (isLink && asLink.success) links[atom] = this.#link(asLink.output)
      else if (!isLink && asHolding.success) holdings[atom] = this.#holding(asHolding.output)
      else {
        other[atom] = fact
        this.notUnderstood.push(`${called}: ${atom}`)
      }
    }
    const ownersRead = v.safeParse(holding, owners)
    return {
      name: called,
      ...(typeof service === 'string' ? { service } : {}),
      ...(typeof login === 'string' ? { login } : {}),
      holdings,
      links,
      ...(ownersRead.success ? { owners: this.#holding(ownersRead.output) } : {}),
      ...(Object.keys(other).length > 0 ? { other } : {}),
    }
  }

  #holding(fact: v.InferOutput<typeof holding>): Told<readonly Where[]> {
    if (fact === null) return { asked: this.#today }
    if (Array.isArray(fact)) return { is: fact, told: this.#today }
    return 'asked' in fact ? { asked: fact.asked } : { is: fact.in, told: fact.told ?? this.#today }
  }

  #link(fact: v.InferOutput<typeof link>): Told<ToldLink> {
    if (fact === null) return { asked: this.#today }
    if (typeof fact === 'string')
      return { is: isOutside(fact) ? { outside: fact } : { account: fact }, told: this.#today }
    if ('asked' in fact) return { asked: fact.asked }
    const is = 'account' in fact ? { account: fact.account } : { outside: fact.outside }
    return { is, told: fact.told ?? this.#today }
  }
}

/** Writes answers as the JSON that `readAnswers` takes; reading it again gives the same answers. */
export function writeAnswers({ bearers, opened: openers, accounts }: Answers): string {
  const vaultToldOf = openers.find(({ name: called }) => called === VAULT)
  const managers = openers.filter((one) => one !== vaultToldOf)
  const json = {
    format: FORMAT,
    version: VERSION,
    bearers: Object.fromEntries(bearers.map(({ name: called, ...rest }) => [called, rest])),
    ...(vaultToldOf
      ? { vault: { files: vaultToldOf.needs[0] ?? [], opens: vaultToldOf.needs[1] ?? [], told: vaultToldOf.told } }
      : {}),
    managers: Object.fromEntries(managers.map(({ name: called, ...rest }) => [called, rest])),
    accounts: Object.fromEntries(accounts.map((account) => [account.name, accountJson(account)])),
  }
  return `${JSON.stringify(json, undefined, 2)}\n`
}

function accountJson({ service, login, holdings, links, owners, other }: ToldAccount): Record<string, unknown> {
  const holdingJson = (told: Told<readonly Where[]>): unknown =>
    'asked' in told ? told : { in: told.is, told: told.told }
  const linkJson = (told: Told<ToldLink>): unknown => ('asked' in told ? told : { ...told.is, told: told.told })
  const mapped = <T>(facts: Readonly<Record<string, T>>, map: (fact: T) => unknown): Record<string, unknown> =>
    Object.fromEntries(Object.entries(facts).map(([atom, fact]) => [atom, map(fact)]))
  const signsIn = Object.entries(links).filter(([atom]) => !LINKS.has(atom))
  const plain = Object.entries(links).filter(([atom]) => LINKS.has(atom))
  return {
    ...(service === undefined ? {} : { service }),
    ...(login === undefined ? {} : { login }),
    ...mapped(holdings, holdingJson),
    ...mapped(Object.fromEntries(plain), linkJson),
    ...(signsIn.length > 0 ? { 'signs-in-with': mapped(Object.fromEntries(signsIn), linkJson) } : {}),
    ...(owners === undefined ? {} : { owners: holdingJson(owners) }),
    ...other,
  }
}

/** "outside, reachable": a mailbox that is not an account of the kit, and that the user vouches for. */
function isOutside(text: string): boolean {
  return /^outside\b/i.test(text) || text.includes('@')
}

/** What a bearer most likely is, by the name people give such things; asked about nowhere, and only colours advice. */
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAnswers()
  }
}

function isOther(json: unknown): boolean {
  return isRecord(json) && json.format !== undefined && json.format !== FORMAT
}

function newerVersion(json: unknown): readonly string[] {
  return isRecord(json) && typeof json.version === 'number' && json.version > VERSION
    ? [`version ${String(json.version)}`]
    : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Leaves out what is undefined, so that absent stays absent. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

function notAnswers(path?: readonly string[]): KitError {
  const place = path === undefined ? '' : ` What stands at ${path.join(', ')} is not understood.`
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
