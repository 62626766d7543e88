import type { Handlers, SavedDocument } from '../../contract.ts'
import { routesOf } from '../../readiness/routes.ts'
import { runbook } from '../../readiness/runbook.ts'
import { documentText } from '../../sheets/content/document-text.ts'
import type { PrintedDocument } from '../../sheets/content/document.ts'
import type { Paper } from '../../sheets/layout/page.ts'
import { saveFile } from '../exports/save-file.ts'
import type { Session } from '../vault/session.ts'
import { kitEvidence } from './kit-evidence.ts'
import { lostThings } from './loss-view.ts'
import { runbookDocument } from './runbook-document.ts'
import { runbookFacts } from './runbook-facts.ts'

type RunbookCalls = Pick<Handlers, 'runbook.save'>

/** What to do after a loss, on paper or as text. */
export function runbookCalls(session: Session): RunbookCalls {
  return {
    'runbook.save': async ({ lost, form, paper }) => {
      const { kit, surroundings } = session
      const { evidence, names } = kitEvidence(kit, surroundings.vaultPath)
      const book = runbook(evidence, routesOf, lostThings(evidence, lost))
      const day = new Date(surroundings.now()).toISOString().slice(0, 10)
      const document = runbookDocument(book, runbookFacts(kit, names), day)
      return await saveDocument(session, document, { form, paper, name: `recovery-kit-runbook-${day}` })
    },
  }
}

interface Saving {
  readonly form: 'pdf' | 'text'
  readonly paper: Paper
  /** Suggested, without its ending. */
  readonly name: string
}

/** Asks where, and saves a document there. */
async function saveDocument(
  session: Session,
  document: PrintedDocument,
  { form, paper, name }: Saving,
): Promise<SavedDocument> {
  const path = await session.surroundings.chooseSavePath(`${name}.${form === 'pdf' ? 'pdf' : 'txt'}`)
  if (path === undefined) return {}
  const made = form === 'pdf' ? await pdfOf(session, document, paper) : { bytes: Buffer.from(documentText(document)) }
  session.requireUnlocked()
  saveFile(path, made.bytes)
  return { path, ...('pages' in made && { pages: made.pages }) }
}

async function pdfOf({ surroundings }: Session, document: PrintedDocument, paper: Paper) {
  // As for sheets: the PDF writer takes a while to load.
  const { planDocument, renderDocument } = await import('../../sheets/pdf/document.ts')
  const request = { document, paper, printedAt: new Date(surroundings.now()).toISOString() }
  return { bytes: await renderDocument(request), pages: planDocument(request).length }
}
