import { pictureKind } from '../../pictures/picture-size.ts'
import { decodePicture, askWorker } from '../../pictures/pictures.ts'
import { rarePicture } from '../../pictures/rare-pictures.ts'
import { textOf } from '../../intake/containers/text.ts'
import { KitError } from '../../kit-error.ts'
import { wordsIn } from '../../slip39/share.ts'

/** SLIP-39 shares are of 20 words or more, and half of that is still no sentence of a heading. */
const LIKELY_WORDS = 12

/** A set has 16 shares; four times as many may lie in one file. */
const MOST_SHARES = 64
/** Bytes of a text: 64 shares take 16 KiB. */
const MOST_TEXT = 64 * 1024

/**
 * What may be shares in a picture, a PDF or a text: the QR codes that are words and not the mark of
 * a page; of a text, each paragraph, or each line where lines are long enough.
 *
 * @throws KitError `unreadable`, `file-too-large`, or `no-qr-code` when a picture holds nothing of the kind.
 */
export async function shareTexts(bytes: Uint8Array): Promise<readonly string[]> {
  const kind = kindOf(bytes)
  if (kind === 'text') {
    if (bytes.length > MOST_TEXT) throw tooMany()
    const texts = textShares(textOf(bytes).text)
    requireFew(texts.length)
    return texts
  }
  const codes = kind === 'pdf' ? await codesInPdf(bytes) : await decodePicture(bytes)
  const shares = likelyShares(codes)
  requireFew(shares.length)
  if (shares.length > 0) return shares
  throw new KitError(
    'no-qr-code',
    'No QR code of a share was found in it. Nothing was read. Take a sharper picture, or type the words.',
  )
}

/** For each wrong word of a share the whole list is gone through. @throws KitError `file-too-large` */
export function requireFew(shares: number): void {
  if (shares > MOST_SHARES) throw tooMany()
}

function tooMany(): KitError {
  return new KitError(
    'file-too-large',
    `There is more in it than ${MOST_SHARES} shares. Nothing was read. Choose a file that holds the shares alone.`,
  )
}

/** Those of the QR codes that are words, and not the mark of a page. */
export function likelyShares(codes: readonly string[]): readonly string[] {
  return codes.filter((code) => wordsIn(code).length >= LIKELY_WORDS)
}

function textShares(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const paragraphs = lines.every((line) => wordsIn(line).length >= LIKELY_WORDS) ? lines : text.split(/\r?\n\s*\r?\n/)
  return paragraphs.filter((paragraph) => paragraph.trim() !== '')
}

async function codesInPdf(bytes: Uint8Array): Promise<readonly string[]> {
  const answer = await askWorker({ kind: 'pdf', bytes, password: '' })
  if (answer && 'pages' in answer) return answer.pages.flatMap(({ codes }) => codes)
  throw new KitError(
    'unreadable',
    'This PDF could not be searched. Nothing was read. Save the page with the code as a picture, or type the words.',
  )
}

/** By their first bytes. */
function kindOf(bytes: Uint8Array): 'pdf' | 'picture' | 'text' {
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  return pictureKind(bytes) !== undefined || rarePicture(bytes) !== undefined ? 'picture' : 'text'
}
