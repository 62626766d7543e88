import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { PageContent } from '../../../electron/sheets/pdf/page-content.ts'

/** The file of two pages; uncompressed, so that what is on them can be read. */
function drawn(withContent: boolean, draw: (pdf: InstanceType<typeof PDFDocument>) => void): Buffer {
  const info = { CreationDate: new Date(0) }
  const pdf = new PDFDocument({ autoFirstPage: false, compress: false, info })
  const content = new PageContent()
  for (let page = 0; page < 2; page++) {
    pdf.addPage({ margin: 0 })
    if (withContent) content.begin(pdf)
    draw(pdf)
  }
  pdf.end()
  return pdf.read() as Buffer
}

describe('what is drawn on a page', () => {
  it.each([0, 1, 3000, 30_000])('is in the file as pdfkit writes it, with %i rectangles more', (count) => {
    const draw = (pdf: InstanceType<typeof PDFDocument>) => {
      pdf.rect(1, 2, 3, 4).fill()
      for (let at = 0; at < count; at++) pdf.rect(at, 0, 1, 1)
      pdf.addContent(`% caf\u00e9 ${'x'.repeat(3 * count)}`)
    }
    expect(drawn(true, draw).equals(drawn(false, draw))).toBe(true)
  })

  it('takes what is written already, in its place', () => {
    const pdf = new PDFDocument({ autoFirstPage: false, compress: false })
    const content = new PageContent()
    pdf.addPage({ size: [10, 20], margin: 0 })
    content.begin(pdf)
    pdf.addContent('0 g')
    content.add(Buffer.from('1 2 '), Buffer.from('3 4 re\n'))
    pdf.fill()
    pdf.end()
    expect((pdf.read() as Buffer).toString('latin1')).toContain('1 0 0 -1 0 20 cm\n0 g\n1 2 3 4 re\nf\n')
  })
})
