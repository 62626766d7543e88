import { store } from '../../accounts/kit.ts'
import type { Handlers } from '../../contract.ts'
import { giveWay } from '../../sheets/pdf/give-way.ts'
import { ownDecoder } from '../exports/decoder-file.ts'
import { decoderWarnings } from '../exports/decoder-words.ts'
import { printedUnnoted } from './printed-unnoted.ts'
import { requirePrinter } from './printer.ts'
import type { Session } from '../vault/session.ts'
import { completeChoice } from './sheet-choice.ts'
import { recordOf, SheetDraft, type DrawnSet } from './sheet-draft.ts'
import { pagePicture } from './sheet-preview.ts'
import { loadSheets, requestFor, sealWith } from './sheet-request.ts'
import { requireNotStopped } from './stoppable.ts'

type SheetCalls = Pick<
  Handlers,
  'sheets.plan' | 'sheets.preview' | 'sheets.close' | 'sheets.save' | 'sheets.printer' | 'sheets.print' | 'sheets.stop'
>

/** Sealed text is as long with every work factor of two digits; this one takes no time. */
const PLANNED_WORK_FACTOR = 10

/** Sheets of accounts: planned, looked at, saved and printed. */
export function sheetCalls(session: Session): SheetCalls {
  const draft = new SheetDraft(session)
  const forget = (): undefined => {
    draft.forget()
  }
  // Only the latest plan is looked at.
  let planning = new AbortController()
  session.onLock(() => {
    planning.abort()
  })
  return {
    'sheets.plan': async (input) => {
      planning.abort()
      planning = new AbortController()
      const { signal } = planning
      const { makeSet } = await loadSheets()
      const choice = completeChoice(input)
      const made = await makeSet(
        requestFor(session, choice, (text) => sealWith(text, 'only its length counts', PLANNED_WORK_FACTOR)),
        async () => {
          await giveWay()
          requireNotStopped(signal)
        },
      )
      const { pages, accounts, tokens, codes, printed } = made
      const ofDecoder = choice.archivist ? decoderWarnings(ownDecoder(session.surroundings.decoder)) : []
      return { pages, sheets: printed.length, accounts, tokens, codes, warnings: [...made.warnings, ...ofDecoder] }
    },
    'sheets.preview': async ({ page, ...input }) => {
      session.requireUnlocked()
      // A preview has every secret on its pages, so it is one thing, shown on one confirmation and not beyond it.
      if (!draft.isConfirmed(input)) draft.confirm(input, session.requireConfirmed())
      return await pagePicture((await draft.draw(input)).pdf, page)
    },
    'sheets.close': forget,
    'sheets.stop': forget,
    'sheets.save': async (input) => {
      session.requireConfirmed()
      const first = await draft.draw(input)
      const path = await session.surroundings.chooseSavePath(`recovery-kit-sheet-${first.set}.pdf`)
      if (path === undefined) return { pages: allPages(first) }
      // Asked for again: the vault may have changed, or been locked and wiped, while the dialog was open.
      session.requireUnlocked()
      const drawn = await draft.draw(input)
      session.saves.save(path, drawn.pdf)
      session.kit.commit({ put: [store(recordOf(drawn, path))] })
      return { path, pages: allPages(drawn) }
    },
    'sheets.printer': async () => {
      session.requireUnlocked()
      return (await session.surroundings.printer?.find()) ?? { way: 'none' }
    },
    'sheets.print': async (input) => {
      const printer = requirePrinter(session.surroundings)
      session.requireConfirmed()
      const drawn = await draft.draw(input)
      // A copy of its own: the vault may be locked, and the draft wiped, before the printer has all of it.
      const pdf = drawn.pdf.slice()
      const pages = allPages(drawn)
      try {
        const outcome = await printer.print(pdf, drawn.choice.paper)
        if (outcome === 'cancelled') return { outcome: 'neither', pages }
        if (!session.unlocked) throw printedUnnoted()
        // Also what is held in the queue: it may come out, and a drill should know it then.
        session.kit.commit({ put: [store(recordOf(drawn))] })
        return { outcome, pages }
      } finally {
        pdf.fill(0)
      }
    },
  }
}

function allPages({ pages, choice }: DrawnSet): number {
  return pages * choice.copies
}
