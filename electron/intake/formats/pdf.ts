/**
 * A PDF: a sheet that was scanned or saved, a page printed from a web site. Every page is drawn
 * and its QR codes are read; where a page has none, its text is looked through for links and
 * recovery codes.
 */
import { KitError } from '../../kit-error.ts'
import { partNotes } from '../plan/batches.ts'
import { cutOff, damaged, passwordNeeded, wrongPassword } from '../containers/failures.ts'
import type { Format, Found, Reading, Source } from '../intake.ts'
import type { Note } from '../judgements.ts'
import { PICTURE_LIMITS } from '../../pictures/limits.ts'
import type { PageCodes, PictureAnswer } from '../../pictures/picture-job.ts'
import { askWorker } from '../../pictures/pictures.ts'
import { readBounded } from '../reading/read-bounded.ts'
import { foundPiece } from '../plan/split-codes.ts'
import { nameCodes, unseen } from './code-places.ts'
import { readLink } from './links.ts'
import { readCode } from './qr-code.ts'
import { codesOnPage } from './recovery-codes/recovery-codes.ts'

export const pdf: Format = {
  id: 'pdf',
  name: 'PDF with QR codes',
  // The header may have other bytes before it (ISO 32000-1, annex H.3.4.1).
  recognises: ({ bytes }) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'),
  read: readPdf,
}

const WHAT = 'PDF'

async function readPdf({ bytes }: Source, password?: string): Promise<Reading> {
  const answer = await askWorker({ kind: 'pdf', bytes, password: password ?? '' })
  if (!answer)
    throw new KitError(
      'unreadable',
      'This PDF could not be searched; it may be damaged or too much for this machine. Nothing was read. Save the page with the code by itself.',
    )
  if ('failure' in answer) throw failureOf(answer.failure, bytes, password)
  const read = readBounded(onceEach(answer.pages), readPage, { count: entriesIn, what: WHAT }).flat()
  const parts = read.flatMap((one) => one.parts)
  // Services have a page of codes printed or saved as PDF.
  const codes = codesOnPage(
    answer.pages
      .filter(isEmpty)
      .map(({ text }) => text)
      .join('\n'),
  )
  if (read.length === 0 && !codes)
    throw new KitError(
      'no-qr-code',
      'No QR code, no otpauth link and no recovery code was found in this PDF. Nothing was read. If it is a scan, scan it again with 300 dots an inch, or take a photograph of the code.',
    )
  return {
    format: pdf.id,
    formatName: answer.pages.length === 1 ? 'PDF with 1 page' : `PDF with ${answer.pages.length} pages`,
    found: [...read.flatMap(({ found }) => found), ...(codes?.found ?? [])],
    notes: [...partNotes(parts), ...(codes?.notes ?? emptyNotes(answer.pages.filter(isEmpty).length))],
    parts,
  }
}

type Failure = Extract<PictureAnswer, { readonly failure: unknown }>['failure']

function failureOf(failure: Failure, bytes: Uint8Array, password: string | undefined): KitError {
  switch (failure) {
    case 'password':
      return password === undefined ? passwordNeeded(WHAT) : wrongPassword(WHAT)
    case 'too-many-pages':
      return new KitError(
        'file-too-large',
        `This PDF has more than ${PICTURE_LIMITS.pdfPages} pages. Nothing was read. Save the pages with the codes by themselves.`,
      )
    case 'too-large-pages':
      return new KitError(
        'file-too-large',
        'What is on the pages of this PDF is larger than can be searched. Nothing was read. Save the pages with the codes by themselves.',
      )
    case 'damaged':
      // The end marker is within the last kilobyte (ISO 32000-1, annex H.3.4.4).
      return Buffer.from(bytes.subarray(-1024)).includes('%%EOF') ? damaged(WHAT) : cutOff(WHAT)
  }
}

/** Drops codes that were already on the same or an earlier page: a sheet may have its code twice. */
function onceEach(pages: readonly PageCodes[]): readonly PageCodes[] {
  const seen = new Set<string>()
  return pages.map((page) => {
    // What is written beside codes is not searched for links.
    return { ...unseen(page, seen), text: page.codes.length > 0 ? '' : page.text }
  })
}

type LinkReading = ReturnType<typeof readLink>

function entriesIn(page: readonly LinkReading[]): number {
  return page.reduce((count, { found }) => count + found.length, 0)
}

function readPage(codes: PageCodes, index: number): LinkReading[] {
  const page = `page ${index + 1}`
  const { whole, pieces } = nameCodes(codes, page)
  if (whole.length + pieces.length > 0)
    return [
      ...whole.map(({ text, what }) => readCode(text, what)),
      ...pieces.map(({ piece, what }) => ({ found: [foundPiece(piece, what)], parts: [] })),
    ]
  const readText = ({ link, goesOn }: TextLink) => {
    const { found, parts } = readLink(link, `link on ${page}`)
    return { found: goesOn ? found.map(maybeCut) : found, parts }
  }
  return readBounded(textLinks(codes.text), readText, { count: (one) => entriesIn([one]), what: WHAT })
}

interface TextLink {
  readonly link: string
  /** The next line could be the rest of it. */
  readonly goesOn: boolean
}

function textLinks(text: string): TextLink[] {
  return [...text.matchAll(/(otpauth(?:-migration)?:\/\/\S+)(?:[ \t]*\r?\n([^\r\n]*))?/gi)].map(
    ([, link = '', next = '']) => ({ link, goesOn: /^[\w%&=?.~+/-]+\s*$/.test(next) }),
  )
}

/** Sets a link aside that may have been wrapped: it would be imported with part of its secret. */
function maybeCut(found: Found): Found {
  if (found.kind !== 'token' || !found.verbatim) return found
  return {
    kind: 'quarantined',
    what: [found.issuer, found.account].filter(Boolean).join(' · ') || 'link',
    reason: { kind: 'link-may-go-on' },
    verbatim: found.verbatim,
  }
}

function isEmpty({ codes, pieces, text }: PageCodes): boolean {
  return codes.length + pieces.length === 0 && textLinks(text).length === 0
}

function emptyNotes(count: number): Note[] {
  return count === 0 ? [] : [{ kind: 'pages-without-code', count }]
}
