import { createHash } from 'node:crypto'
import type { Input } from '../../contract.ts'
import type { MadeSet } from '../../sheets/make-set.ts'
import { isConfirmed, type Confirmed } from '../vault/confirmation.ts'
import type { Session } from '../vault/session.ts'
import { drawSet, type DrawnSet } from './draw-set.ts'
import { completeChoice, sealPassphrase } from './sheet-choice.ts'
import { planSet } from './plan-set.ts'
import { requireNotStopped } from './stoppable.ts'

/**
 * The one set that is planned and looked at before it is printed, so that what is printed is what
 * was shown. It is made once, and forgotten when it is printed, when the vault changes or locks,
 * and when another takes its place.
 */
export class PrintDraft {
  readonly #session: Session
  /** The latest plan, of plain sheets: sealed ones are planned with a seal that nothing opens. */
  #planned: { readonly key: string; readonly made: MadeSet } | undefined
  #planning = new AbortController()
  #key = ''
  #confirmed: Confirmed | undefined
  #drawn: DrawnSet | undefined
  #drawing: Promise<DrawnSet> | undefined
  #work = new AbortController()

  constructor(session: Session) {
    this.#session = session
    const forget = () => {
      this.forget()
    }
    session.onLock(() => {
      this.#planning.abort()
      this.forget()
    })
    session.onChange(forget)
  }

  /** Makes it without drawing it. @throws KitError `cancelled` when another plan or a lock came between. */
  async plan(input: Input<'sheets.plan'>): Promise<MadeSet> {
    this.#planning.abort()
    this.#planning = new AbortController()
    const { signal } = this.#planning
    const key = keyOf(input)
    const known = this.#planOf(key)
    if (known) return known
    this.#planned = undefined
    const before = this.#session.kit.vault.revision
    const made = await planSet(this.#session, completeChoice(input), signal)
    requireNotStopped(signal)
    if (input.kind !== 'sealed' && before === this.#session.kit.vault.revision) this.#planned = { key, made }
    return made
  }

  /** Whether pages of just this may be shown without asking for the passphrase again. */
  isConfirmed(input: Input<'sheets.save'>): boolean {
    return this.#key === keyOf(input) && isConfirmed(this.#confirmed, this.#session.surroundings.now())
  }

  /** Notes for how long pages of this may be shown. */
  confirm(input: Input<'sheets.save'>, confirmed: Confirmed): void {
    this.#take(keyOf(input))
    this.#confirmed = confirmed
  }

  /**
   * Draws it, unless it is drawn already.
   *
   * @throws KitError `cancelled` when it was stopped or the vault changed meanwhile.
   */
  async draw(input: Input<'sheets.save'>): Promise<DrawnSet> {
    this.#take(keyOf(input))
    if (this.#drawn) return this.#drawn
    // Two pages that are asked for at once are pages of one set.
    this.#drawing ??= this.#draw(input, this.#work.signal)
    return await this.#drawing
  }

  async #draw(input: Input<'sheets.save'>, signal: AbortSignal): Promise<DrawnSet> {
    try {
      const passphrase = await sealPassphrase(input)
      const known = this.#planOf(this.#key)
      const drawn = await drawSet(this.#session, { choice: completeChoice(input), passphrase, known, signal })
      if (signal.aborted) {
        drawn.pdf.fill(0)
        requireNotStopped(signal)
      }
      this.#drawn = drawn
      return drawn
    } finally {
      if (!signal.aborted) this.#drawing = undefined
    }
  }

  /** A plan of an earlier day is made again: its day is on the paper. */
  #planOf(key: string): MadeSet | undefined {
    if (this.#planned?.key !== key) return undefined
    const today = new Date(this.#session.surroundings.now()).toISOString().slice(0, 10)
    return this.#planned.made.set.madeAt.startsWith(today) ? this.#planned.made : undefined
  }

  /** Another set takes the place of the one that is there. */
  #take(key: string): void {
    if (key === this.#key) return
    this.#forgetDrawn()
    this.#key = key
  }

  /** Wipes what is drawn, stops what is being drawn, and forgets the plan. */
  forget(): void {
    this.#planned = undefined
    this.#forgetDrawn()
  }

  #forgetDrawn(): void {
    this.#work.abort()
    this.#work = new AbortController()
    this.#drawn?.pdf.fill(0)
    this.#drawn = undefined
    this.#drawing = undefined
    this.#confirmed = undefined
    this.#key = ''
  }
}

/** A digest: the passphrase of a sealed set is not kept. */
function keyOf(input: Input<'sheets.save'>): string {
  const { passphrase = '' } = input
  return createHash('sha256')
    .update(JSON.stringify([completeChoice(input), passphrase]))
    .digest('hex')
}
