import { ONE_OF, partsOf } from './link-difference.ts'

/**
 * Sheets by their links with one thing left out, so that the ones a text may be near to are found
 * without comparing it with every link: a stack of a thousand pages has as many codes.
 */
export class NearLinks<Sheet> {
  readonly #sheets = new Map<string, Set<Sheet>>()

  constructor(sheets: readonly Sheet[], linksOf: (sheet: Sheet) => readonly string[]) {
    for (const sheet of sheets)
      for (const key of linksOf(sheet).flatMap((link) => [...withoutOne(link), ...halves(link)])) {
        const known = this.#sheets.get(key)
        if (known) known.add(sheet)
        else this.#sheets.set(key, new Set([sheet]))
      }
  }

  /** Every sheet that has a link which differs in one thing alone, and few others. */
  candidates(text: string): ReadonlySet<Sheet> {
    const keys = partsOf(text) ? withoutOne(text) : halves(text)
    return new Set(keys.flatMap((key) => [...(this.#sheets.get(key) ?? [])]))
  }
}

/** What is left of a link without each thing that may differ. */
function withoutOne(link: string): readonly string[] {
  const parts = [...(partsOf(link) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1))
  if (parts.length === 0) return []
  return ONE_OF.map((left) => JSON.stringify([left, parts.filter(([name]) => name !== left)]))
}

/** Of two texts of one length that differ in one character, one half is the same. */
function halves(text: string): readonly string[] {
  const middle = text.length >> 1
  return [`${text.length} ${text.slice(0, middle)}`, `${text.length}  ${text.slice(middle)}`]
}
