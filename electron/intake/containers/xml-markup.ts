import { LIMITS } from './limits.ts'

/**
 * Whether the tags of a text fit each other, in one pass and without building anything from it. The
 * parser would close a tag that was changed wherever it likes, and lose what comes after.
 *
 * @param most - Elements.
 * @returns `damaged` also for document types, entities, and more than is allowed.
 */
export function markupOf(text: string, most: number = LIMITS.xmlElements): 'sound' | 'cut-off' | 'damaged' {
  const open: string[] = []
  let elements = 0
  for (let at = text.indexOf('<'); at >= 0;) {
    const end = endOfMarkup(text, at)
    if (end === undefined) return 'cut-off'
    const kind = kindOf(text, at, end)
    const name = nameAt(text, kind === 'end' ? at + 2 : at + 1)
    if (kind === 'declaration') return 'damaged'
    if (kind === 'end' && open.pop() !== name) return 'damaged'
    if (kind === 'start' || kind === 'empty') {
      elements++
      if (elements > most || open.length >= LIMITS.xmlDepth || end - at > LIMITS.xmlTag) return 'damaged'
      // A second root.
      if (elements > 1 && open.length === 0) return 'damaged'
    }
    if (kind === 'start') open.push(name)
    at = text.indexOf('<', end)
  }
  return open.length > 0 || elements === 0 ? 'cut-off' : 'sound'
}

/** Markup that ends only at a mark of its own, whatever is in between. */
const SPANS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

function spanAt(text: string, at: number): (typeof SPANS)[number] | undefined {
  return SPANS.find(([begins]) => text.startsWith(begins, at))
}

/** The place behind a tag, comment, section or instruction; undefined when the text ends in it. */
function endOfMarkup(text: string, at: number): number | undefined {
  const span = spanAt(text, at)
  if (span) {
    const end = text.indexOf(span[1], at + span[0].length)
    return end < 0 ? undefined : end + span[1].length
  }
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index]
    if (character === '>') return index + 1
    // A `>` inside an attribute ends nothing.
    if (character !== '"' && character !== "'") continue
    index = text.indexOf(character, index + 1)
    if (index < 0) return undefined
  }
  return undefined
}

function kindOf(text: string, at: number, end: number): 'start' | 'end' | 'empty' | 'declaration' | 'other' {
  if (spanAt(text, at)) return 'other'
  if (text[at + 1] === '!') return 'declaration'
  if (text[at + 1] === '/') return 'end'
  return text[end - 2] === '/' ? 'empty' : 'start'
}

function nameAt(text: string, at: number): string {
  const name = /[^\s/>]*/y
  name.lastIndex = at
  return name.exec(text)?.[0] ?? ''
}
