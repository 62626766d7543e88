import type { PaperDrill, SheetRecord, Stored } from '../accounts/records.ts'
import { KitError } from '../kit-error.ts'
import { isArmored, judgeSheet, type Verdict } from '../sheets/drill.ts'
import { parseMark } from '../sheets/mark.ts'
import { gatherReadings, type Gathered, type ReadPage } from '../sheets/readings.ts'
import { sheetId } from '../sheets/sheet-set.ts'
import { checkTypedLine, formsOf } from '../sheets/typed-line.ts'
import type { DrillLineView } from '../views.ts'
import type { DrillSheet } from './drill-sheets.ts'

/** One set while it is read back. All of it is in memory, and forgotten when the drill ends. */
export class Drill {
  readonly record: Stored<SheetRecord>
  readonly sheets: readonly DrillSheet[]
  /** Which line of each sheet is asked for, by sheet number. */
  readonly #asked: ReadonlyMap<number, string>
  readonly #pages: ReadPage[] = []
  readonly #seen = new Set<string>()
  /** What was held against the vault besides the QR codes, by sheet number. */
  readonly #compared = new Map<number, 'same' | 'different'>()
  readonly #typed = new Set<number>()
  /** What could not be read, one sentence each. */
  readonly problems: string[] = []

  /** @param random - A whole number from 0 to one below its argument: nobody learns by heart which line is asked for. */
  constructor(record: Stored<SheetRecord>, sheets: readonly DrillSheet[], random: (below: number) => number) {
    this.record = record
    this.sheets = sheets
    this.#asked = new Map(
      sheets.flatMap(({ number, lines }) => {
        const line = lines[lines.length > 0 ? random(lines.length) : 0]
        return line ? [[number, line.label]] : []
      }),
    )
  }

  /** True when something was seen that was not seen before. */
  add(pages: readonly ReadPage[]): boolean {
    const before = this.#seen.size
    for (const page of pages) {
      const fresh = page.codes.some((code) => !this.#seen.has(code))
      for (const code of page.codes) this.#seen.add(code)
      if (fresh) this.#pages.push(page)
    }
    return this.#seen.size > before
  }

  /** What was read so far, sheet by sheet. */
  get gathered(): Gathered {
    return gatherReadings(this.#pages, this.sheets)
  }

  /** Whether a line of it was typed and fits its check. */
  wasTyped(sheet: number): boolean {
    return this.#typed.has(sheet)
  }

  /** The label of the line that is asked for. */
  askedLine(sheet: number): string | undefined {
    return this.#asked.get(sheet)
  }

  /** Undefined while nothing was read of it. */
  verdictOf(sheet: DrillSheet, gathered: Gathered): Verdict | undefined {
    const reading = gathered.sheets.find((one) => one.set === sheet.set && one.number === sheet.number)
    const compared = this.#compared.get(sheet.number)
    if (!reading && compared === undefined) return undefined
    return judgeSheet(sheet, reading ?? { contents: [] }, compared)
  }

  /** Sealed texts that were read and not opened yet. */
  sealedContents(): readonly { readonly sheet: DrillSheet; readonly armored: string }[] {
    const gathered = this.gathered
    return this.sheets.flatMap((sheet) => {
      if (this.verdictOf(sheet, gathered)?.kind !== 'sealed') return []
      const reading = gathered.sheets.find(({ number, set }) => number === sheet.number && set === sheet.set)
      const armored = reading?.contents.find(isArmored)
      return armored === undefined ? [] : [{ sheet, armored }]
    })
  }

  /** Notes what an opened sealed text is. */
  opened(sheet: DrillSheet, text: string): void {
    this.#compared.set(sheet.number, sheet.holds(text) ? 'same' : 'different')
  }

  /**
   * Holds the line that was asked for against the vault. What does not fit its own check is left
   * to the person to look at again.
   *
   * @throws KitError `not-found` when no line of this sheet was asked for.
   */
  type(number: number, typed: string, check: string): DrillLineView {
    const sheet = this.sheets.find((one) => one.number === number)
    const line = sheet?.lines.find(({ label }) => label === this.#asked.get(number))
    if (!sheet || !line)
      throw new KitError(
        'not-found',
        'No line of this sheet is asked for. Nothing was recorded. Scan the sheet instead.',
      )
    const id = sheetId(sheet.set, number)
    const result = checkTypedLine(id, line.label, typed, check)
    if (result.kind === 'wrong') {
      const writing = line.label.startsWith('C') ? 'code' : 'base32'
      const lineIsRight = formsOf(typed, writing).includes(line.text)
      return { result: lineIsRight ? 'wrong-check' : 'mistyped', suggestions: result.suggestions }
    }
    const compared = result.text === line.text ? 'same' : 'different'
    this.#compared.set(number, compared)
    this.#typed.add(number)
    return { result: compared, suggestions: [] }
  }

  /** What is recorded of a copy. @throws KitError `invalid-input` when nothing of it was read. */
  resultFor(copy: number, at: string): PaperDrill {
    const gathered = this.gathered
    const same: number[] = []
    const wrong: number[] = []
    let scanned = false
    for (const sheet of this.sheets) {
      const reading = gathered.sheets.find(({ number, set }) => number === sheet.number && set === sheet.set)
      // A page of another copy proves nothing of this one.
      if (reading && reading.copies.size > 0 && !reading.copies.has(copy)) continue
      const verdict = this.verdictOf(sheet, gathered)
      if (!verdict || verdict.kind === 'elsewhere' || verdict.kind === 'sealed') continue
      scanned ||= reading !== undefined
      if (verdict.kind === 'same') same.push(sheet.number)
      else wrong.push(sheet.number)
    }
    if (same.length + wrong.length === 0)
      throw new KitError(
        'invalid-input',
        `No sheet of copy ${copy} was read and compared yet. Nothing was recorded. Scan one, or type a line of it.`,
      )
    return { at, how: scanned ? 'scanned' : 'typed', same, wrong }
  }
}

/** The set that the marks of these pages name; one that is known, if there is one. */
export function setNamedBy(pages: readonly ReadPage[], known: readonly string[]): string | undefined {
  const named = pages.flatMap(({ codes }) => codes.flatMap((code) => parseMark(code)?.set ?? []))
  return named.find((set) => known.includes(set)) ?? named[0]
}
