import { labelText } from '../../otp/otpauth.ts'
import type { PageLayout } from '../layout/layout.ts'
import { bottomOf, cellsIn, CONTENT, lineHeight, PAPERS, ruleAt, textAt, type Box } from '../layout/page.ts'
import { drawPdf } from './pdf.ts'
import { printableText } from '../content/printable.ts'
import { FOR_PHONE, symbolFor } from '../content/qr.ts'
import { covers } from '../typeface/typeface.ts'
import { onOneLine, wrapProse } from '../layout/wrap.ts'

/** One QR code for a phone, and what is in it. */
export interface ScanPage {
  readonly link: string
  readonly accounts: readonly { readonly issuer: string; readonly account: string }[]
}

const PAPER = 'a4'

/**
 * A PDF with one large QR code on each page, for Google Authenticator to scan one after another.
 *
 * @param madeAt - ISO 8601, UTC.
 * @throws KitError `too-dense` when a link is longer than a code of version 20 holds
 */
export async function renderScanPages(pages: readonly ScanPage[], madeAt: string): Promise<Uint8Array> {
  return await drawPdf(
    pages.map((page, index) => layOutScan(page, index + 1, pages.length)),
    madeAt,
  )
}

/** Millimetres; a module of version 20 is then 1.2 mm wide. */
const SYMBOL = 126

/** Everything on one page. */
export function layOutScan({ link, accounts }: ScanPage, number: number, of: number): PageLayout {
  const header = [
    textAt(0, 0, `Recovery Kit · code ${number} of ${of}`, 13, 'bold'),
    ruleAt(0, 7.4, CONTENT.width, 0.5),
  ]
  const steps = prose(
    `${number} of ${of}: scan with Google Authenticator: menu > Transfer accounts > Import accounts > Scan QR code. ${after(number, of)}`,
    10,
  )
  const y = bottomOf(steps) + 3
  const x = (CONTENT.width - SYMBOL) / 2
  const symbol: Box = {
    kind: 'symbol',
    x,
    y,
    width: SYMBOL,
    height: SYMBOL,
    symbol: symbolFor(link, FOR_PHONE),
    alternative: `Code ${number} of ${of} for Google Authenticator`,
  }
  const names = accounts.map(({ issuer, account }, index) => `${index + 1}. ${oneLine(labelText(issuer, account))}`)
  const list = ['In this code:', ...names].map((line, index) =>
    textAt(0, y + SYMBOL + 3 + index * lineHeight(SIZE), line, SIZE),
  )
  const warning = prose(
    'Anyone who photographs this page has these secrets. When the phone has read every code, shred it and delete the file.',
    bottomOf(list) + 3,
  )
  const { width, height } = PAPERS[PAPER]
  const left = (width - CONTENT.width) / 2
  const top = (height - CONTENT.height) / 2
  return {
    paper: PAPER,
    boxes: [...header, ...steps, symbol, ...list, ...warning].map((box) => ({
      ...box,
      x: box.x + left,
      y: box.y + top,
    })),
  }
}

const SIZE = 10

function after(number: number, of: number): string {
  if (of === 1) return 'There are no more codes.'
  return number < of ? 'Then go on to the next page: the app waits for it.' : 'This is the last one.'
}

function prose(text: string, top: number): readonly Box[] {
  return wrapProse(text, cellsIn(CONTENT.width, SIZE)).map((line, index) =>
    textAt(0, top + index * lineHeight(SIZE), line, SIZE),
  )
}

/** A name as it can be printed; the code holds all of a long one. */
function oneLine(name: string): string {
  return onOneLine(printableText(name || 'without a name', covers).text, cellsIn(CONTENT.width, SIZE) - 5)
}
