import { isRecoveryKey } from '../../accounts/recovery-keys.ts'
import type { CodeSetRecord } from '../../accounts/records.ts'
import { lineCheck } from './line-check.ts'
import { printableCode, type Coverage } from './printable.ts'
import { wrapCode, type CodeLines } from '../layout/wrap.ts'

/** What is needed of a code set. */
export type SheetCodeSet = Pick<CodeSetRecord, 'codes' | 'issued' | 'added'>

/** The recovery codes of an account, in the order in which they were issued. */
export interface CodesBlock {
  readonly kind: 'codes'
  readonly title: string
  /** When they were issued and how many are left. */
  readonly facts: string
  /** How to read codes that take several lines; empty when none does. */
  readonly reading: readonly string[]
  readonly codes: readonly PrintedCode[]
  readonly left: number
  /** It is a recovery key, which is not ticked off. */
  readonly isKey: boolean
  readonly substituted: boolean
}

export interface PrintedCode extends CodeLines {
  /** Counted from 1. */
  readonly number: number
  /** The check of the whole code, under the label "C" and its number. */
  readonly check: string
  /** `YYYY-MM-DD`; absent while it is unused. */
  readonly used?: string
}

/** What the line of a code is called where its check is made. */
export function codeLabel(number: number): string {
  return `C${number}`
}

/** @param service - Of the account. */
export function codesBlock(set: SheetCodeSet, service: string, sheetId: string, covers: Coverage): CodesBlock {
  const printable = set.codes.map((code) => printableCode(new TextDecoder().decode(code.text), covers))
  const codes = set.codes.map((code, index) => ({
    number: index + 1,
    ...wrapCode(printable[index]?.text ?? ''),
    check: lineCheck(sheetId, codeLabel(index + 1), printable[index]?.text ?? ''),
    ...(code.used !== undefined && { used: code.used.slice(0, 10) }),
  }))
  const left = codes.filter((code) => code.used === undefined).length
  const since = set.issued === undefined ? `added on ${set.added.slice(0, 10)}` : `issued on ${set.issued.slice(0, 10)}`
  const isKey = isRecoveryKey(service, set.codes)
  const facts = isKey ? [since, 'stays valid after use'] : [`${left} of ${codes.length} left`, since, 'each works once']
  return {
    kind: 'codes',
    title: isKey ? 'Recovery key' : 'Recovery codes',
    facts: [...facts, ...alphabetOf(codes)].join(' · '),
    reading: readingOf(codes),
    codes,
    left,
    isKey,
    substituted: printable.some((code) => code.substituted),
  }
}

/** Told to the reader where it settles what 0 and O or 1 and l are. */
function alphabetOf(codes: readonly CodeLines[]): readonly string[] {
  const characters = codes
    .flatMap((code) => code.lines)
    .join('')
    .replaceAll('-', '')
  if (/^[0-9]+$/.test(characters)) return ['only digits']
  return /^[0-9a-f]+$/.test(characters) ? ['only digits and a-f'] : []
}

function readingOf(codes: readonly CodeLines[]): readonly string[] {
  const long = codes.filter((code) => code.lines.length > 1)
  return [
    ...(long.some((code) => code.joint === '')
      ? ['Lines joined by a bar are one code: type them one after the other, with nothing between.']
      : []),
    ...(long.some((code) => code.joint === ' ')
      ? ['Words over several lines are one code: type one space at each line break.']
      : []),
  ]
}
