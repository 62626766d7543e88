/**
 * decoder.html, the page that opens exports and sheets without the app. It is made by
 * build/decoder.ts; the app only passes it on.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ExportFormat } from '../exports/formats.ts'

const NAME = 'decoder.html'

/** What the page reads; for other apps' formats it would only be in the way. */
const READS: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['age-identity', 'age-passphrase', 'json', 'otpauth'])

/**
 * Puts the page beside a saved export. One that is there stays; where it cannot be written, the
 * export is no worse for it.
 *
 * @param page - The built page; undefined where there is none.
 * @returns where the page is; undefined when it is not beside the export.
 */
export function putDecoderBeside(
  { path, format }: { readonly path: string; readonly format: ExportFormat },
  page: string | undefined,
): string | undefined {
  if (page === undefined || !READS.has(format)) return undefined
  const place = join(dirname(path), NAME)
  try {
    // Read and written, as in a packaged app it is inside an archive; "wx" never replaces a file.
    if (!existsSync(place)) writeFileSync(place, readFileSync(page), { flag: 'wx' })
    return place
  } catch {
    return undefined
  }
}

/** SHA-256 of the page in hexadecimal, for the archivist page; undefined where it was not built. */
export function decoderHash(page: string | undefined): string | undefined {
  if (page === undefined || !existsSync(page)) return undefined
  return createHash('sha256').update(readFileSync(page)).digest('hex')
}
