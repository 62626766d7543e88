/**
 * A web page with QR codes in it, as Ente Auth and others export for printing, or a page of a service
 * that was saved with its code. The codes and the links in its text are taken, and that is said.
 */
import { tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import type { Format, Found, Reading, Source } from '../../intake.ts'
import { KitError } from '../../../kit-error.ts'
import { partNotes } from '../../plan/batches.ts'
import { readBounded } from '../../reading/read-bounded.ts'
import { linksInFile } from '../found-links/found-links.ts'
import { readLink } from '../links.ts'
import { readCode } from '../qr-code.ts'
import { codesInParts, hasPictures } from './embedded-pictures.ts'

const WHAT = 'web page'

export const htmlPictures: Format = {
  id: 'html-pictures',
  name: 'Web page with QR codes',
  recognises: (source) => {
    const { text, sound } = textOf(source.bytes)
    return sound && /^\s*</.test(text) && hasPictures(text)
  },
  read: readPage,
}

async function readPage(source: Source): Promise<Reading> {
  const { text } = textOf(source.bytes)
  const [codes = []] = await codesInParts([text], WHAT)
  const links = linksInFile(source).filter((link) => !codes.includes(link))
  const all = [
    ...[...new Set(codes)].map((text) => ({ text, read: readCode })),
    ...links.map((text) => ({ text, read: readLink })),
  ]
  if (all.length > LIMITS.entries) throw tooMany(WHAT)
  const read = readBounded(all, ({ text: one, read: as }, index) => as(one, `code ${index + 1}`), {
    count: ({ found }) => found.length,
    what: WHAT,
  })
  const found = read.flatMap((one) => one.found)
  if (!found.some(isUseful))
    throw new KitError(
      'no-qr-code',
      'No QR code of an account and no otpauth link was found in this web page. Nothing was read. Save the page with its pictures, or take a screenshot of the code.',
    )
  const parts = read.flatMap((one) => one.parts)
  return {
    format: htmlPictures.id,
    formatName: htmlPictures.name,
    found,
    notes: partNotes(parts),
    warnings: [{ kind: 'only-links' }],
    parts,
  }
}

function isUseful({ kind }: Found): boolean {
  return kind !== 'refused'
}
