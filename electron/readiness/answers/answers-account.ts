/** One account in a file of answers. */
import * as v from 'valibot'
import { ATOMS } from '../../services/vocabulary.ts'
import { facts, packages, readFacts, readHolding, readLink, toldOf, type Reader } from './answers-shapes.ts'
import type { Told, ToldAccount, ToldLink, ToldPackage } from './answers.ts'
import { atomOf, isGoal, isLink } from '../graph/atoms.ts'
import type { Where } from '../evidence.ts'
import { isObject } from './json.ts'
import { folded } from '../names.ts'

export interface ReadAccount {
  readonly account: ToldAccount
  /** `NAME: FIELD`, one each. */
  readonly notUnderstood: readonly string[]
}

/** Reads one account. What it has and this version does not know is kept as it is, and named. */
export function readAccount(called: string, json: Readonly<Record<string, unknown>>, reader: Reader): ReadAccount {
  const reading = new Reading(reader)
  for (const [field, value] of Object.entries(json)) {
    const inside =
      atomOf(field) === 'signs-in-with' && isObject(value) ? Object.entries(value) : [[field, value] as const]
    for (const [name, told] of inside) reading.take(name, told)
  }
  return {
    account: { name: called, ...reading.account },
    notUnderstood: reading.other.map(([field]) => `${called}: ${field}`),
  }
}

class Reading {
  readonly other: (readonly [string, unknown])[] = []
  readonly #reader: Reader
  readonly #today: string
  readonly #holdings: (readonly [string, Told<readonly Where[]>])[] = []
  readonly #links: (readonly [string, Told<ToldLink>])[] = []
  /** Atoms may be spelled in several ways; the second word on one is kept as it is. */
  readonly #seen = new Set<string>()
  readonly #texts = new Map<'service' | 'login', string>()
  #facts: ToldAccount['facts'] = {}
  #packages: readonly ToldPackage[] = []
  #rest: ToldAccount['rest'] = 'none'

  constructor(reader: Reader) {
    this.#reader = reader
    this.#today = reader.today
  }

  get account(): Omit<ToldAccount, 'name'> {
    return {
      ...Object.fromEntries(this.#texts),
      holdings: Object.fromEntries(this.#holdings),
      links: Object.fromEntries(this.#links),
      facts: this.#facts,
      packages: this.#packages,
      rest: this.#rest,
      ...(this.other.length > 0 && { other: Object.fromEntries(this.other) }),
    }
  }

  take(field: string, value: unknown): void {
    if (!this.#takeField(folded(field), value) && !this.#takeAtom(atomOf(field), value)) this.other.push([field, value])
  }

  #takeField(field: string, value: unknown): boolean {
    switch (field) {
      case 'service':
      case 'login':
        if (typeof value === 'string') this.#texts.set(field, value)
        return typeof value === 'string'
      case 'others':
        if (value === 'unknown') this.#rest = 'unknown'
        return value === 'unknown'
      case 'facts': {
        const read = v.safeParse(facts, value)
        if (read.success) this.#facts = readFacts(read.output, this.#today)
        return read.success
      }
      case 'packages': {
        const read = v.safeParse(packages, value)
        if (read.success) this.#packages = read.output.map((one) => this.#package(...one))
        return read.success
      }
      default:
        return false
    }
  }

  #takeAtom(atom: string, value: unknown): boolean {
    if (this.#seen.has(atom)) return false
    const isTaken = isLink(atom) ? this.#takeLink(atom, value) : this.#takeHolding(atom, value)
    if (isTaken) this.#seen.add(atom)
    return isTaken
  }

  #takeLink(atom: string, value: unknown): boolean {
    const link = readLink(value, this.#reader)
    if (link) this.#links.push([atom, link])
    return link !== undefined
  }

  #takeHolding(atom: string, value: unknown): boolean {
    const holding = Object.hasOwn(ATOMS, atom) && isKept(atom) ? readHolding(value, this.#reader) : undefined
    if (holding) this.#holdings.push([atom, holding])
    return holding !== undefined
  }

  #package(
    called: string,
    told: readonly string[] | { readonly ways: readonly string[]; readonly told?: string | undefined },
  ): ToldPackage {
    const { ways, told: day } = 'ways' in told ? told : { ways: told, told: undefined }
    return { name: called, ways: ways.map(atomOf), told: toldOf(day, this.#today) }
  }
}

/** To be signed in is no thing that is kept. */
function isKept(atom: string): boolean {
  return atom === 'password' || !isGoal(atom)
}
