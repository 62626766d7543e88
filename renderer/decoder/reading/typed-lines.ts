import { lineCheck } from '../../../electron/sheets/content/line-check.ts'
import { printedLine } from '../../../electron/sheets/drill/page-text.ts'

/** What a person types from paper, and how its lines are printed. */
export type TypedKind = 'sealed' | 'share' | 'identity' | 'secret'

export interface TypedLine {
  readonly text: string
  /** As typed; empty when it was left out. */
  readonly check: string
}

export type Verdict = 'empty' | 'unchecked' | 'fits' | 'wrong'

/** Words of a share in a line; its lines are numbered by their first word. */
const WORDS_PER_LINE = 3

/** What a line is called on the sheet. `index` counts from 0. */
export function lineLabel(kind: TypedKind, index: number): string {
  return String(kind === 'share' ? index * WORDS_PER_LINE + 1 : index + 1)
}

/**
 * Whether a line fits its printed check. Only what cannot change the meaning is laid aside: spaces,
 * and case where the alphabet has one case.
 *
 * @param sheetId - "3F9A2C41-2"; without it nothing can be checked.
 */
export function verdictOf(kind: TypedKind, sheetId: string, index: number, { text, check }: TypedLine): Verdict {
  if (text.trim() === '') return 'empty'
  if (sheetIdIn(sheetId) === undefined || check.trim() === '') return 'unchecked'
  return printedForm(kind, sheetId, index, { text, check }) === undefined ? 'wrong' : 'fits'
}

/** The line as it is printed, where its check tells. */
function printedForm(kind: TypedKind, sheetId: string, index: number, { text, check }: TypedLine): string | undefined {
  const id = sheetIdIn(sheetId)
  if (id === undefined) return undefined
  const typed = check.trim().toLowerCase()
  return readings(kind, text).find((reading) => lineCheck(id, lineLabel(kind, index), reading) === typed)
}

/**
 * Lines that were pasted, by where they belong: those with their printed numbers by these, others in
 * their order from `from` on. Four characters at the end are checks when every line has them, as the
 * last group of a secret may look the same.
 */
export function pastedLines(kind: TypedKind, text: string, from: number): ReadonlyMap<number, TypedLine> {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const parts = lines.map(printedLine)
  const checked = parts.every(({ check }) => check !== '')
  return new Map(
    parts.map(({ label, text: inner, check }, at): [number, TypedLine] => {
      const place = label === '' ? -1 : placeOf(kind, Number(label))
      const whole = checked || check === '' ? inner : `${inner} ${check}`
      // The numbers of a share's other words are between them.
      const bare = kind === 'share' ? whole.replace(/ \d{1,2}[.):]?(?= )/g, '') : whole
      return [place === -1 ? from + at : place, { text: bare, check: checked ? check : '' }]
    }),
  )
}

/** The line of a label; -1 when it is no label of this kind. */
function placeOf(kind: TypedKind, label: number): number {
  const place = kind === 'share' ? (label - 1) / WORDS_PER_LINE : label - 1
  return Number.isInteger(place) && place < MOST_LINES ? place : -1
}

/** No sheet has more. */
const MOST_LINES = 300

/** The sheet's number as it is printed; undefined when what was typed is none. */
export function sheetIdIn(typed: string): string | undefined {
  const id = typed.replace(/\s/g, '').toUpperCase()
  return /^[0-9A-F]{8}-\d{1,5}$/.test(id) ? id : undefined
}

/**
 * The lines as one text, as the sheet's QR code would have had it. Capitals of a secret are those of the
 * paper where a check tells them, else as typed: those of an mOTP secret may count.
 */
export function joined(kind: TypedKind, lines: readonly TypedLine[], sheetId = ''): string {
  const texts = lines
    .map((line, index) => (kind === 'secret' ? printedForm(kind, sheetId, index, line) : undefined) ?? line.text.trim())
    .filter((text) => text !== '')
  if (kind === 'share') return texts.join(' ')
  if (kind === 'secret') return texts.join('').replace(/\s/g, '')
  if (kind === 'identity') return texts.join('').replace(/\s/g, '').toUpperCase()
  // The first and last line may be left out: the others are all that matters.
  const inner = texts.filter((text) => !text.startsWith('-----'))
  return ['-----BEGIN AGE ENCRYPTED FILE-----', ...inner, '-----END AGE ENCRYPTED FILE-----'].join('\n')
}

/** The printed forms that may be meant by what was typed. */
function readings(kind: TypedKind, text: string): readonly string[] {
  const spaced = text.trim().replace(/\s+/g, ' ')
  if (kind === 'share') return [spaced.toLowerCase()]
  if (kind === 'sealed') return [spaced, spaced.replaceAll(' ', '')]
  const bare = spaced.replaceAll(' ', '')
  // The secret of mOTP is in hexadecimal, with small letters unless it was issued otherwise.
  const written = kind === 'secret' ? [bare.toUpperCase(), bare.toLowerCase(), bare] : [bare.toUpperCase()]
  return written.flatMap((form) => [form, (form.match(/.{1,4}/g) ?? []).join(' ')])
}
