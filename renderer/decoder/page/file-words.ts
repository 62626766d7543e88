/** Sentences about files and pictures that gave nothing, each with what to do. */
import { assertNever } from '../../../electron/kit-error.ts'
import { pictureInWords } from '../../../electron/pictures/rare-pictures.ts'
import type { UnknownFile } from '../reading/unknown-file.ts'

/** What a file is that this page can open nothing of. */
export function unknownFileSentence(name: string, file: UnknownFile): string {
  switch (file.kind) {
    case 'pdf':
      return `${name} is a PDF, which this page cannot read. Open it in another window; then take a screenshot of each page and bring those, or select all of its text, copy it, and paste it here.`
    case 'journal':
      return `${name} belongs to a vault, and holds a write that was interrupted. Put it in one folder with the vault and open that with Recovery Kit, which joins the two. Without the app, bring a backup of the vault.`
    case 'picture':
      return `${name} is ${pictureInWords(file.picture)}, which this browser does not open. Save it as PNG or JPEG, or take a screenshot of it, and bring that.`
    case 'unknown':
      return `${name} is neither a picture of a sheet, nor a vault or an export that this page knows.`
    default:
      return assertNever(file)
  }
}

/** Why a file could not be read at all, by what the browser threw. */
export function unreadFileSentence(name: string, error: unknown): string {
  if (error instanceof DOMException)
    return `The browser could not read ${name}: it was moved, changed or unplugged, or may not be read. Nothing is lost. Copy it to this computer, and choose it again.`
  return `This page failed at ${name} and read nothing of it. Nothing is lost. Try another browser, or bring the paper.`
}

/** @param others - How many QR codes were read that are not from this app. */
export function noCodesSentence(name: string, others: number): string {
  if (others > 0) return `The QR code in ${name} is not from Recovery Kit.`
  return `No QR code could be read in ${name}. Take it again, closer, flat and in even light; or type the lines.`
}

/** @param what - "pictures", or "the camera". */
export function hiddenPicturesSentence(what: string): string {
  return `This browser does not let a page read ${what}, to protect you from being recognized. Nothing is lost. Use another browser here, such as Firefox, Chrome or Safari as they come; or type the lines.`
}

/** Everything in the file is here already. */
export function hereAlreadySentence(name: string): string {
  return `What is in ${name} is here already.`
}
