import type { PaperDrill, ProvenHalf, SetRecord, Stored } from '../../accounts/records.ts'
import { KitError } from '../../kit-error.ts'
import {
  isArmored,
  judgeSheet,
  provenPieces,
  type LineResult,
  type OpenedSeal,
  type SheetRead,
  type Verdict,
} from '../../sheets/drill/judge.ts'
import { parseMark } from '../../sheets/content/mark.ts'
import {
  gatherReadings,
  type Gathered,
  type Piece,
  type ReadPage,
  type SheetReading,
  type TypeableLine,
} from '../../sheets/drill/readings.ts'
import { sheetId } from '../../sheets/content/sheet-set.ts'
import { checkTypedLine, formsOf, type Writing } from '../../sheets/drill/typed-line.ts'
import type { AskedLineView, DrillLineView, DrillNoteView } from '../../contract.ts'
import type { DrillSheet } from '../../sheets/drill/drill-sheets.ts'

/** One set while it is read back. All of it is in memory, and forgotten when the drill ends. */
export class Drill {
  readonly record: Stored<SetRecord>
  readonly sheets: readonly DrillSheet[]
  /** The label of the line that is asked for of each piece, by sheet number. */
  readonly #asked: ReadonlyMap<number, readonly (string | undefined)[]>
  readonly #pages: ReadPage[] = []
  readonly #seen = new Set<string>()
  /** What is in the sealed texts that were opened, by sheet number. */
  readonly #opened = new Map<number, OpenedSeal>()
  /** What came of each line that was typed, by sheet number and label. */
  readonly #typed = new Map<number, ReadonlyMap<string, LineResult>>()
  /** Files and pages of which nothing was read. */
  readonly problems: DrillNoteView[] = []

  /** @param random - A whole number from 0 to one below its argument, so that nobody learns which line is asked for. */
  constructor(record: Stored<SetRecord>, sheets: readonly DrillSheet[], random: (below: number) => number) {
    this.record = record
    this.sheets = sheets
    const oneOf = ({ lines }: Piece) => lines[lines.length > 0 ? random(lines.length) : 0]?.label
    this.#asked = new Map(sheets.map(({ number, pieces }) => [number, pieces.map(oneOf)]))
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

  /** Lines of a sheet that can still be typed: one of each secret and of the codes. */
  askedLines(sheet: DrillSheet, gathered: Gathered): readonly AskedLineView[] {
    const proven = provenPieces(sheet, this.#readOf(sheet, gathered))
    const typed = this.#typed.get(sheet.number)
    return sheet.pieces.flatMap(({ half }, at) => {
      const label = this.#asked.get(sheet.number)?.[at]
      if (label === undefined || typed?.get(label) === 'same') return []
      return [{ label, half, needed: proven[at] !== true }]
    })
  }

  /** What came of the lines that were typed. */
  typedLines({ number }: DrillSheet): readonly { readonly label: string; readonly result: LineResult }[] {
    return [...(this.#typed.get(number) ?? [])].map(([label, result]) => ({ label, result }))
  }

  verdictOf(sheet: DrillSheet, gathered: Gathered): Verdict {
    return judgeSheet(sheet, this.#readOf(sheet, gathered))
  }

  /** Sealed texts that were read and not opened yet. */
  sealedContents(): readonly { readonly sheet: DrillSheet; readonly armored: string }[] {
    const gathered = this.gathered
    return this.sheets.flatMap((sheet) => {
      if (this.verdictOf(sheet, gathered).kind !== 'sealed') return []
      const armored = readingOf(sheet, gathered)?.contents.find(isArmored)
      return armored === undefined ? [] : [{ sheet, armored }]
    })
  }

  /** Notes what an opened sealed text is. */
  opened(sheet: DrillSheet, text: string): void {
    this.#opened.set(sheet.number, sheet.opened(text))
  }

  /**
   * Compares a line that was asked for with the vault. What does not fit its own check is left to
   * the person to look at again, and is remembered until the line is typed right.
   *
   * @throws KitError `not-found` when this line was not asked for.
   */
  type(number: number, label: string, typed: string, check: string): DrillLineView {
    const sheet = this.sheets.find((one) => one.number === number)
    const asked = this.#asked.get(number)?.includes(label) === true
    const line = sheet?.pieces.flatMap(({ lines }) => lines).find((one) => one.label === label)
    if (!sheet || !line || !asked)
      throw new KitError('not-found', 'This line is not asked for. Nothing was recorded. Scan the sheet instead.')
    const writing = writingOf(line)
    const fit = checkTypedLine(sheetId(sheet.set, number), label, typed, check, writing)
    const wanted = [line.text, ...(line.earlier === undefined ? [] : [line.earlier])]
    const note = (result: LineResult, suggestions: readonly string[] = []): DrillLineView => {
      this.#typed.set(number, new Map([...(this.#typed.get(number) ?? []), [label, result]]))
      return { result, suggestions }
    }
    if (fit.kind === 'fits') return note(wanted.includes(fit.text) ? 'same' : 'different')
    return note(
      formsOf(typed, writing).some((form) => wanted.includes(form)) ? 'wrong-check' : 'mistyped',
      fit.suggestions,
    )
  }

  /** What is recorded of a copy: what was read of it, and nothing else. @throws KitError `nothing-read` */
  resultFor(copy: number, at: string): PaperDrill {
    const gathered = this.gathered
    const same: number[] = []
    const wrong: number[] = []
    const half: ProvenHalf[] = []
    let scanned = false
    for (const sheet of this.sheets) {
      const reading = readingOf(sheet, gathered)
      // A page of another copy proves nothing of this one.
      if (reading && reading.copies.size > 0 && !reading.copies.has(copy)) continue
      const verdict = this.verdictOf(sheet, gathered)
      const outcome = OUTCOMES[verdict.kind]
      if (outcome === 'nothing') continue
      scanned ||= reading !== undefined
      if (outcome === 'same') same.push(sheet.number)
      else half.push(...provenHalves(sheet.number, verdict))
      if (outcome === 'wrong') wrong.push(sheet.number)
    }
    if (same.length + wrong.length + half.length === 0)
      throw new KitError(
        'nothing-read',
        `Nothing on a sheet of copy ${copy} was read and compared yet. Nothing was recorded. Scan one, or type a line of it.`,
      )
    return { at, how: scanned ? 'scanned' : 'typed', same, wrong, half }
  }

  #readOf(sheet: DrillSheet, gathered: Gathered): SheetRead {
    const reading = readingOf(sheet, gathered)
    const opened = this.#opened.get(sheet.number)
    return {
      ...(reading && { contents: reading.contents }),
      typed: this.#typed.get(sheet.number) ?? new Map<string, LineResult>(),
      ...(opened && { opened }),
    }
  }
}

function writingOf({ label, text, earlier }: TypeableLine): Writing {
  if (label.startsWith('C')) return 'code'
  return earlier !== undefined || /^[0-9a-f ]+$/i.test(text) ? 'hex' : 'base32'
}

/** The set that the marks of these pages name; one that is known, if there is one. */
export function setNamedBy(pages: readonly ReadPage[], known: readonly string[]): string | undefined {
  const named = pages.flatMap(({ codes }) => codes.flatMap((code) => parseMark(code)?.set ?? []))
  return named.find((set) => known.includes(set)) ?? named[0]
}

/** What a verdict comes to in the record. */
const OUTCOMES: Readonly<Record<Verdict['kind'], 'same' | 'half' | 'wrong' | 'nothing'>> = {
  'not-read': 'nothing',
  proven: 'same',
  'half-proven': 'half',
  'nothing-read': 'nothing',
  'line-failed': 'wrong',
  'does-not-restore': 'wrong',
  altered: 'wrong',
  sealed: 'nothing',
  'not-comparable': 'nothing',
  elsewhere: 'nothing',
}

/** A half that a typed line failed in is not recorded as proven, also where its QR code matches. */
function provenHalves(sheet: number, verdict: Verdict): readonly ProvenHalf[] {
  const failed = verdict.failed.map(({ label }) => (label.startsWith('C') ? 'codes' : 'secret'))
  return (['secret', 'codes'] as const).flatMap((read) =>
    verdict[read] === 'matches' && !failed.includes(read) ? [{ sheet, read }] : [],
  )
}

function readingOf({ set, number }: DrillSheet, { sheets }: Gathered): SheetReading | undefined {
  return sheets.find((one) => one.set === set && one.number === number)
}
