/**
 * The texts in a file of a kind that is not known, without what its syntax escapes. Only links are
 * looked for in them, so a guess at the syntax may be wrong without harm: what is escaped otherwise
 * gives no link, or one that is set aside.
 */
import { unescapeHtml } from '../../../otp/html-escapes.ts'
import { readCsvRecords } from '../../containers/csv.ts'
import { readJson } from '../../containers/json.ts'
import { textOf } from '../../containers/text.ts'
import type { Source } from '../../intake.ts'
import { LINK } from '../../link-text.ts'
import { KitError } from '../../../kit-error.ts'
import { textsIn } from '../../linked-codes.ts'
import { textOfRtf } from '../../containers/rtf.ts'

/** Every text in the file, in its order. */
export function unescapedTexts(source: Source): readonly string[] {
  const { text } = textOf(source.bytes)
  if (text.startsWith('{\\rtf')) return [textOfRtf(text)]
  const start = text.trimStart().charAt(0)
  if (start === '{' || start === '[') {
    const json = readJson(text)
    // Where it is broken, or more than one value, its strings still have their escapes.
    return json.ok ? textsIn(json.value).map((one) => one.text) : [withoutBackslashes(text)]
  }
  if (start === '<') return [unescapeHtml(text)]
  return tableCells(source, text) ?? [withoutBackslashes(text)]
}

/** Undefined where it is no table with columns. */
function tableCells(source: Source, text: string): readonly string[] | undefined {
  const names = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  if (!/[,;\t]/.test(names) || LINK.test(names)) return undefined
  try {
    return readCsvRecords(source, 'table').flat()
  } catch (error) {
    if (error instanceof KitError) return undefined
    throw error
  }
}

/** Of JSON, YAML and Markdown: "\u0026", "\/", "\&", "\_". */
function withoutBackslashes(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
