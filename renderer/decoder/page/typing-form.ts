import { formatOtpauth } from '../../../electron/otp/otpauth.ts'
import { button, element, part } from './element.ts'
import { progressSentence } from './progress-words.ts'
import { refusalSentence } from './refusal-words.ts'
import { materialIn } from '../reading/material.ts'
import type { Material } from '../reading/material-kinds.ts'
import {
  joined,
  lineLabel,
  pastedLines,
  sheetIdIn,
  verdictOf,
  type TypedKind,
  type TypedLine,
  type Verdict,
} from '../reading/typed-lines.ts'
import { typingProgress } from '../reading/typing-progress.ts'
import { typedToken } from '../reading/typed-token.ts'

/** Rows to begin with; another one comes as soon as the last is used. */
const ROWS = 4

const KINDS: readonly TypedKind[] = ['sealed', 'share', 'identity', 'secret']

const WORDS: Readonly<Record<Verdict, string>> = {
  empty: '',
  unchecked: 'not checked',
  fits: 'fits',
  wrong: 'does not fit its check',
}

interface Row {
  readonly text: HTMLInputElement
  readonly check: HTMLInputElement
  readonly verdict: HTMLElement
}

/** Typing from paper, line by line. Each line is compared with the four characters behind it. */
export class TypingForm {
  readonly #form = part('typing', HTMLFormElement)
  readonly #kindField = part('typing-kind', HTMLSelectElement)
  readonly #idField = part('typing-sheet', HTMLInputElement)
  readonly #list = part('typing-lines', HTMLOListElement)
  readonly #facts = part('typing-facts', HTMLFieldSetElement)
  readonly #progress = part('typing-progress', HTMLParagraphElement)
  readonly #problem = part('typing-problem', HTMLParagraphElement)
  readonly #rows: Row[] = []
  readonly #taken: (materials: readonly Material[]) => void

  /** @param taken - Told what was typed, once all of it is something. */
  constructor(taken: (materials: readonly Material[]) => void) {
    this.#taken = taken
    this.#kindField.addEventListener('change', this.#judge)
    this.#idField.addEventListener('input', this.#judge)
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#take()
    })
    part('typing-buttons', HTMLDivElement).append(button('Empty the lines', this.clear))
    this.clear()
  }

  clear = (): void => {
    this.#form.reset()
    this.#rows.splice(0)
    this.#list.replaceChildren()
    this.#problem.textContent = ''
    for (let count = 0; count < ROWS; count++) this.#add()
    this.#judge()
  }

  get #kind(): TypedKind {
    return KINDS.find((one) => one === this.#kindField.value) ?? 'sealed'
  }

  get #lines(): readonly TypedLine[] {
    return this.#rows.map(({ text, check }) => ({ text: text.value, check: check.value }))
  }

  /** Shows of each line whether it fits; there is always one more to type into. */
  readonly #judge = (): void => {
    const kind = this.#kind
    this.#facts.hidden = kind !== 'secret'
    const known = sheetIdIn(this.#idField.value)
    this.#idField.setAttribute('aria-invalid', String(this.#idField.value.trim() !== '' && known === undefined))
    for (const [index, line] of this.#lines.entries())
      show(this.#rows[index], kind, index, verdictOf(kind, this.#idField.value, index, line))
    const progress = progressSentence(kind, typingProgress(kind, this.#idField.value, this.#lines))
    if (this.#progress.textContent !== progress) this.#progress.textContent = progress
    if (this.#rows.at(-1)?.text.value !== '') this.#add()
  }

  readonly #add = (): void => {
    const row = newRow(this.#kind, this.#rows.length)
    row.text.addEventListener('input', this.#judge)
    row.check.addEventListener('input', this.#judge)
    row.text.addEventListener('paste', (event) => {
      const text = event.clipboardData?.getData('text') ?? ''
      spread(event, pastedLines(this.#kind, text, this.#rows.indexOf(row)), this.#rows, this.#add)
      this.#judge()
    })
    this.#rows.push(row)
    this.#list.append(element('li', {}, row.text, row.check, row.verdict))
  }

  #take(): void {
    const text = joined(this.#kind, this.#lines, this.#idField.value)
    const materials = this.#kind === 'secret' ? secretIn(text, this.#form) : materialIn(text)
    const [first] = materials
    const refused = first?.kind === 'refused' ? refusalSentence(first.why) : undefined
    this.#problem.textContent = first
      ? (refused ?? '')
      : 'This is not all of it yet, or the kind of sheet above is another one.'
    if (first && refused === undefined) this.#taken(materials)
  }
}

function newRow(kind: TypedKind, index: number): Row {
  const plain = { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', type: 'text' }
  const row = {
    text: element('input', { ...plain, class: 'line' }),
    check: element('input', { ...plain, class: 'check', maxlength: '4', placeholder: 'check' }),
    verdict: element('span', { class: 'verdict', role: 'status' }),
  }
  show(row, kind, index, 'empty')
  return row
}

function show(row: Row | undefined, kind: TypedKind, index: number, verdict: Verdict): void {
  if (!row) return
  const label = lineLabel(kind, index)
  row.text.setAttribute('aria-label', `Line ${label}`)
  row.text.placeholder = `line ${label}`
  row.check.setAttribute('aria-label', `Check of line ${label}`)
  row.text.setAttribute('aria-invalid', String(verdict === 'wrong'))
  const words = verdict === 'empty' ? '' : `Line ${label} ${WORDS[verdict]}`
  if (row.verdict.textContent !== words) row.verdict.textContent = words
  row.verdict.dataset.verdict = verdict
}

/** Several lines that are pasted into one go into as many; so does one with its check. */
function spread(
  event: ClipboardEvent,
  lines: ReadonlyMap<number, TypedLine>,
  rows: readonly Row[],
  add: () => void,
): void {
  if (lines.size < 2 && [...lines.values()].every(({ check }) => check === '')) return
  event.preventDefault()
  for (const [index, { text, check }] of lines) {
    while (rows.length <= index) add()
    const row = rows[index]
    if (!row) continue
    row.text.value = text
    row.check.value = check
  }
}

function secretIn(text: string, form: HTMLFormElement): readonly Material[] {
  const values = new FormData(form)
  const read = typedToken(text, (name) => {
    const value = values.get(name)
    return typeof value === 'string' ? value : ''
  })
  if (!read.ok) return [{ kind: 'refused', why: read.why }]
  return materialIn(formatOtpauth({ issuer: '', account: read.name, token: read.token }))
}
