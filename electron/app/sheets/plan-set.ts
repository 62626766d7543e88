import type { MadeSet } from '../../sheets/make-set.ts'
import { yieldToOthers } from '../../sheets/pdf/yield.ts'
import type { Session } from '../vault/session.ts'
import type { SheetChoice } from './sheet-choice.ts'
import { loadSheets, requestFor, sealWith } from './sheet-request.ts'
import { requireNotStopped } from './stoppable.ts'

/** The length of the sealed text is the same for any two-digit work factor, so planning uses the cheapest. */
const PLANNED_WORK_FACTOR = 10

/** Makes a set to see what it comes to. Nothing opens the seal of a planned one. */
export async function planSet(session: Session, choice: SheetChoice, signal: AbortSignal): Promise<MadeSet> {
  const { makeSet } = await loadSheets()
  session.requireUnlocked()
  const seal = (text: string) => sealWith(text, 'only its length counts', PLANNED_WORK_FACTOR)
  return await makeSet(requestFor(session, choice, seal), async () => {
    await yieldToOthers()
    requireNotStopped(signal)
  })
}
