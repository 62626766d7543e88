import { printableText } from '../content/printable.ts'
import type { DocumentPart, PrintedDocument } from '../content/document.ts'
import { documentStrips } from '../layout/document-strips.ts'
import type { PageLayout } from '../layout/layout.ts'
import { runningPages, type RunningText } from '../layout/running-pages.ts'
import { drawPdf } from './pdf.ts'
import { covers } from '../typeface/typeface.ts'

/** What it takes to print a document. */
export type DocumentRequest = Omit<RunningText, 'head'> & { readonly document: PrintedDocument }

/** Sets a document on pages. Characters that no face has stand by their numbers. */
export function planDocument({ document, ...text }: DocumentRequest): readonly PageLayout[] {
  return runningPages(documentStrips(printable(document)), { ...text, head: `Recovery Kit: ${document.running}` })
}

/** Draws it: the bytes of a PDF. */
export async function renderDocument(request: DocumentRequest): Promise<Uint8Array> {
  return await drawPdf(planDocument(request), request.printedAt, `Recovery Kit ${request.document.running}`)
}

function printable({ running, title, facts, parts }: PrintedDocument): PrintedDocument {
  return { running, title: plain(title), facts: facts.map(plain), parts: parts.map(printablePart) }
}

function printablePart(part: DocumentPart): DocumentPart {
  switch (part.kind) {
    case 'chapter':
    case 'prose':
      return { ...part, text: plain(part.text) }
    case 'entry':
      return { ...part, text: plain(part.text), ...(part.mark !== undefined && { mark: plain(part.mark) }) }
    case 'steps':
      return { ...part, steps: part.steps.map(plain) }
    case 'points':
      return { ...part, points: part.points.map(plain) }
    case 'table':
      return { ...part, head: part.head.map(plain), rows: part.rows.map((row) => row.map(plain)) }
  }
}

function plain(text: string): string {
  return printableText(text, covers).text
}
