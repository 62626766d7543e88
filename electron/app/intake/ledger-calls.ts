import type { LedgerRecord, Stored } from '../../accounts/records.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { LedgerFileView, LedgerView } from '../../contract.ts'
import { verdictSentence } from '../../contract/words/source-words.ts'
import { importReport } from './import-report.ts'
import { ledgerView, type ImportBackups } from './ledger-view.ts'
import { saveFile } from '../exports/save-file.ts'
import type { Session } from '../vault/session.ts'
import type { SourceFiles } from './source-files.ts'

type LedgerCalls = Pick<Handlers, 'intake.ledgers' | 'intake.deleteSource' | 'intake.saveLedgers'>

/** The reports of earlier imports, and what may be done once everything in a file is proved. */
export function ledgerCalls(session: Session, files: SourceFiles, backups: ImportBackups): LedgerCalls {
  const viewOf = (ledger: Stored<LedgerRecord>): LedgerView => ledgerView(session.kit, files, backups, ledger)
  return {
    'intake.ledgers': () =>
      session.kit
        .all('ledger')
        .map(viewOf)
        .sort((a, b) => b.at.localeCompare(a.at)),
    'intake.deleteSource': ({ ledger: id, source, unchecked = false }) => {
      const ledger = session.kit.get('ledger', id)
      requireDeletable(viewOf(ledger), source, unchecked)
      files.delete(id, source)
      const deleted = new Date(session.surroundings.now()).toISOString()
      const sources = (ledger.sources ?? []).map((one, index) => (index === source ? { ...one, deleted } : one))
      const noted = { ...ledger, sources }
      session.kit.commit({ put: [noted] })
      return viewOf(noted)
    },
    'intake.saveLedgers': async ({ ledgers, paper }) => {
      // As for sheets: the PDF writer takes a while to load.
      const { planLedgers, renderLedgers } = await import('../../sheets/pdf/ledger.ts')
      const request = {
        paper,
        printedAt: new Date(session.surroundings.now()).toISOString(),
        ledgers: ledgers.map((id) => importReport(viewOf(session.kit.get('ledger', id)))),
      }
      const pages = planLedgers(request)
      const path = await session.surroundings.chooseSavePath(
        `recovery-kit-import-report-${request.printedAt.slice(0, 10)}.pdf`,
      )
      if (path === undefined) return { pages: pages.length }
      const pdf = await renderLedgers(request)
      session.requireUnlocked()
      saveFile(path, pdf)
      return { path, pages: pages.length }
    },
  }
}

/** @param unchecked - The person says that tokens which were not checked here are right. */
function requireDeletable({ files }: LedgerView, source: number, unchecked: boolean): void {
  const file = files[source]
  if (file?.deleted !== undefined) {
    throw new KitError('not-found', 'The app has deleted this file already. Nothing was changed.')
  }
  if (file?.complete || (unchecked && isOnlyUnchecked(file?.open))) return
  throw new KitError(
    'invalid-input',
    `${(file && verdictSentence(file)) ?? 'It is not known whether everything in this file is in the vault.'} It was left where it is.`,
  )
}

/** Whether all that speaks against deleting a file is that its tokens were not compared with another app. */
function isOnlyUnchecked(open: LedgerFileView['open']): boolean {
  return open?.every(({ kind }) => kind === 'not-proved') === true
}
