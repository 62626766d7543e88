/**
 * Keeper's table, which names no columns. Behind the first seven cells come pairs of a field's name
 * and its value; the code is the field "TFC:Keeper", a link.
 *
 *   "Work","PyPI","alice","…","https://pypi.org","","","TFC:Keeper","otpauth://totp/…"
 *
 * Without any such field nothing tells the table from another.
 *
 * The reader in github.com/ProtonMail/WebClients (packages/pass/lib/import/providers/keeper), until 2024.
 */
import { readCsvRecords } from '../csv.ts'
import type { Format } from '../intake.ts'
import { loginCode } from '../login-code.ts'
import { sift, type Item } from '../passed-over.ts'
import { textOf } from '../text.ts'

export const keeperCsv: Format = {
  id: 'keeper-csv',
  name: 'Keeper CSV export',
  recognises: (source) => /[,;\t]"?TFC:Keeper"?[,;\t]/.test(textOf(source.bytes).text),
  read: (source) => {
    const items = readCsvRecords(source, keeperCsv.name).flatMap((cells, index) => readRow(cells, `row ${index + 1}`))
    return { format: keeperCsv.id, formatName: keeperCsv.name, ...sift(items), parts: [] }
  },
}

const CODE = 'TFC:Keeper'

/** Folder, title, user, password, address, note, shared folder; then the fields. */
function readRow(cells: readonly string[], where: string): Item[] {
  const [folder = '', name = '', user = '', , , note = '', shared = ''] = cells
  const notes = [
    note,
    folder === '' ? '' : `Keeper folder: ${folder}`,
    shared === '' || shared === CODE ? '' : `Keeper shared folder: ${shared}`,
  ]
  const codes = cells.filter((_, place) => place > FIRST_FIELD && cells[place - 1] === CODE)
  const found = codes.flatMap((code) => loginCode({ code, name, user, notes, where }, 'Keeper') ?? [])
  return found.length === 0
    ? [{ found: undefined, trashed: false }]
    : found.map((one) => ({ found: one, trashed: false }))
}

/** The cell of the shared folder may be missing. */
const FIRST_FIELD = 6
