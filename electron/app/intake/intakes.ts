import { wipe } from '../../accounts/wipe.ts'
import type { IntakeView } from '../../contract.ts'
import type { Column } from '../../intake/intake.ts'
import type { ReadingProgress } from '../../intake/reading/reading-progress.ts'
import { SourceReader } from '../../intake/reading/source-reader.ts'
import { KitError } from '../../kit-error.ts'
import type { Session } from '../vault/session.ts'
import { Intake } from './intake.ts'
import type { PictureLines } from './picture-lines.ts'
import type { FoundSource } from './source-files.ts'
import { readNew, type Readers } from './source-reading.ts'

/** The intakes under way. Nothing of them is saved yet; locking the vault wipes them. */
export class Intakes {
  readonly #session: Session
  readonly #reader = new SourceReader()
  readonly #underWay = new Map<string, Intake>()
  /** One for each reading that is going on or waits. */
  readonly #readings = new Set<AbortController>()
  /** Ends when the reading that was asked for last does: files are read one call after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  /** How many readings each intake is waiting for. */
  readonly #pending = new Map<string, number>()

  constructor(session: Session) {
    this.#session = session
    session.onLock(() => {
      for (const id of this.#underWay.keys()) this.forget(id)
    })
  }

  get any(): boolean {
    return this.#underWay.size > 0
  }

  /** @throws KitError `not-found` */
  find(id: string): Intake {
    const intake = this.#underWay.get(id)
    if (!intake) throw new KitError('not-found', 'This import is over. Nothing was saved. Choose the files again.')
    return intake
  }

  /** One whose files are all read as far as they can be. @throws KitError `not-found`, or `invalid-input` while some are being read */
  idle(id: string): Intake {
    const intake = this.find(id)
    if (!this.#pending.has(id)) return intake
    throw new KitError(
      'invalid-input',
      'Files of this import are still being read. Nothing was changed. Wait until they are read, or stop reading.',
    )
  }

  /**
   * Reads files into an intake; when it is stopped, those that were read by then stay.
   *
   * @param id - Of the one under way; undefined to begin one.
   * @throws KitError `vault-locked` or `not-found`; the files are wiped then
   */
  async read(files: readonly FoundSource[], id: string | undefined): Promise<IntakeView> {
    const intake = id === undefined ? new Intake(() => this.#session.kit) : this.find(id)
    this.#session.requireUnlocked()
    this.#underWay.set(intake.id, intake)
    return await this.#inTurn(intake, files, async (readers) => await this.#add(intake, files, readers))
  }

  /** Opens a file of an intake with its password. @throws KitError `vault-locked` or `not-found` */
  async open(id: string, file: number, password: string): Promise<IntakeView> {
    return await this.#answer(id, async (intake, readers) => {
      await intake.open(file, password, readers)
    })
  }

  /** Reads a table of an intake with what the person said of its columns. @throws KitError `vault-locked` or `not-found` */
  async nameColumns(id: string, file: number, columns: readonly Column[]): Promise<IntakeView> {
    return await this.#answer(id, async (intake, readers) => {
      await intake.nameColumns(file, columns, readers)
    })
  }

  /** Reads the text of a picture; undefined where that was stopped. @throws KitError as `Intake.readText` */
  async readText(id: string, file: number): Promise<PictureLines | undefined> {
    const intake = this.find(id)
    return await this.#inTurn(intake, [], async ({ signal }) => {
      const isRead = await unlessStopped(intake.readText(file, signal))
      this.#requireUnderWay(intake)
      return isRead ? intake.textAt(file) : undefined
    })
  }

  /** Stops reading, also in the middle of a file. */
  stop(): void {
    for (const reading of this.#readings) reading.abort()
  }

  /** Ends an intake and wipes it. What was read is in the memory of the worker too, until that ends. */
  forget(id: string): void {
    this.#underWay.get(id)?.wipe()
    this.#underWay.delete(id)
    if (!this.any) void this.#reader.close()
  }

  /** Reads a file again with what it asked for. */
  async #answer(id: string, read: (intake: Intake, readers: Readers) => Promise<void>): Promise<IntakeView> {
    const intake = this.find(id)
    return await this.#inTurn(intake, [], async (readers) => {
      await unlessStopped(read(intake, readers))
      this.#requireUnderWay(intake)
      return intake.view
    })
  }

  async #add(intake: Intake, files: readonly FoundSource[], readers: Readers): Promise<IntakeView> {
    const earlier = intake.sources
    const isRead = await unlessStopped(this.#readNew(intake, files, readers))
    this.#requireUnderWay(intake, files)
    if (!isRead) wipe(files.slice(intake.sources.length - earlier.length))
    if (earlier.length > 0) await unlessStopped(intake.readWaiting(readers))
    this.#requireUnderWay(intake)
    return intake.view
  }

  /** @throws KitError `cancelled`, or what `#requireUnderWay` throws */
  async #readNew(intake: Intake, files: readonly FoundSource[], readers: Readers): Promise<void> {
    let done = 0
    const tell = ({ name: what }: FoundSource, pictures?: ReadingProgress) => {
      const progress = { what, done, total: files.length, ...(pictures && { pictures }) }
      this.#session.surroundings.tell('progress', progress)
    }
    for await (const file of readNew(files, [...intake.sources, ...files], readers, { tell, drop: wipe })) {
      intake.add(file)
      this.#requireUnderWay(intake, files)
      done++
    }
  }

  /**
   * Waits for the reading before this one: two at once would undo what the other read.
   *
   * @param files - Wiped where the intake has ended by then.
   */
  async #inTurn<T>(intake: Intake, files: readonly FoundSource[], read: (readers: Readers) => Promise<T>): Promise<T> {
    const { id } = intake
    const before = this.#turn
    const turn = Promise.withResolvers<undefined>()
    this.#turn = turn.promise
    const stop = new AbortController()
    this.#readings.add(stop)
    const signal = AbortSignal.any([stop.signal, this.#session.untilStopped])
    this.#pending.set(id, (this.#pending.get(id) ?? 0) + 1)
    try {
      await before
      this.#requireUnderWay(intake, files)
      return await read({ reader: this.#reader, signal })
    } finally {
      const left = (this.#pending.get(id) ?? 1) - 1
      if (left === 0) this.#pending.delete(id)
      else this.#pending.set(id, left)
      this.#readings.delete(stop)
      turn.resolve(undefined)
    }
  }

  /**
   * Call this after every await: an intake that was left, or locked away, is wiped with what came of it since.
   *
   * @throws KitError `vault-locked` or `not-found`
   */
  #requireUnderWay(intake: Intake, waiting: readonly FoundSource[] = []): void {
    if (this.#underWay.get(intake.id) === intake) return
    intake.wipe()
    wipe(waiting)
    this.#session.requireUnlocked()
    this.find(intake.id)
  }
}

/** Whether it was done; not when the user stopped it, and then what was read before is shown. */
async function unlessStopped(reading: Promise<void>): Promise<boolean> {
  try {
    await reading
    return true
  } catch (error) {
    if (error instanceof KitError && error.code === 'cancelled') return false
    throw error
  }
}
