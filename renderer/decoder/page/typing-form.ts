import { formatOtpauth } from '../../../electron/otp/otpauth.ts'
import { button, element, part } from './element.ts'
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
export function typingForm(taken: (materials: readonly Material[]) => void): { readonly clear: () => void } {
  const form = part('typing', HTMLFormElement)
  const kindField = part('typing-kind', HTMLSelectElement)
  const idField = part('typing-sheet', HTMLInputElement)
  const list = part('typing-lines', HTMLOListElement)
  const facts = part('typing-facts', HTMLFieldSetElement)
  const problem = part('typing-problem', HTMLParagraphElement)
  const rows: Row[] = []

  const kind = (): TypedKind => KINDS.find((one) => one === kindField.value) ?? 'sealed'
  const lines = () => rows.map(({ text, check }) => ({ text: text.value, check: check.value }))
  const judge = (): void => {
    facts.hidden = kind() !== 'secret'
    const known = sheetIdIn(idField.value)
    idField.setAttribute('aria-invalid', String(idField.value.trim() !== '' && known === undefined))
    for (const [index, line] of lines().entries())
      show(rows[index], kind(), index, verdictOf(kind(), idField.value, index, line))
    if (rows.at(-1)?.text.value !== '') add()
  }
  const add = (): void => {
    const row = newRow(kind(), rows.length)
    row.text.addEventListener('input', judge)
    row.check.addEventListener('input', judge)
    row.text.addEventListener('paste', (event) => {
      spread(event, pastedLines(kind(), event.clipboardData?.getData('text') ?? '', rows.indexOf(row)), rows, add)
      judge()
    })
    rows.push(row)
    list.append(element('li', {}, row.text, row.check, row.verdict))
  }
  const clear = (): void => {
    form.reset()
    rows.splice(0)
    list.replaceChildren()
    problem.textContent = ''
    for (let count = 0; count < ROWS; count++) add()
    judge()
  }

  kindField.addEventListener('change', judge)
  idField.addEventListener('input', judge)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const materials =
      kind() === 'secret' ? secretIn(joined('secret', lines()), form) : materialIn(joined(kind(), lines()))
    const [first] = materials
    const refused = first?.kind === 'refused' ? refusalSentence(first.why) : undefined
    problem.textContent = first
      ? (refused ?? '')
      : 'This is not all of it yet, or the kind of sheet above is another one.'
    if (first && refused === undefined) taken(materials)
  })
  part('typing-buttons', HTMLDivElement).append(button('Empty the lines', clear))
  clear()
  return { clear }
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

function secretIn(base32: string, form: HTMLFormElement): readonly Material[] {
  const values = new FormData(form)
  const read = typedToken(base32, (name) => {
    const value = values.get(name)
    return typeof value === 'string' ? value : ''
  })
  if (!read.ok) return [{ kind: 'refused', why: read.why }]
  return materialIn(formatOtpauth({ issuer: '', account: read.name, token: read.token }))
}
