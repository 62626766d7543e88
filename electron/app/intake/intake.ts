import type { Kit } from '../../accounts/kit.ts'
import { wipe } from '../../accounts/wipe.ts'
import type { EntryCodeView, IntakeView, RivalView } from '../../contract.ts'
import type { Column } from '../../intake/intake.ts'
import { KitError } from '../../kit-error.ts'
import { textInPicture } from '../../pictures/text/picture-text.ts'
import { planIntake } from '../../intake/plan/plan.ts'
import type { IntakePlan, Taken } from '../../intake/plan/plan-types.ts'
import { SplitCodes } from '../../intake/plan/split-codes.ts'
import { newRecordId } from '../../vault/vault.ts'
import { EntryNumbers } from './entry-numbers.ts'
import { intakeView } from './intake-view.ts'
import { PictureLines } from './picture-lines.ts'
import { codeNow, rivalViews } from './rival-views.ts'
import type { FoundSource } from './source-files.ts'
import {
  fileAt,
  mayHaveText,
  openFile,
  readFile,
  readWaiting,
  type Readers,
  type SourceFile,
} from './source-reading.ts'

/** Files that are imported together, read as far as they can be, before anything is saved. */
export class Intake {
  readonly id: string = newRecordId()
  readonly #kit: () => Kit
  readonly #files: SourceFile[] = []
  readonly #split = new SplitCodes()
  readonly #numbers = new EntryNumbers()
  /** By the place of their picture in the files. */
  readonly #texts = new Map<number, PictureLines>()
  #planned: { readonly plan: IntakePlan; readonly revision: number } | undefined

  /** @param kit - The kit of the open vault. @throws KitError `vault-locked` */
  constructor(kit: () => Kit) {
    this.#kit = kit
  }

  /** In their order. */
  get sources(): readonly FoundSource[] {
    return this.#files.map(({ source }) => source)
  }

  /** What would become of the files. It is planned again only after a file or the vault has changed. */
  get plan(): IntakePlan {
    const kit = this.#kit()
    const { revision } = kit.vault
    if (this.#planned?.revision !== revision)
      this.#planned = { plan: planIntake(this.#files.map(readingOf), contentOf(kit), this.#split), revision }
    return this.#planned.plan
  }

  /** What the window shows of it. */
  get view(): IntakeView {
    const { id, plan } = this
    const numbers = plan.entries.map((entry) => this.#numbers.of(entry))
    return intakeView({ id, files: this.#files, plan, numbers, accounts: this.#kit().all('account') })
  }

  /** What the window wants to import, with the indexes of the plan. @throws KitError `not-found` */
  chosen(take: readonly Taken[]): readonly Taken[] {
    const indexes = this.#numbers.indexesIn(
      this.plan.entries,
      take.map(({ index }) => index),
    )
    return take.map((one, nth) => ({ ...one, index: indexes[nth] ?? one.index }))
  }

  /**
   * The tokens that an entry is asked about with, and their codes.
   *
   * @param entry - Its number.
   * @param at - Unix time in milliseconds.
   * @throws KitError `not-found`
   */
  rivals(entry: number, at: number): readonly RivalView[] {
    const { plan } = this
    const [index = entry] = this.#numbers.indexesIn(plan.entries, [entry])
    return rivalViews(plan, index, at, (one) => this.#numbers.of(one))
  }

  /**
   * The codes of entries that are tokens, in their order; nothing for any other entry.
   *
   * @param entries - Their numbers.
   * @param at - Unix time in milliseconds.
   * @throws KitError `not-found`
   */
  codes(entries: readonly number[], at: number): readonly EntryCodeView[] {
    const { plan } = this
    return this.#numbers.indexesIn(plan.entries, entries).map((index) => {
      const found = plan.entries[index]?.found
      return found?.kind === 'token' ? codeNow(found.token, at) : {}
    })
  }

  /** Takes one more file. */
  add(file: SourceFile): void {
    this.#change(() => this.#files.push(file))
  }

  /** Reads those files again that may have needed one that came after them. @throws KitError `cancelled` */
  async readWaiting(readers: Readers): Promise<void> {
    for await (const { index, file } of readWaiting(this.#files, readers)) this.#replace(index, file)
  }

  /** Opens a file, and the others of its kind that have the same password. @throws KitError `not-found`, `cancelled` */
  async open(index: number, password: string, readers: Readers): Promise<void> {
    for await (const { index: at, file } of openFile(this.#files, index, password, readers)) this.#replace(at, file)
  }

  /** The key file that counts with the next password; the one before it is wiped. @throws KitError `not-found` */
  useKeyFile(index: number, keyFile: FoundSource): void {
    const before = fileAt(this.#files, index)
    wipe(before.keyFile)
    this.#replace(index, { ...before, keyFile })
  }

  /** Reads a table with what the person said of its columns. @throws KitError `not-found`, `cancelled` */
  async nameColumns(index: number, columns: readonly Column[], readers: Readers): Promise<void> {
    const before = fileAt(this.#files, index)
    const read = await readFile({ ...before, columns }, this.sources, readers)
    wipe(before.reading)
    this.#replace(index, read)
  }

  /** Leaves a whole file out, or takes it again. What other files have in common with it then counts as theirs. @throws KitError `not-found` */
  leaveOut(index: number, leftOut: boolean): void {
    this.#replace(index, { ...fileAt(this.#files, index), leftOut })
  }

  /** @throws KitError `not-found` */
  requireFile(index: number): void {
    fileAt(this.#files, index)
  }

  /**
   * Reads the text of a picture in which no QR code was found.
   *
   * @throws KitError `not-found`, `invalid-input` for another file, `nothing-read`, `cancelled`, or as `textInPicture`
   */
  async readText(index: number, signal: AbortSignal): Promise<void> {
    const file = fileAt(this.#files, index)
    if (!mayHaveText(file)) throw noText()
    const read = await textInPicture(file.source.bytes, signal)
    this.#texts.get(index)?.wipe()
    this.#texts.delete(index)
    this.#texts.set(index, new PictureLines(file.source.name, read))
  }

  /** @throws KitError `invalid-input` where its text was not read */
  textAt(index: number): PictureLines {
    const text = this.#texts.get(index)
    if (!text) throw noText()
    return text
  }

  /** Takes the lines that a person confirmed as the codes of a picture. @throws KitError as `PictureLines.reading` */
  takeText(index: number): void {
    const text = this.textAt(index)
    const { error: _error, ...file } = fileAt(this.#files, index)
    this.#replace(index, { ...file, reading: text.reading() })
    text.wipe()
    this.#texts.delete(index)
  }

  /** Overwrites everything that was read. */
  wipe(): void {
    wipe(this.#files)
    for (const text of this.#texts.values()) text.wipe()
    // Parts that were put together are bytes of its own.
    wipe(this.#split.found)
    wipe(this.#planned?.plan.entries)
  }

  #replace(index: number, file: SourceFile): void {
    this.#change(() => (this.#files[index] = file))
  }

  #change(change: () => void): void {
    change()
    this.#planned = undefined
  }
}

function noText(): KitError {
  return new KitError(
    'invalid-input',
    'The text of this file was not asked for. Nothing was changed. Choose a picture without a QR code.',
  )
}

function readingOf({ source, reading, error, leftOut = false }: SourceFile) {
  return { source: source.name, leftOut, ...(reading && { reading }), ...(error && { error }) }
}

/** What only an export of this app brings. */
export const OTHERS = [
  'key',
  'key-details',
  'key-test',
  'sheet',
  'ledger',
  'cover',
  'bearer',
  'opened',
  'access',
  'account-details',
  'snapshot',
  'metadata',
] as const

function contentOf(kit: Kit): IntakePlan['kit'] {
  return {
    accounts: kit.all('account'),
    tokens: kit.all('token'),
    codeSets: kit.all('code-set'),
    quarantined: kit.all('quarantined'),
    others: OTHERS.flatMap((kind) => kit.all(kind)),
  }
}
