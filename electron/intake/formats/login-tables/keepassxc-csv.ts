/**
 * KeePassXC's export as CSV; the code is an otpauth link.
 *
 *   "Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"
 *
 * Older versions end at the notes or at the codes. Without the codes, only links
 * elsewhere are read, and a table without any is named as such.
 *
 * https://keepassxc.org/docs/KeePassXC_UserGuide#_exporting_databases
 */
import { isCsvWith, readCsv, type CsvRow } from '../../containers/csv.ts'
import { textOf } from '../../containers/text.ts'
import type { Format } from '../../intake.ts'
import { LINK } from '../../link-text.ts'
import { loginCode } from '../../login-code.ts'
import { LinkedCodes, textsIn } from '../../linked-codes.ts'
import { itemsOf, sift, type Item } from '../../skipped.ts'

const WHAT = 'KeePassXC CSV export'

export const keepassxcCsv: Format = {
  id: 'keepassxc-csv',
  name: WHAT,
  recognises: (source) =>
    isCsvWith(source, 'Group', 'Title', 'Username') &&
    (isCsvWith(source, 'TOTP') || (isCsvWith(source, 'URL', 'Notes') && LINK.test(textOf(source.bytes).text))),
  read: (source) => {
    const linked = new LinkedCodes('KeePassXC', WHAT)
    const items = readCsv(source, WHAT).flatMap((row) => readRow(row, linked))
    return {
      format: keepassxcCsv.id,
      formatName: keepassxcCsv.name,
      ...sift(items, 'recycle-bin'),
      parts: [],
    }
  },
}

function readRow({ cells, extra, where }: CsvRow, linked: LinkedCodes): readonly Item[] {
  const cell = (name: string) => cells.get(name) ?? ''
  const groups = cell('Group').split('/').slice(1)
  const user = cell('Username')
  const notes = [cell('Notes'), groups.length === 0 ? '' : `KeePassXC group: ${groups.join('/')}`]
  const login = { name: cell('Title'), user, notes, where }
  const code = loginCode({ ...login, code: cell('TOTP') }, 'KeePassXC')
  const found = linked.of(code ? [code] : [], login, textsIn([...cells.values(), ...extra]))
  // KeePassXC writes "none" into a link when the entry has no user name.
  const named = found.map((one) =>
    one.kind === 'token' && one.account === 'none' && user === '' ? { ...one, account: '' } : one,
  )
  return itemsOf(named, RECYCLE_BINS.has(groups[0] ?? ''))
}

/** The group has the name that it was made with, in the language of that day; always below the root. */
const RECYCLE_BINS: ReadonlySet<string> = new Set([
  'Recycle Bin',
  'Papierkorb',
  'Corbeille',
  'Papelera de reciclaje',
  'Papelera',
  'Cestino',
  'Prullenbak',
  'Lixeira',
  'Reciclagem',
  'Kosz',
  'Koš',
  'Корзина',
  'Кошик',
  'Papperskorgen',
  'Papperskorg',
  'Papirkurv',
  'Papirkurven',
  'Roskakori',
  'Geri Dönüşüm Kutusu',
  'ごみ箱',
  '回收站',
  '資源回收桶',
  '휴지통',
])
