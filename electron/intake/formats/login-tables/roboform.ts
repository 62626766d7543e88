/**
 * RoboForm's table. Its last column begins a list of fields, a cell each; one of them is the code,
 * a link or a secret.
 *
 *   Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2
 *   PyPI,https://pypi.org,https://pypi.org,alice,…,,/Work,"User ID$,,,txt,alice","TOTP KEY$,,,txt,JBSW…"
 *
 * A value that begins with @ or ' has one more ' before it.
 *
 * The reader in github.com/ProtonMail/WebClients (packages/pass/lib/import/providers/roboform).
 */
import { isCsvWith, readCsv, type CsvRow } from '../../containers/csv.ts'
import type { Format } from '../../intake.ts'
import { loginCode } from '../../login-code.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'

export const roboform: Format = {
  id: 'roboform',
  name: 'RoboForm CSV export',
  recognises: (source) => isCsvWith(source, 'Name', 'MatchUrl', 'Login', 'RfFieldsV2'),
  read: (source) => {
    const linked = new LinkedCodes('RoboForm', roboform.name)
    const items = readCsv(source, roboform.name).flatMap((row) => readRow(row, linked))
    return { format: roboform.id, formatName: roboform.name, ...sift(items), parts: [] }
  },
}

/** The name of the field, three cells of its own list, and the value, which may have commas in it. */
const CODE = /^TOTP KEY\$(?:,[^,]*){3},(.*)$/s

function readRow({ cells, extra, where }: CsvRow, linked: LinkedCodes): readonly Item[] {
  const cell = (name: string) => cells.get(name) ?? ''
  const folder = cell('Folder').replace(/^\//, '')
  const login = {
    name: cell('Name'),
    user: cell('Login').replace(/^'(?=[@'])/, ''),
    notes: [cell('Note'), folder === '' ? '' : `RoboForm folder: ${folder}`],
    where,
  }
  const codes = [cell('RfFieldsV2'), ...extra].flatMap((field) => CODE.exec(field)?.[1] ?? [])
  const found = codes.flatMap((code) => loginCode({ ...login, code }, 'RoboForm') ?? [])
  return itemsOf(linked.of(found, login, textsIn([...cells.values(), ...extra])), false)
}
