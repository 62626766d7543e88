import { pictureInWords, unreadPicture } from '../../../electron/pictures/unread-pictures.ts'
import { APPLICATION_ID } from '../../../electron/vault/store/schema.ts'

/** What a file is of which this page can open nothing, and what to do, as a sentence with its name. */
export function unknownFileSentence(name: string, bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16))
  if (head.startsWith('%PDF-'))
    return `${name} is a PDF, which this page cannot read. Open it in another window; then take a screenshot of each page and bring those, or select all of its text, copy it, and paste it here.`
  if (isVault(head, bytes))
    return `${name} is a Recovery Kit vault or a backup of one. Only the app Recovery Kit opens it, with its passphrase or backup identity. This page opens sheets and exports.`
  const picture = unreadPicture(bytes)
  if (picture)
    return `${name} is ${pictureInWords(picture)}, which this browser does not open. Save it as PNG or JPEG, or take a screenshot of it, and bring that.`
  return `${name} is neither a picture of a sheet nor an export that this page knows.`
}

/** Why a file could not be read at all, by what the browser threw. */
export function unreadFileSentence(name: string, error: unknown): string {
  if (error instanceof DOMException)
    return `The browser could not read ${name}: it was moved, changed or unplugged, or may not be read. Nothing is lost. Copy it to this computer, and choose it again.`
  return `This page failed at ${name} and read nothing of it. Nothing is lost. Try another browser, or bring the paper.`
}

/** electron/vault/FORMAT.md: an SQLite file with an application id of its own at byte 68. */
function isVault(head: string, bytes: Uint8Array): boolean {
  if (head !== 'SQLite format 3\0' || bytes.length < 72) return false
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(68) === APPLICATION_ID
}
