import type { SavedDocument } from '../../contract.ts'
import { documentText } from '../../sheets/content/document-text.ts'
import type { PrintedDocument } from '../../sheets/content/document.ts'
import type { Paper } from '../../sheets/layout/page.ts'
import { saveFile } from '../exports/save-file.ts'
import type { Session } from '../vault/session.ts'

export interface Saving {
  readonly form: 'pdf' | 'text'
  readonly paper: Paper
  /** Suggested, without its ending. */
  readonly name: string
}

/** Asks where, and saves a document there. */
export async function saveDocument(
  session: Session,
  document: PrintedDocument,
  { form, paper, name }: Saving,
): Promise<SavedDocument> {
  const path = await session.surroundings.chooseSavePath(`${name}.${form === 'pdf' ? 'pdf' : 'txt'}`)
  if (path === undefined) return {}
  if (form === 'text') return saveText(session, path, documentText(document))
  const { bytes, pages } = await pdfOf(session, document, paper)
  session.requireUnlocked()
  saveFile(path, bytes)
  return { path, pages }
}

/** Saves text where the person said. */
export function saveText(session: Session, path: string, text: string): SavedDocument {
  session.requireUnlocked()
  saveFile(path, new TextEncoder().encode(text))
  return { path }
}

async function pdfOf({ surroundings }: Session, document: PrintedDocument, paper: Paper) {
  // As for sheets: the PDF writer takes a while to load.
  const { planDocument, renderDocument } = await import('../../sheets/pdf/document.ts')
  const request = { document, paper, printedAt: new Date(surroundings.now()).toISOString() }
  return { bytes: await renderDocument(request), pages: planDocument(request).length }
}
