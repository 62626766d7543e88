/**
 * decoder.html, the page that opens exports and sheets without the app. It is made by
 * build/decoder.ts; the app only passes it on.
 */
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ExportFormat } from '../exports/formats.ts'

const NAME = 'decoder.html'

/** What the page reads; for other apps' formats it would only be in the way. */
const READS: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['age-identity', 'age-passphrase', 'json', 'otpauth'])

/**
 * Puts the page beside a saved export. A file that is there stays, and is not called ours unless it
 * is the same page: on a stick that went around it may be anybody's. Where it cannot be written, the
 * export is no worse for it.
 *
 * @param page - The built page; undefined where there is none.
 * @returns where the page is; undefined when this page is not beside the export.
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
    return isSameFile(place, readFileSync(page)) ? place : undefined
  } catch {
    return undefined
  }
}

function isSameFile(path: string, bytes: Buffer): boolean {
  const there = lstatSync(path)
  return there.isFile() && there.size === bytes.length && readFileSync(path).equals(bytes)
}

/** SHA-256 of the page in hexadecimal, for the archivist page; undefined where it was not built. */
export function decoderHash(page: string | undefined): string | undefined {
  if (page === undefined || !existsSync(page)) return undefined
  return createHash('sha256').update(readFileSync(page)).digest('hex')
}
