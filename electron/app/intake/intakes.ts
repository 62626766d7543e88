import { wipe } from '../../accounts/kit.ts'
import type { IntakeView } from '../../contract.ts'
import { SourceReader } from '../../intake/reading/source-reader.ts'
import { KitError } from '../../kit-error.ts'
import type { Session } from '../vault/session.ts'
import { Intake } from './intake.ts'
import type { FoundSource } from './source-files.ts'
import type { Readers } from './source-reading.ts'

/** The intakes under way. Nothing of them is saved yet; locking the vault wipes them. */
export class Intakes {
  readonly #session: Session
  readonly #reader = new SourceReader()
  readonly #underWay = new Map<string, Intake>()
  #reading = new AbortController()

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
    const readers = this.#startReading()
    const earlier = intake.sources
    const all = [...earlier, ...files]
    for (const [done, source] of files.entries()) {
      this.#session.surroundings.tell('progress', { what: source.name, done, total: files.length })
      const isRead = await unlessStopped(intake.add(source, all, readers))
      this.#requireUnderWay(intake, files)
      if (!isRead) {
        wipe(files.slice(done))
        break
      }
    }
    if (earlier.length > 0) await unlessStopped(intake.readWaiting(readers))
    this.#requireUnderWay(intake)
    return intake.view
  }

  /** Opens a file of an intake with its password. @throws KitError `vault-locked` or `not-found` */
  async open(id: string, file: number, password: string): Promise<IntakeView> {
    const intake = this.find(id)
    await unlessStopped(intake.open(file, password, this.#startReading()))
    this.#requireUnderWay(intake)
    return intake.view
  }

  /** Stops reading, also in the middle of a file. */
  stop(): void {
    this.#reading.abort()
  }

  /** Ends an intake and wipes it. What was read is in the memory of the worker too, until that ends. */
  forget(id: string): void {
    this.#underWay.get(id)?.wipe()
    this.#underWay.delete(id)
    if (!this.any) void this.#reader.close()
  }

  #startReading(): Readers {
    this.#reading = new AbortController()
    const signal = AbortSignal.any([this.#reading.signal, this.#session.untilStopped])
    return { reader: this.#reader, signal }
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
