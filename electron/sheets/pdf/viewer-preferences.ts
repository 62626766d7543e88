import type PDFDocument from 'pdfkit'

/**
 * What a viewer's print dialog starts with (ISO 32000-1, table 150): the page at its own size, and
 * on one side of the paper. Most viewers would fit it to the printer's margins, and a smaller QR code
 * is harder to read.
 */
export function setViewerPreferences(pdf: InstanceType<typeof PDFDocument>): void {
  const preferences = pdf.ref({ DisplayDocTitle: true, PrintScaling: 'None', Duplex: 'Simplex' })
  // pdfkit ends the reference; it has no option for more than the first of them.
  rootOf(pdf).data.ViewerPreferences = preferences
}

/** The document catalog; pdfkit's types do not tell. */
function rootOf(pdf: InstanceType<typeof PDFDocument>): { readonly data: Record<string, unknown> } {
  return (pdf as unknown as { readonly _root: { readonly data: Record<string, unknown> } })._root
}
