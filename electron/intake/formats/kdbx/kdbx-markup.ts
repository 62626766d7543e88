/** What is looked at in the XML of a KeePass database before the library makes entries of it. */
import { damaged } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { markupOf } from '../../containers/xml-markup.ts'
import { tooManyElements, WHAT } from './kdbx-failures.ts'

const [LESS_THAN, SLASH, TAB, BLANK] = [0x3c, 0x2f, 0x09, 0x20]

/**
 * The text of it, within `LIMITS`. Before it is parsed, since an element takes many times its bytes.
 *
 * @param bytes - Tabs in them become blanks: the library leaves tabs out, and with them the space between words.
 * @throws KitError `file-too-large` or `file-damaged`
 */
export function checkedXml(bytes: Uint8Array): string {
  let elements = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === LESS_THAN && bytes[index + 1] !== SLASH) elements++
    if (bytes[index] === TAB) bytes[index] = BLANK
  }
  if (elements > LIMITS.kdbxElements) throw tooManyElements()
  const text = new TextDecoder().decode(bytes)
  if (markupOf(text, LIMITS.kdbxElements) !== 'sound') throw damaged(WHAT)
  return text
}

/** A node of the library's, as far as it is used. */
export interface KdbxElement {
  readonly firstChild: KdbxElement | null
  readonly nextSibling: KdbxElement | null
  /** Only elements have it. */
  removeAttribute?(name: string): void
}

/**
 * Keeps the library from unpacking attachments: they are not read here, and each may be a bomb of
 * its own. The depth is bounded before, so this may call itself.
 */
export function leavePacked(element: KdbxElement | null | undefined): void {
  element?.removeAttribute?.('Compressed')
  for (let child = element?.firstChild; child; child = child.nextSibling) leavePacked(child)
}
