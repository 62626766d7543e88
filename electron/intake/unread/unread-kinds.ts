/** Kinds of files that are known and not read here, so that the answer can name them and say what to do. */
import { APPLICATION_ID } from '../../vault/store/schema.ts'
import { textOf } from '../containers/text.ts'
import { isZip, zipPaths } from '../containers/zip-paths.ts'
import type { Source } from '../intake.ts'
import type { SetUpCode } from '../judgements.ts'
import { setUpCode } from '../other-codes.ts'
import { isOpenPgp } from './openpgp.ts'
import { passwordTable, type TableWriter } from './password-tables.ts'

export type UnreadKind =
  | { readonly kind: 'openpgp' | 'vault' | 'takeout' | 'document' | 'archive' | 'android-backup' }
  | { readonly kind: 'password-table'; readonly of: TableWriter }
  | SetUpCode

/** Which of them a source is. Only asked where no format is sure that it is its own. */
export function unreadKind(source: Source): UnreadKind | undefined {
  const { bytes } = source
  if (isOpenPgp(bytes)) return { kind: 'openpgp' }
  if (isVault(bytes)) return { kind: 'vault' }
  if (isZip(source)) return { kind: kindOfZip(zipPaths(source)) }
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  if (head.startsWith('ANDROID BACKUP\n')) return { kind: 'android-backup' }
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'document' }
  if (ARCHIVES.some((mark) => head.startsWith(mark)) || head.startsWith('ustar', TAR_MARK)) return { kind: 'archive' }
  const { text, sound } = textOf(bytes)
  const code = sound && text.length <= LONGEST_CODE ? setUpCode(text) : undefined
  if (code) return code
  const table = sound ? passwordTable(source) : undefined
  return table && { kind: 'password-table', of: table }
}

const HEAD_BYTES = 512
const TAR_MARK = 257
const LONGEST_CODE = 4000
/** 7-Zip, RAR, gzip, bzip2, xz, Zstandard. */
const ARCHIVES = ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x1f\x8b\x08', 'BZh', '\xfd7zXZ\0', '\x28\xb5\x2f\xfd']

/** Bytes 68 to 71 of an SQLite database say whose it is. */
function isVault(bytes: Uint8Array): boolean {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return (
    bytes.length >= 100 &&
    header.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
    header.readUInt32BE(68) === APPLICATION_ID
  )
}

function kindOfZip(paths: readonly string[]): 'takeout' | 'document' | 'archive' {
  if (paths.some((path) => path.startsWith('Takeout/'))) return 'takeout'
  const isDocument = paths.some((path) =>
    /^(?:word\/document\.xml|xl\/workbook\.(?:xml|bin)|Index\/Document\.iwa)$/.test(path),
  )
  // OpenDocument, of LibreOffice.
  return isDocument || (paths.includes('content.xml') && paths.includes('META-INF/manifest.xml'))
    ? 'document'
    : 'archive'
}
