import type PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>

/** An object of the file, which others name by its number; pdfkit's types do not tell. */
interface Reference {
  data: object
  buffer: readonly unknown[]
  end(): void
}

/** What pdfkit has of something that was marked on a page. */
interface Marked {
  readonly refs: readonly [
    { readonly pageRef: { readonly data: { readonly StructParents: number } }; readonly mcid: number },
  ]
}

/** What pdfkit has of the structure of a document. */
interface Root {
  readonly data: { K?: unknown; readonly ParentTree: { get(page: number): unknown[] } }
}

/** Takes the place of a part that is already in the file. */
const WRITTEN = { data: {}, buffer: [] } as const

/**
 * What is on the pages, in the order in which it is read out (ISO 32000-1, 14.7). Of each part only
 * its number is needed when it is written; pdfkit's own elements keep everything until the end, which
 * of a thousand pages is more than all that is drawn.
 */
export class Structure {
  readonly #pdf: Pdf
  readonly #root: Root
  readonly #document: Reference
  readonly #parts: Reference[] = []

  constructor(pdf: Pdf) {
    this.#pdf = pdf
    this.#document = referenceTo(pdf, { S: 'Document' })
    this.#root = pdf.getStructTreeRoot() as unknown as Root
    this.#root.data.K = [this.#document]
  }

  /** Draws a part on the page that is open, and says what it is. */
  draw(kind: 'P' | 'H1' | 'H2' | 'Figure', alternative: string | undefined, draw: () => void): void {
    const part = referenceTo(this.#pdf, { S: kind })
    const [{ pageRef, mcid }] = (this.#pdf.markStructureContent(kind) as unknown as Marked).refs
    draw()
    this.#pdf.endMarkedContent()
    this.#root.data.ParentTree.get(pageRef.data.StructParents)[mcid] = part
    this.#parts.push(part)
    // pdfkit writes the object of a text as words, and a text as a name.
    if (alternative !== undefined) Object.assign(part.data, { Alt: new String(alternative) })
    Object.assign(part.data, { P: this.#document, K: [mcid], Pg: pageRef })
    part.end()
    Object.assign(part, WRITTEN)
  }

  /** Nothing is drawn after that. */
  end(): void {
    Object.assign(this.#document.data, { P: this.#root, K: this.#parts })
    this.#document.end()
  }
}

function referenceTo(pdf: Pdf, data: object): Reference {
  return pdf.ref(data) as unknown as Reference
}
