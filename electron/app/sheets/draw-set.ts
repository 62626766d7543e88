import type { MadeSet } from '../../sheets/make-set.ts'
import type { SheetPage } from '../../sheets/layout/layout.ts'
import { yieldToOthers } from '../../sheets/pdf/yield.ts'
import type { Session } from '../vault/session.ts'
import type { SheetChoice } from './sheet-choice.ts'
import { PLANNING, SheetProgress } from './sheet-progress.ts'
import { loadSheets, requestFor, sealWith } from './sheet-request.ts'
import { requireNotStopped } from './stoppable.ts'

/** For more accounts than this the window is told how far the work is. Sealing takes a second for each. */
const WORTH_TELLING: Readonly<Record<SheetChoice['kind'], number>> = { plain: 20, sealed: 2, cover: 0 }

/** A set that is drawn and not printed yet. */
export interface DrawnSet extends MadeSet {
  /** Its holder wipes it. */
  readonly pdf: Uint8Array
}

/** What is to be drawn. */
interface Drawing {
  readonly choice: SheetChoice
  /** Empty but for sealed sheets. */
  readonly passphrase: string
  /** The set, where it was made for its plan. */
  readonly known: MadeSet | undefined
  /** Ends the work. */
  readonly signal: AbortSignal
}

/** Makes a set, unless it is made already, and draws it. @throws KitError `cancelled` */
export async function drawSet(session: Session, drawing: Drawing): Promise<DrawnSet> {
  const { choice, passphrase, known, signal } = drawing
  const { makeSet, sheetsIn } = await loadSheets()
  const { pagesOf } = await import('../../sheets/layout/layout.ts')
  const { drawPdf } = await import('../../sheets/pdf/pdf.ts')
  session.requireUnlocked()
  const request = requestFor(session, choice, async (text) => await sealWith(text, passphrase))
  const planning = known ? 0 : PLANNING[choice.kind]
  const progress = new SheetProgress({ planning, copies: choice.copies }, sheetsIn(request), (now) => {
    if (choice.accounts.length > WORTH_TELLING[choice.kind]) session.surroundings.tell('progress', now)
  })
  const made =
    known ??
    (await makeSet(request, async () => {
      await yieldToOthers()
      requireNotStopped(signal)
      progress.planned()
    }))
  progress.made(made.set.sheets.length)
  const pdf = await drawPdf(watched(pagesOf(made.set), progress, signal), made.set.madeAt)
  progress.done()
  return { ...made, pdf }
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
