/** The only file that parses XML: without document types and entities, and with a bounded depth. */
import { DOMParser, type XmlNode } from '@xmldom/xmldom/lib/dom-parser.js'
import { cutOff, damaged, otherShape } from './failures.ts'
import type { Source } from '../intake.ts'
import { LIMITS } from './limits.ts'
import { textOf } from './text.ts'
import { markupOf } from './xml-markup.ts'

/** An element as a plain value. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly elements: readonly XmlElement[]
  /** Its own text without comments; blanks are kept. */
  readonly text: string
}

/**
 * The root element of an XML text. A text with a document type or entities is refused: no export
 * has them, and they are how small files grow large.
 *
 * @param what - The format in the middle of a sentence.
 * @param most - Elements; more are refused as damage.
 * @throws KitError `file-truncated` or `file-damaged`
 */
export function parseXml(text: string, what: string, most: number = LIMITS.xmlElements): XmlElement {
  const markup = markupOf(text, most)
  if (markup !== 'sound') throw markup === 'cut-off' ? cutOff(what) : damaged(what)
  return elementOf(rootOf(text, what))
}

/**
 * Whether a source looks like preferences of an Android app with one of these in it. Text is looked
 * for as it is written, so that a file that was cut off is still known.
 *
 * @param marks - A name with its quotes, `"tokenOrder"`; inside of values, quotes are `&quot;`.
 */
export function isPreferencesWith(source: Source, ...marks: readonly string[]): boolean {
  const { text } = textOf(source.bytes)
  return /^\s*(?:<\?xml|<map)/.test(text) && marks.some((mark) => text.includes(mark))
}

/** Android's names for kinds of values. */
const KINDS: ReadonlySet<string> = new Set(['string', 'int', 'long', 'float', 'boolean', 'set', 'null'])

/**
 * The preferences of an Android app, as `SharedPreferences` writes them: a `map` of `string`
 * elements, and of others with a `value`.
 *
 * @throws KitError `file-truncated` or `file-damaged`
 */
export function preferencesOf(source: Source, what: string): ReadonlyMap<string, string> {
  const root = parseXml(textOf(source.bytes).text, what)
  if (root.name !== 'map') throw otherShape(what)
  if (root.text.trim() !== '') throw damaged(what)
  const values = new Map<string, string>()
  for (const element of root.elements) {
    const name = element.attributes.get('name')
    // Android writes each name once; of two values it is not known which is meant.
    if (name === undefined || values.has(name) || !KINDS.has(element.name)) throw damaged(what)
    values.set(name, element.name === 'string' ? element.text : (element.attributes.get('value') ?? ''))
  }
  return values
}

const ELEMENT = 1
const TEXTS = [3, 4]

function rootOf(text: string, what: string): XmlNode {
  const refuse = () => {
    throw damaged(what)
  }
  // What the parser only warns of is damage too: it would go on with a guess.
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse }
  try {
    const root = new DOMParser({ errorHandler, normalizeLineEndings }).parseFromString(
      text,
      'text/xml',
    )?.documentElement
    if (root) return root
  } catch {
    // The parser throws more than what its handler throws.
  }
  throw damaged(what)
}

/** XML 1.0 section 2.11. By itself the parser does as XML 1.1, which also changes U+0085 and U+2028. */
function normalizeLineEndings(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** The depth is bounded before, so this may call itself. */
function elementOf(node: XmlNode): XmlElement {
  const elements: XmlElement[] = []
  let text = ''
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) elements.push(elementOf(child))
    else if (TEXTS.includes(child.nodeType)) text += child.nodeValue ?? ''
  }
  return { name: node.nodeName, attributes: attributesOf(node), elements, text }
}

function attributesOf({ attributes }: XmlNode): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (let index = 0; index < (attributes?.length ?? 0); index++) {
    const attribute = attributes?.item(index)
    if (attribute) values.set(attribute.nodeName, attribute.nodeValue ?? '')
  }
  return values
}
