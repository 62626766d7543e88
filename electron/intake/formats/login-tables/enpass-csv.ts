/**
 * Enpass's table, a row for each item: its title, then names and values of its fields in turn, then
 * perhaps the note. A name with a star before it is one that Enpass hides. The first row may say so.
 *
 *   "Title","Field","Value","Field","Value",…,"Note"
 *   "PyPI","Username","alice","*Password","…","TOTP","otpauth://totp/…","a note"
 *
 * The reader in github.com/bitwarden/clients (libs/importer), and what public reports show.
 */
import { isCsvWith, readCsvRecords } from '../../containers/csv.ts'
import { textOf } from '../../containers/text.ts'
import type { Format, Source } from '../../intake.ts'
import { KitError } from '../../../kit-error.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { loginCode } from '../../login-code.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'

export const enpassCsv: Format = {
  id: 'enpass-csv',
  name: 'Enpass CSV export',
  recognises: (source) => isCsvWith(source, 'Title', 'Field', 'Value') || hasCodeBesidePassword(source),
  read: (source) => {
    const linked = new LinkedCodes('Enpass', enpassCsv.name)
    const records = readCsvRecords(source, enpassCsv.name)
    const named = records[0]?.[1] === 'Field' ? 1 : 0
    const items = records.slice(named).flatMap((cells, at) => readRow(cells, `row ${at + named + 1}`, linked))
    return { format: enpassCsv.id, formatName: enpassCsv.name, ...sift(items), parts: [] }
  },
}

const CODE = /^(?:totp|one[- ]time (?:code|password))$/i
const PASSWORD = /^password$/i
const USERS = [/^user ?name$/i, /^login$/i, /^e-?mail$/i]

/** The names of columns in a row look like fields, but none of their values like a code. */
function isCode({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return CODE.test(name) && /^\s*(?:otpauth:|steam:|[a-z2-7 =-]{16,}$)/i.test(value)
}

/** Without the first row, only a row with a code and a password among its names tells. */
function hasCodeBesidePassword(source: Source): boolean {
  const { text, sound } = textOf(source.bytes)
  if (!sound || !/[,;\t]"?\*?(?:totp|one[- ]time (?:code|password))"?[,;\t]/i.test(text)) return false
  if (!/[,;\t]"?\*?password"?[,;\t]/i.test(text)) return false
  try {
    return readCsvRecords(source, enpassCsv.name)
      .map(fieldsOf)
      .some(({ fields }) => fields.some(isCode) && fields.some(({ name }) => PASSWORD.test(name)))
  } catch (error) {
    if (error instanceof KitError) return false
    throw error
  }
}

function fieldsOf(cells: readonly string[]) {
  const count = Math.floor((cells.length - 1) / 2)
  const fields = Array.from({ length: count }, (_, at) => ({
    name: (cells[at * 2 + 1] ?? '').replace(/^\*/, '').trim(),
    value: cells[at * 2 + 2] ?? '',
  }))
  return { fields, note: cells.length % 2 === 0 ? (cells.at(-1) ?? '') : '' }
}

function readRow(cells: readonly string[], where: string, linked: LinkedCodes): readonly Item[] {
  const { fields, note } = fieldsOf(cells)
  const users = USERS.flatMap((pattern) => fields.filter(({ name }) => pattern.test(name)))
  const user = users.find(({ value }) => value !== '')?.value ?? ''
  const login = { name: cells[0] ?? '', user, notes: [note], where }
  const codes = fields.filter(({ name, value }) => CODE.test(name) && value !== '')
  const found = codes.flatMap(({ value: code }) => loginCode({ ...login, code }, 'Enpass') ?? [])
  const texts = cells.filter((cell) => !codes.some(({ value }) => value === cell))
  return itemsOf(linked.of(found, login, textsIn(texts)), false)
}
