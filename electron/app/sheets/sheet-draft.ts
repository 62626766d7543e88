import { createHash } from 'node:crypto'
import type { PrintedSheet, SheetRecord } from '../../accounts/records.ts'
import type { Input } from '../../contract.ts'
import { giveWay } from '../../sheets/pdf/give-way.ts'
import type { SheetPage } from '../../sheets/layout/layout.ts'
import { isConfirmed, type Confirmed } from '../vault/confirmation.ts'
import type { Session } from '../vault/session.ts'
import { setRecord } from './set-record.ts'
import { completeChoice, sealPassphrase, type SheetChoice } from './sheet-choice.ts'
import { SheetProgress } from './sheet-progress.ts'
import { loadSheets, requestFor, sealWith } from './sheet-request.ts'
import { requireNotStopped } from './stoppable.ts'

/** A set that is drawn and not printed yet. Whoever has it wipes the PDF. */
export interface DrawnSet {
  readonly pdf: Uint8Array
  /** Of one copy. */
  readonly pages: number
  readonly choice: SheetChoice
  readonly set: string
  readonly madeAt: string
  readonly printed: readonly PrintedSheet[]
}

/** For more accounts than this the window is told how far the work is. Sealing takes a second for each. */
const WORTH_TELLING: Readonly<Record<SheetChoice['kind'], number>> = { plain: 20, sealed: 2, cover: 0 }

/**
 * The one set that is looked at before it is printed, so that what is printed is what was shown.
 * It is wiped when it is printed, when the vault changes or locks, and when another takes its place.
 */
export class SheetDraft {
  readonly #session: Session
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
    session.onLock(forget)
    session.onChange(forget)
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
      const drawn = await drawSet(this.#session, completeChoice(input), passphrase, signal)
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

  /** Another set takes the place of the one that is there. */
  #take(key: string): void {
    if (key === this.#key) return
    this.forget()
    this.#key = key
  }

  /** Wipes what is drawn, and stops what is being drawn. */
  forget(): void {
    this.#work.abort()
    this.#work = new AbortController()
    this.#drawn?.pdf.fill(0)
    this.#drawn = undefined
    this.#drawing = undefined
    this.#confirmed = undefined
    this.#key = ''
  }
}

/** What the vault notes of it once it was printed, or saved at a path. */
export function recordOf({ choice, pages, set, madeAt, printed }: DrawnSet, path?: string): SheetRecord {
  const { accounts, paper, copies } = choice
  return setRecord({ accounts, paper, copies, pages, set, madeAt, sheets: printed }, path)
}

async function drawSet(
  session: Session,
  choice: SheetChoice,
  passphrase: string,
  signal: AbortSignal,
): Promise<DrawnSet> {
  const { makeSet, sheetsIn } = await loadSheets()
  const { pagesOf } = await import('../../sheets/layout/layout.ts')
  const { drawPdf } = await import('../../sheets/pdf/pdf.ts')
  session.requireUnlocked()
  const request = requestFor(session, choice, async (text) => await sealWith(text, passphrase))
  const progress = new SheetProgress(choice, sheetsIn(request), (now) => {
    if (choice.accounts.length > WORTH_TELLING[choice.kind]) session.surroundings.tell('progress', now)
  })
  const { set, pages, printed } = await makeSet(request, async () => {
    await giveWay()
    requireNotStopped(signal)
    progress.planned()
  })
  const { madeAt } = request
  const pdf = await drawPdf(watched(pagesOf(set, pages), progress, signal), madeAt)
  progress.done()
  return { pdf, pages, choice, set: set.id, madeAt, printed }
}

function* watched(
  pages: Iterable<SheetPage>,
  progress: SheetProgress,
  signal: AbortSignal,
): Generator<SheetPage, void> {
  for (const page of pages) {
    requireNotStopped(signal)
    progress.drawing(page)
    yield page
  }
}

/** A digest: the passphrase of a sealed set is not kept. */
function keyOf(input: Input<'sheets.save'>): string {
  const { passphrase = '' } = input
  return createHash('sha256')
    .update(JSON.stringify([completeChoice(input), passphrase]))
    .digest('hex')
}
