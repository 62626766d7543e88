/**
 * The pages of a SQLite file, https://www.sqlite.org/fileformat2.html section 1. Nothing is trusted: every read
 * is checked, and each page is handed out once, so that no circle of pages can keep a reader busy.
 */
import { damaged, VaultRefused } from '../problem.ts'

/** As in electron/vault/FORMAT.md. */
export const MOST_BYTES = 128 * 1024 * 1024
const APPLICATION_ID = 0x524b6974
const VERSION = 1

const MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100
/** A file whose changes are in a rollback journal; 2 means a write-ahead log, `FILE-wal`. */
const ROLLBACK = 1

/** Whether a file says of itself that it is a vault, whatever state it is in. */
export function saysItIsAVault(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES || new TextDecoder('latin1').decode(bytes.subarray(0, 16)) !== MAGIC) return false
  return viewOf(bytes).getUint32(68) === APPLICATION_ID
}

export class DatabaseImage {
  readonly #bytes: Uint8Array
  readonly #taken: Uint8Array
  /** Size of a page. */
  readonly pageBytes: number
  /** The part of a page that is used; the rest is set aside for extensions. */
  readonly usable: number
  readonly #count: number

  /** @throws VaultRefused when the file is no whole vault of this version. */
  constructor(bytes: Uint8Array) {
    if (!saysItIsAVault(bytes)) throw new VaultRefused({ kind: 'not-a-vault' })
    if (bytes.length > MOST_BYTES) throw new VaultRefused({ kind: 'too-large' })
    const view = viewOf(bytes)
    if (view.getUint32(60) > VERSION) throw new VaultRefused({ kind: 'newer' })
    if (bytes[18] === 2 || bytes[19] === 2) throw new VaultRefused({ kind: 'second-file' })
    const size = view.getUint16(16)
    this.pageBytes = size === 1 ? 65_536 : size
    this.usable = this.pageBytes - view.getUint8(20)
    const isPower = this.pageBytes >= 512 && (this.pageBytes & (this.pageBytes - 1)) === 0
    if (bytes[18] !== ROLLBACK || bytes[19] !== ROLLBACK || !isPower || this.usable < 480) throw damaged()
    const expected = this.pageBytes * view.getUint32(28)
    if (bytes.length < expected) throw new VaultRefused({ kind: 'cut-short', size: bytes.length, expected })
    this.#bytes = bytes
    this.#count = Math.floor(bytes.length / this.pageBytes)
    this.#taken = new Uint8Array(this.#count + 1)
  }

  /** How many bytes any value can have at most. */
  get size(): number {
    return this.#bytes.length
  }

  /** A page, numbered from 1. @throws VaultRefused when there is none, or it was taken before. */
  take(number: number): Uint8Array {
    if (number < 1 || number > this.#count || this.#taken[number] !== 0) throw damaged()
    this.#taken[number] = 1
    return this.#bytes.subarray((number - 1) * this.pageBytes, number * this.pageBytes)
  }
}

/** A view of bytes wherever they lie. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
