import { store } from '../../accounts/kit.ts'
import type { Handlers, Input, PrintedView, SavedSheet, SheetPlanView } from '../../contract.ts'
import { ownDecoder } from '../exports/decoder-file.ts'
import type { Session } from '../vault/session.ts'
import { printedUnnoted, requireNotable } from './notable.ts'
import { requirePrinter } from './printer.ts'
import type { DrawnSet } from './draw-set.ts'
import { setRecord } from './set-record.ts'
import { completeChoice } from './sheet-choice.ts'
import { PrintDraft } from './print-draft.ts'
import { pagePicture } from './sheet-preview.ts'

type SheetCalls = Pick<
  Handlers,
  'sheets.plan' | 'sheets.preview' | 'sheets.close' | 'sheets.save' | 'sheets.printer' | 'sheets.print' | 'sheets.stop'
>

/** Sheets of accounts: planned, looked at, saved and printed. */
export function sheetCalls(session: Session): SheetCalls {
  const draft = new PrintDraft(session)
  const forget = (): undefined => {
    draft.forget()
  }
  return {
    'sheets.plan': async (input) => await plan(session, draft, input),
    'sheets.preview': async ({ page, ...input }) => {
      session.requireUnlocked()
      // A preview has every secret on its pages, so it is one thing, shown on one confirmation and not beyond it.
      if (!draft.isConfirmed(input)) draft.confirm(input, session.requireConfirmed())
      return await pagePicture((await draft.draw(input)).pdf, page)
    },
    'sheets.close': forget,
    'sheets.stop': forget,
    'sheets.save': async (input) => await save(session, draft, input),
    'sheets.printer': async () => {
      session.requireUnlocked()
      return (await session.surroundings.printer?.find()) ?? { way: 'none' }
    },
    'sheets.print': async (input) => await print(session, draft, input),
  }
}

async function plan(session: Session, draft: PrintDraft, input: Input<'sheets.plan'>): Promise<SheetPlanView> {
  const { pages, accounts, tokens, codes, printed, warnings } = await draft.plan(input)
  const { archivist } = completeChoice(input)
  const ofDecoder = archivist ? decoderWarnings(session) : []
  const counts = { pages, sheets: printed.length, accounts: accounts.length, tokens, codes }
  return { ...counts, warnings: [...warnings, ...ofDecoder] }
}

/** The archivist page names decoder.html by its SHA-256. */
function decoderWarnings({ surroundings }: Session): SheetPlanView['warnings'] {
  const { kind } = ownDecoder(surroundings.decoder)
  return kind === 'whole' ? [] : [{ kind: `decoder-${kind}` }]
}

async function save(session: Session, draft: PrintDraft, input: Input<'sheets.save'>): Promise<SavedSheet> {
  requireNotable(session)
  session.requireConfirmed()
  const first = await draft.draw(input)
  const path = await session.surroundings.chooseSavePath(`recovery-kit-sheet-${first.set.id}.pdf`)
  if (path === undefined) return { pages: allPages(first) }
  // Asked for again: the vault may have changed, or been locked and wiped, while the dialog was open.
  session.requireUnlocked()
  const drawn = await draft.draw(input)
  session.saves.save(path, drawn.pdf)
  session.kit.commit({ put: [store(setRecord(drawn, { path }))] })
  return { path, pages: allPages(drawn) }
}

async function print(session: Session, draft: PrintDraft, input: Input<'sheets.print'>): Promise<PrintedView> {
  const printer = requirePrinter(session.surroundings)
  requireNotable(session)
  session.requireConfirmed()
  const drawn = await draft.draw(input)
  // A copy of its own: the vault may be locked, and the draft wiped, before the printer has all of it.
  const pdf = drawn.pdf.slice()
  const pages = allPages(drawn)
  try {
    const outcome = await printer.print(pdf, drawn.set.paper)
    if (outcome === 'cancelled') return { outcome: 'neither', pages }
    if (!session.unlocked) throw printedUnnoted()
    // Also what is held in the queue: it may come out, and a drill should know it then.
    session.kit.commit({ put: [store(setRecord(drawn))] })
    return { outcome, pages }
  } finally {
    pdf.fill(0)
  }
}

function allPages({ pages, set }: DrawnSet): number {
  return pages * set.copies
}
