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
import { readCsvRecords } from '../../containers/csv.ts'
import type { Format } from '../../intake.ts'
import { loginCode } from '../../login-code.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'
import { textOf } from '../../containers/text.ts'

export const keeperCsv: Format = {
  id: 'keeper-csv',
  name: 'Keeper CSV export',
  recognises: (source) => /[,;\t]"?TFC:Keeper"?[,;\t]/.test(textOf(source.bytes).text),
  read: (source) => {
    const linked = new LinkedCodes('Keeper', keeperCsv.name)
    const rows = readCsvRecords(source, keeperCsv.name)
    const items = rows.flatMap((cells, index) => readRow(cells, `row ${index + 1}`, linked))
    return { format: keeperCsv.id, formatName: keeperCsv.name, ...sift(items), parts: [] }
  },
}

const CODE = 'TFC:Keeper'

/** Folder, title, user, password, address, note, shared folder; then the fields. */
function readRow(cells: readonly string[], where: string, linked: LinkedCodes): readonly Item[] {
  const [folder = '', name = '', user = '', , , note = '', shared = ''] = cells
  const notes = [
    note,
    folder === '' ? '' : `Keeper folder: ${folder}`,
    shared === '' || shared === CODE ? '' : `Keeper shared folder: ${shared}`,
  ]
  const codes = cells.filter((_, place) => place > FIRST_FIELD && cells[place - 1] === CODE)
  const login = { name, user, notes, where }
  const found = codes.flatMap((code) => loginCode({ ...login, code }, 'Keeper') ?? [])
  return itemsOf(linked.of(found, login, textsIn(cells)), false)
}

/** The cell of the shared folder may be missing. */
const FIRST_FIELD = 6
