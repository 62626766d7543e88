/** What people and pages write around a code: its number, a bullet, and whether it was used. */

/** `true` when it was used and the day is not stated; else the day, `YYYY-MM-DD`. */
export type Use = string | true

export interface Marked {
  readonly text: string
  readonly used?: Use
  /** The number before it. */
  readonly number?: number
}

const STRUCK = /[\u0335\u0336]/g
const LEADING: readonly (readonly [pattern: RegExp, used: boolean])[] = [
  [/^\[[xX✓✔]\]\s*|^[✓✔☑☒✅]\uFE0F?\s*/u, true],
  [/^(?:\[ ?\]|[□☐])\s*/u, false],
  [/^(?:[-*+•–·]\s+|\(?\d{1,3}[.):]\s*|#\d{1,3}[.):]?\s+)/u, false],
]
const USED = '(?:already |was )?(?:used|verbraucht|benutzt|verwendet|utilisé|usado|usato)'
/** Behind a code, or alone in a column: "(used)", "- used on 2026-01-02", "✓", "unused". */
const TRAILING = new RegExp(
  String.raw`(?:^|\s|[-–—,;:|([])\s*[([]?(?:(not used|unused|available)|(${USED})(?: (?:on|at|in|am))?[:\s]*([^)\]]{0,40}))[)\]]?$`,
  'iu',
)
const TICK = /\s*[✓✔☑✅]\uFE0F?$/u

/** Around a code in the text of a program: b'…' as Python writes bytes, and what parts the items of a list. */
const QUOTED = /^[[({]?b?(['"])(.*)\1[\])}]?,?$/

/** Around a code in Markdown, perhaps within what strikes it through. */
const FORMATTED = /^(`{1,3}|\*\*|__)(?=\S)(.*\S)\1$/

/** A text without its marks; the characters of the code itself stay as they are. */
export function withoutMarks(marked: string): Marked {
  const leading = withoutLeading(marked)
  const trailing = withoutTrailing(leading.text.trim().replace(QUOTED, '$2'))
  const struck = withoutStrike(trailing.text.replace(FORMATTED, '$2'))
  const used = trailing.used ?? leading.used ?? struck.used
  const { number } = leading
  return {
    text: struck.text.replace(FORMATTED, '$2'),
    ...(used !== undefined && { used }),
    ...(number !== undefined && { number }),
  }
}

/** Numbers, bullets and boxes may come together: "- [x] 3. 1234 5678". */
export function withoutLeading(marked: string): Marked {
  let text = marked.trimStart()
  let used = false
  let number: number | undefined
  for (let rounds = 0; rounds < 4; rounds++) {
    const found = LEADING.find(([pattern]) => pattern.test(text))
    if (!found) break
    const [mark] = found[0].exec(text) ?? []
    number ??= /\d+/.test(mark ?? '') ? Number(/\d+/.exec(mark ?? '')?.[0]) : undefined
    text = text.replace(found[0], '').trimStart()
    used ||= found[1]
  }
  return { text, ...(used && { used }), ...(number !== undefined && { number }) }
}

function withoutTrailing(marked: string): Marked {
  // The patterns look for the end of the text, which takes long where there are many spaces.
  const text = marked.trim()
  if (text.length > 300) return { text }
  if (TICK.test(text)) return { text: text.replace(TICK, ''), used: true }
  const found = TRAILING.exec(text)
  if (!found) return { text }
  const [, unused, , rest = ''] = found
  const before = text.slice(0, found.index).replace(/[\s,;:|([]+$|\s+[-–—]$/u, '')
  if (unused !== undefined) return { text: before }
  const day = dayIn(rest)
  // Words that are no day belong to a sentence, and the sentence is no code.
  return rest.trim() === '' || day !== undefined ? { text: before, used: day ?? true } : { text }
}

function withoutStrike(marked: string): Marked {
  const tagged = /^(?:~~(.+)~~|<(s|del|strike)>(.+)<\/\2>)$/iu.exec(marked.trim())
  const text = tagged ? (tagged[1] ?? tagged[3] ?? '') : marked
  const plain = text.replace(STRUCK, '').trim()
  return tagged !== null || plain.length < text.trim().length ? { text: plain, used: true } : { text: plain }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The first day that a text names, as `YYYY-MM-DD`: "2026-01-02", "Jan 2, 2026", "2 January 2026". */
export function dayIn(text: string): string | undefined {
  const [iso] = /\b\d{4}-\d{2}-\d{2}(?!\d)/.exec(text) ?? []
  if (iso !== undefined) return isDay(iso) ? iso : undefined
  const named =
    /\b(?<month>[a-z]{3})[a-z]{0,6}\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b/i.exec(text) ??
    /\b(?<day>\d{1,2})\.? (?<month>[a-z]{3})[a-z]{0,6}\.?,? (?<year>\d{4})\b/i.exec(text)
  const { day = '', month = '', year = '' } = named?.groups ?? {}
  const number = MONTHS.indexOf(month.toLowerCase()) + 1
  const found = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return number > 0 && isDay(found) ? found : undefined
}

export function isDay(text: string): boolean {
  const time = Date.parse(text)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
