import PDFDocument from 'pdfkit'
import { assertNever } from '../../kit-error.ts'
import { yieldToOthers } from './yield.ts'
import { layOutByGlyph } from '../typeface/glyph-runs.ts'
import type { PageLayout } from '../layout/layout.ts'
import {
  ASCENT,
  cellWidth,
  PAPERS,
  POINT,
  type Box,
  type SymbolBox,
  type TextBox,
  type TickBox,
} from '../layout/page.ts'
import { PageContent } from './page-content.ts'
import { PdfBytes } from './pdf-bytes.ts'
import { eachDark, QUIET_ZONE } from '../content/qr.ts'
import { drawGlyphs } from './draw-glyphs.ts'
import { piecesOf, type CellPiece, type GlyphPiece } from '../typeface/set-text.ts'
import { monospaceFile } from '../typeface/typeface.ts'
import { Structure } from './structure.ts'
import { setViewerPreferences } from './viewer-preferences.ts'

type Pdf = InstanceType<typeof PDFDocument>

/**
 * Draws pages. Everything is black by itself, which no printer mixes from colours; text is text, symbols are vectors, fonts are embedded,
 * and the same pages give the same bytes. What pdfkit keeps until it is collected (strings, page
 * streams) cannot be wiped; the pieces of the file it hands over are.
 *
 * Between pages whatever else waits gets its turn.
 *
 * @param pages - Each is drawn when it comes and then let go. What they throw ends the work.
 * @param madeAt - ISO 8601; its day goes into the metadata.
 */
export async function drawPdf(
  pages: Iterable<PageLayout>,
  madeAt: string,
  title = 'Recovery Kit sheet',
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    font: '', // else pdfkit looks for Helvetica, which no sheet is set with and no package has
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    info: {
      Title: title,
      Creator: 'Recovery Kit',
      Producer: 'Recovery Kit',
      // The day alone, which is on the pages as well: the second would tell files of one evening apart.
      CreationDate: new Date(madeAt.slice(0, 10)),
    },
  })
  setViewerPreferences(pdf)
  const bytes = new PdfBytes()
  const content = new PageContent()
  collect(pdf, bytes)
  try {
    await drawPages({ pdf, content, structure: new Structure(pdf), fonts: new Set() }, pages)
    return bytes.take()
  } finally {
    bytes.wipe()
    content.wipe()
  }
}

async function drawPages(pen: Pen, pages: Iterable<PageLayout>): Promise<void> {
  const { pdf, content, structure } = pen
  for (const page of pages) {
    await yieldToOthers()
    const { width, height } = PAPERS[page.paper]
    pdf.addPage({ size: [points(width), points(height)], margin: 0 })
    content.begin(pdf)
    pdf.addContent(BLACK)
    for (const box of page.boxes) drawTagged(pen, box)
  }
  structure.end()
  pdf.end()
}

/** DeviceGray, for all that is filled and drawn on a page; pdfkit would take RGB. */
const BLACK = '0 g 0 G'

interface Pen {
  readonly pdf: Pdf
  readonly content: PageContent
  readonly structure: Structure
  /** Names of the fonts that the document has already. */
  readonly fonts: Set<string>
}

/** Text and symbols are read out in the order of the page; rules and boxes to tick are decoration. */
function drawTagged(pen: Pen, box: Box): void {
  const { pdf, structure } = pen
  const draw = () => {
    drawBox(pen, box)
  }
  if (box.kind === 'text') structure.draw(box.heading ? `H${box.heading}` : 'P', undefined, draw)
  else if (box.kind === 'symbol') structure.draw('Figure', box.alternative, draw)
  else {
    pdf.markContent('Artifact', { type: 'Layout' })
    draw()
    pdf.endMarkedContent()
  }
}

function drawBox(pen: Pen, box: Box): void {
  switch (box.kind) {
    case 'text':
      drawText(pen, box)
      return
    case 'symbol':
      drawSymbol(pen, box)
      return
    case 'rule':
      pen.pdf.rect(points(box.x), points(box.y), points(box.width), points(box.height)).fill()
      return
    case 'tick':
      drawTick(pen.pdf, box)
      return
    default:
      assertNever(box)
  }
}

function drawText(pen: Pen, box: TextBox): void {
  const { pdf } = pen
  let { x } = box
  const baseline = points(box.y) + box.size * ASCENT
  for (const piece of piecesOf(box.text)) {
    drawPiece(pen, piece, box, points(x), baseline)
    x += piece.cells * cellWidth(box.size)
  }
  if (!box.struck) return
  const middle = baseline - box.size * 0.27
  pdf
    .moveTo(points(box.x - 0.6), middle)
    .lineTo(points(box.x + box.width + 0.6), middle)
    .lineWidth(0.9)
    .stroke()
}

function drawPiece(
  pen: Pen,
  piece: CellPiece | GlyphPiece,
  { weight, size }: Pick<TextBox, 'weight' | 'size'>,
  x: number,
  baseline: number,
): void {
  const { pdf } = pen
  pdf.fontSize(size)
  if (piece.kind === 'glyphs') {
    setFont(pen, piece.face.name, piece.face.file)
    drawGlyphs(pdf, piece, { x, baseline, size, isBold: weight === 'bold' })
    return
  }
  if (setFont(pen, `${weight} ${piece.set}`, () => monospaceFile(weight, piece.set))) layOutByGlyph(pdf)
  // A list of features, even an empty one, keeps pdfkit from remembering the words it lays out.
  pdf.text(piece.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] })
}

/** @returns whether the document has it only from now on. */
function setFont({ pdf, fonts }: Pen, name: string, file: () => Uint8Array): boolean {
  const isNew = !fonts.has(name)
  if (isNew) pdf.registerFont(name, Buffer.from(file()))
  fonts.add(name)
  pdf.font(name)
  return isNew
}

/**
 * One path, filled once: neighbours that are filled one by one can show a seam. Each length is written
 * once and not for every rectangle, as writing numbers is most of the work.
 */
function drawSymbol({ pdf, content }: Pen, { x, y, width, symbol }: SymbolBox): void {
  const module = width / (symbol.size + 2 * QUIET_ZONE)
  const from = (start: number) =>
    Array.from({ length: symbol.size + 1 }, (_, at) => Buffer.from(`${rounded(points(start + at * module))} `))
  const [left, top, long] = [from(x + QUIET_ZONE * module), from(y + QUIET_ZONE * module), from(0)]
  eachDark(symbol, (column, row, wide, high) => {
    content.add(left[column], top[row], long[wide], long[high], RECTANGLE)
  })
  pdf.fill()
}

const RECTANGLE = Buffer.from('re\n')

/** As pdfkit writes numbers. */
function rounded(length: number): string {
  return String(Math.round(length * 1e6) / 1e6)
}

function drawTick(pdf: Pdf, box: TickBox): void {
  const [x, y, side] = [points(box.x), points(box.y), points(box.width)]
  pdf
    .lineWidth(0.7)
    .rect(x + 0.35, y + 0.35, side - 0.7, side - 0.7)
    .stroke()
  if (!box.ticked) return
  pdf
    .moveTo(x + side * 0.2, y + side * 0.55)
    .lineTo(x + side * 0.42, y + side * 0.78)
    .lineTo(x + side * 0.82, y + side * 0.22)
    .lineWidth(1.2)
    .stroke()
}

function points(millimetres: number): number {
  return millimetres / POINT
}

/**
 * Takes each piece when it is written: the stream would hold them until the next turn. All of it is
 * there when `pdf.end()` returns.
 */
function collect(pdf: Pdf, bytes: PdfBytes): void {
  const begun = pdf.read() as Buffer | null
  if (begun) bytes.add(begun)
  pdf.push = (piece: Uint8Array | null) => {
    if (piece) bytes.add(piece)
    return true
  }
}
