import { createHash } from 'node:crypto'
import type { PrintedSheet, SheetRecord } from '../accounts/records.ts'
import type { Input } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import { drillDay } from './paper-view.ts'
import type { Session } from './session.ts'
import { completeChoice, sealPassphrase, type SheetChoice } from './sheet-choice.ts'
import { loadSheets, requestFor, sealWith } from './sheet-request.ts'

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

/** From this many accounts on the window is told how far the work is. */
const WORTH_TELLING = 20

/**
 * The one set that is looked at before it is printed, so that what is printed is what was shown.
 * It is wiped when it is printed, when the vault changes or locks, and when another takes its place.
 */
export class SheetDraft {
  readonly #session: Session
  #key = ''
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

  /** True when just this is drawn already; whoever asked for it was confirmed then. */
  has(input: Input<'sheets.save'>): boolean {
    return this.#drawn !== undefined && this.#key === keyOf(input)
  }

  /**
   * Draws it, unless it is drawn already.
   *
   * @throws KitError `cancelled` when it was stopped or the vault changed meanwhile.
   */
  async draw(input: Input<'sheets.save'>): Promise<DrawnSet> {
    const key = keyOf(input)
    if (key !== this.#key) {
      this.forget()
      this.#key = key
    }
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
        throw stopped()
      }
      this.#drawn = drawn
      return drawn
    } finally {
      if (!signal.aborted) this.#drawing = undefined
    }
  }

  /** Wipes what is drawn, and stops what is being drawn. */
  forget(): void {
    this.#work.abort()
    this.#work = new AbortController()
    this.#drawn?.pdf.fill(0)
    this.#drawn = undefined
    this.#drawing = undefined
    this.#key = ''
  }
}

/** What the vault notes of a set that was printed or saved. */
export function recordOf({ choice, pages, set, madeAt, printed }: DrawnSet, path?: string): SheetRecord {
  return {
    kind: 'sheet',
    accounts: choice.accounts,
    paper: choice.paper,
    pages,
    made: madeAt,
    set,
    verifyBy: drillDay(Date.parse(madeAt)),
    sheets: printed,
    copies: Array.from({ length: choice.copies }, (_, index) => ({
      ...{ number: index + 1, place: '', holder: '' },
      drills: [],
    })),
    ...(path !== undefined && { file: { path } }),
  }
}

async function drawSet(
  session: Session,
  choice: SheetChoice,
  passphrase: string,
  signal: AbortSignal,
): Promise<DrawnSet> {
  const { makeSet } = await loadSheets()
  const { layOut } = await import('../sheets/layout.ts')
  const { drawPdf } = await import('../sheets/pdf.ts')
  const tell = choice.accounts.length > WORTH_TELLING
  const step = async (what: string, done: number, total: number): Promise<void> => {
    if (tell) session.surroundings.tell('progress', { what, done, total })
    // Calls that wait get their turn, the one to stop among them.
    await new Promise(setImmediate)
    if (signal.aborted) throw stopped()
  }
  session.requireUnlocked()
  let sealed = 0
  const request = requestFor(session, choice, async (text) => {
    await step('Sealing', sealed++, choice.accounts.length)
    return await sealWith(text, passphrase)
  })
  const { set, pages, printed } = await makeSet(request)
  const { madeAt } = request
  const pdf = await drawPdf(layOut(set), madeAt, undefined, (done, total) => step('Drawing', done, total))
  return { pdf, pages, choice, set: set.id, madeAt, printed }
}

/** A digest: the passphrase of a sealed set is not kept. */
function keyOf(input: Input<'sheets.save'>): string {
  const { passphrase = '' } = input
  return createHash('sha256')
    .update(JSON.stringify([completeChoice(input), passphrase]))
    .digest('hex')
}

function stopped(): KitError {
  return new KitError('cancelled', 'Stopped. Nothing was saved or printed.')
}
