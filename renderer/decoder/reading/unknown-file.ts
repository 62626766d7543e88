import { rarePicture, type RarePicture } from '../../../electron/pictures/rare-pictures.ts'

/** What a file is that this page can open nothing of. */
export type UnknownFile =
  /** `journal`: half of a write to a vault, which SQLite keeps beside it. */
  { readonly kind: 'pdf' | 'journal' | 'unknown' } | { readonly kind: 'picture'; readonly picture: RarePicture }

/**
 * How a rollback journal begins, and a write-ahead log of either byte order:
 * https://www.sqlite.org/fileformat2.html sections 3 and 4.1.
 */
const JOURNALS = ['\xd9\xd5\x05\xf9\x20\xa1\x63\xd7', '\x37\x7f\x06\x82', '\x37\x7f\x06\x83']

export function unknownFile(bytes: Uint8Array): UnknownFile {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  if (head.startsWith('%PDF-')) return { kind: 'pdf' }
  if (JOURNALS.some((start) => head.startsWith(start))) return { kind: 'journal' }
  const picture = rarePicture(bytes)
  return picture ? { kind: 'picture', picture } : { kind: 'unknown' }
}
