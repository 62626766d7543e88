import { labelText } from '../../../electron/otp/otpauth.ts'
import {
  linesByCheck,
  printedLine,
  type PrintedLine,
  type SheetText,
} from '../../../electron/sheets/drill/page-text.ts'
import type { Material } from './material-kinds.ts'
import { secretsOnPage } from './page-secrets.ts'
import type { RestoredCode } from './restored.ts'

/** The account whose sheet in plain text was copied; its codes and secrets are compared with their checks. */
export function accountOnPage(sheet: SheetText): Material {
  const { service, name, notes } = titleOf(sheet)
  const secrets = secretsOnPage(sheet, { issuer: service, account: name })
  const codes = codesOnPage(sheet)
  if (secrets.found.length + codes.found.length === 0)
    return {
      kind: 'refused',
      why: { kind: 'nothing-on-page', sheet: sheet.sheetId },
    }
  return {
    kind: 'accounts',
    accounts: [
      {
        name: labelText(service, name),
        sheet: sheet.sheetId,
        notes,
        asides: [],
        tokens: secrets.found,
        codes: codes.found,
      },
    ],
    unread: secrets.missing + codes.missing,
  }
}

interface Title {
  readonly service: string
  readonly name: string
  readonly notes: readonly string[]
}

/** Between the head of the page, or its foot where that was copied first, and the first block. */
function titleOf({ sheetId, text }: SheetText): Title {
  const before = text.split(FIRST_BLOCK)[0] ?? ''
  const lines = linesIn(before.split(/into the app by \S+|single-sided/).at(-1) ?? '')
  const own = lines.findIndex((line) => line.startsWith(`${sheetId} `))
  if (own >= 0) return titleAmongOthers([lines[own]?.slice(sheetId.length + 1) ?? '', ...lines.slice(own + 1)])
  const [service = '', name = '', ...notes] = lines
  return { service, name, notes }
}

const FIRST_BLOCK = /^\s*(?:Authenticator secret|Recovery codes|Type (?:TOTP|HOTP|Steam|mOTP|Yandex))\b/m

/** Of an account that shares its page: "GitHub · alice" on as many lines as it needs, and the note. */
function titleAmongOthers(lines: readonly string[]): Title {
  const note = lines.findIndex((line) => line.startsWith(NOTED))
  const names = lines.slice(0, note < 0 ? undefined : note).reduce((all, line) => all + jointAfter(all) + line)
  const [service = '', ...parts] = names.split('·').map((part) => part.trim())
  const notes = note < 0 ? [] : [lines[note]?.slice(NOTED.length) ?? '', ...lines.slice(note + 1)]
  return { service, name: parts.join(' · '), notes }
}

/** A name without spaces was broken where the line ended. */
function jointAfter(names: string): string {
  const last = names.split('·').at(-1)?.trim() ?? ''
  return last === '' || last.includes(' ') ? ' ' : ''
}

const NOTED = 'Note: '

function linesIn(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const CODES = /^Recovery codes$[^]*?each works once[^]*$|\(continued\)$[^]*$/m
/** What comes below or between the codes; none of it is one. */
const ASIDE = /^(?:To restore|To use|Recovery Kit|Destroy when|used(?: on)?\b|on$)/
const COLUMN = /( [0-9a-f]{4}(?: used(?: on| \d{4}-\d\d-\d\d)| on)?)[^\S\n]+(?=\d{1,3}[^\S\n]+\S)/g
/** What is behind a code or its number, one each: the day it was used, or the words before the line for it. */
const USED = /\bused (?:on(?!\S)|(\d{4}-\d\d-\d\d))|(?<=(?:^|\s)(?:\d{1,3}|[0-9a-f]{4})[^\S\n]+)on(?!\S)|^on$/gm
/** More than any service issues; each is tried on every line. */
const MOST_CODES = 100
/** A code may be on several lines. */
const MOST_LINES = 8

function codesOnPage(sheet: SheetText): { readonly found: readonly RestoredCode[]; readonly missing: number } {
  const [section] = CODES.exec(sheet.text) ?? []
  if (section === undefined) return { found: [], missing: 0 }
  const stated = /\bof (\d{1,3}) left\b/.exec(section)?.[1]
  const lines = linesOf(section)
  // Short codes are set in two columns, and a viewer may put both into one line.
  const apart = linesOf(section.replace(COLUMN, '$1\n'))
  const labels = Array.from({ length: Math.min(Number(stated ?? apart.length), MOST_CODES) }, (_, at) => `C${at + 1}`)
  // Codes on one line first: what is joined of others may fit by chance.
  const candidates = Array.from({ length: MOST_LINES }, (_, more) =>
    [apart, lines].flatMap((all) => all.flatMap((_line, at) => formsOf(all.slice(at, at + more + 1), more + 1))),
  ).flat()
  const texts = linesByCheck(sheet, labels, candidates)
  const marks = [...section.matchAll(USED)].map(([, date]) => date)
  const found = [...texts].map(([label, text]): RestoredCode => {
    // Every code has its mark, and they come in its order; else none can be told.
    const used = marks.length === labels.length ? marks[Number(label.slice(1)) - 1] : undefined
    return { text, ...(used !== undefined && { used }) }
  })
  return { found, missing: stated === undefined ? 0 : labels.length - found.length }
}

function linesOf(section: string): readonly PrintedLine[] {
  return section.split(/\r\n|\r|\n/).flatMap((line) => (line.trim() === '' ? [] : [printedLine(line)]))
}

/** So many lines as one code. */
function formsOf(lines: readonly PrintedLine[], count: number): readonly PrintedLine[] {
  const [first] = lines
  const texts = lines.map(({ text }) => text)
  if (!first || lines.length < count || texts.some((text) => ASIDE.test(text))) return []
  return (count === 1 ? [''] : ['', ' ']).map((joint) => ({ ...first, text: texts.join(joint) }))
}
