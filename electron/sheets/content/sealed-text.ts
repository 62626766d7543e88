/**
 * What a sealed sheet holds when it is opened: text that a person can use as it is.
 *
 *     ## Recovery Kit sealed sheet 3F9A2C41-2, printed 2026-09-19
 *
 *     # PyPI: alice
 *     ## The account of the project
 *     otpauth://totp/PyPI:alice?secret=…
 *     ## recovery codes issued 2025-12-24
 *     0123456789abcdef
 *     ## used 2026-02-03: fedcba9876543210
 *
 * One sign starts an account, two say something of it; all else is a link or a code. `FORMAT.md`
 * says the same at length.
 */
import { formatOtpauth, labelText } from '../../otp/otpauth.ts'
import type { SheetAccount } from './account-sheet.ts'

/** A sealed sheet's text, taken apart. */
export interface SealedContents {
  /** "3F9A2C41-2". */
  readonly sheet: string
  /** `YYYY-MM-DD`. */
  readonly printed: string
  readonly accounts: readonly SealedAccount[]
}

export interface SealedAccount {
  /** "PyPI: alice". */
  readonly label: string
  /** The lines with two signs: notes, names of keys, and how old the codes are. */
  readonly remarks: readonly string[]
  /** One for each secret. */
  readonly links: readonly string[]
  /** In the order in which they were issued. */
  readonly codes: readonly SealedCode[]
}

export interface SealedCode {
  readonly text: string
  /** `YYYY-MM-DD`; absent while it is unused. */
  readonly used?: string
}

/** The text to be sealed: all that is on the account sheets, except what else the service asks for. */
export function sealedText(
  accounts: readonly SheetAccount[],
  { sheet, printed }: { readonly sheet: string; readonly printed: string },
): string {
  const first = `## Recovery Kit sealed sheet ${sheet}, printed ${printed}`
  return `${[first, ...accounts.map((account) => linesOf(account).join('\n'))].join('\n\n')}\n`
}

/** Takes the text of a sealed sheet apart; undefined for any other text. */
export function readSealedText(text: string): SealedContents | undefined {
  const [first = '', ...lines] = text.split(/\r\n|\n/)
  const [, sheet, printed] = FIRST.exec(first) ?? []
  if (sheet === undefined || printed === undefined) return undefined
  const sections: string[][] = []
  for (const line of lines)
    if (line.startsWith('# ')) sections.push([line])
    else if (line !== '') sections.at(-1)?.push(line)
  return { sheet, printed, accounts: sections.map(readAccount) }
}

const FIRST = /^## Recovery Kit sealed sheet ([0-9A-F]{8}-\d{1,5}), printed (\d{4}-\d{2}-\d{2})$/
const USED = /^## used (\d{4}-\d{2}-\d{2}): (.+)$/
/** A code that looks like a remark, a string or a link, or has a space at an edge, is quoted. */
const QUOTED = /^[#"]|^[a-z]+:\/\/|^\s|\s$|[\p{C}\p{Zl}\p{Zp}]|^$/u

function linesOf({ service, name, note = '', tokens, codeSet, keys = [] }: SheetAccount): readonly string[] {
  return [
    `# ${oneLine(labelText(service, name)) || 'an account without a name'}`,
    ...(note.trim() === '' ? [] : noteLines(note)).map(remark),
    ...tokens.map(({ token }) => formatOtpauth({ issuer: service, account: name, token })),
    ...(codeSet && codeSet.codes.length > 0 ? codeLines(codeSet) : []),
    ...keys.map((key) => `## key: ${oneLine(key)}`),
  ]
}

/** Readers take these words as a remark; they stay as FORMAT.md has them. */
function codeLines({ codes, issued, added }: NonNullable<SheetAccount['codeSet']>): readonly string[] {
  const since = issued === undefined ? `brought in ${added.slice(0, 10)}` : `issued ${issued.slice(0, 10)}`
  return [
    `## recovery codes ${since}`,
    ...codes.map(({ text, used }) => {
      const code = quoted(new TextDecoder().decode(text))
      return used === undefined ? code : `## used ${used.slice(0, 10)}: ${code}`
    }),
  ]
}

/** As it is, or as a JSON string where it could be taken for something else. */
function quoted(code: string): string {
  if (!QUOTED.test(code)) return code
  return JSON.stringify(code).replace(/[\u007F-\u009F\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function unquoted(line: string): string {
  if (!line.startsWith('"')) return line
  try {
    const text: unknown = JSON.parse(line)
    return typeof text === 'string' ? text : line
  } catch {
    return line
  }
}

function readAccount([first = '', ...lines]: readonly string[]): SealedAccount {
  const isLink = (line: string) => /^[a-z]+:\/\//.test(line)
  return {
    label: first.replace(/^# /, ''),
    remarks: lines.filter((line) => line.startsWith('#') && !USED.test(line)).map((line) => line.replace(/^#+ */, '')),
    links: lines.filter(isLink),
    codes: lines.flatMap((line) => {
      const [, used, text] = USED.exec(line) ?? []
      if (used !== undefined && text !== undefined) return [{ text: unquoted(text), used }]
      return line === '' || line.startsWith('#') || isLink(line) ? [] : [{ text: unquoted(line) }]
    }),
  }
}

/** A line of a note. One that reads like a used code has a space more, and so is none. */
function remark(line: string): string {
  return USED.test(`## ${line}`) ? `##  ${line}` : `## ${line}`
}

/** The lines of a note, each as it is printed and sealed. */
export function noteLines(note: string): readonly string[] {
  return note
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map(oneLine)
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
