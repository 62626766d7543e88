import { unreadPicture, type UnreadPicture } from '../../../electron/pictures/unread-pictures.ts'
import { APPLICATION_ID } from '../../../electron/vault/store/schema.ts'

/** What a file is that this page can open nothing of. */
export type UnknownFile =
  { readonly kind: 'pdf' | 'vault' | 'unknown' } | { readonly kind: 'picture'; readonly picture: UnreadPicture }

export function unknownFile(bytes: Uint8Array): UnknownFile {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16))
  if (head.startsWith('%PDF-')) return { kind: 'pdf' }
  if (isVault(head, bytes)) return { kind: 'vault' }
  const picture = unreadPicture(bytes)
  return picture ? { kind: 'picture', picture } : { kind: 'unknown' }
}

/** electron/vault/FORMAT.md: an SQLite file with an application id of its own at byte 68. */
function isVault(head: string, bytes: Uint8Array): boolean {
  if (head !== 'SQLite format 3\0' || bytes.length < 72) return false
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(68) === APPLICATION_ID
}
