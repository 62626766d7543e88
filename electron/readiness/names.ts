import type { Where } from './evidence.ts'

/** Names that something was given, found again in any case. */
export class Names {
  readonly #own: ReadonlySet<string>
  readonly #byFolded: ReadonlyMap<string, readonly string[]>

  constructor(names: readonly string[]) {
    this.#own = new Set(names)
    this.#byFolded = Map.groupBy(this.#own, folded)
  }

  has(name: string): boolean {
    return this.#own.has(name)
  }

  /** The name as it was given; what was typed where there is none, or several differ only in their case. */
  own(called: string): string {
    if (this.#own.has(called)) return called
    const [only, ...more] = this.#byFolded.get(folded(called)) ?? []
    return only === undefined || more.length > 0 ? called : only
  }

  inWhere(where: Where): Where {
    if (typeof where === 'string') return this.own(where)
    return { atLeast: where.atLeast, of: where.of.map((one) => this.inWhere(one)) }
  }
}

/** As names are compared. */
export function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}

/** Every name in a place. */
export function namesIn(where: Where): readonly string[] {
  return typeof where === 'string' ? [where] : where.of.flatMap(namesIn)
}
