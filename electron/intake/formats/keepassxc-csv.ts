/**
 * KeePassXC's export as CSV; the code is an otpauth link.
 *
 *   "Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"
 *
 * https://keepassxc.org/docs/KeePassXC_UserGuide#_exporting_databases
 */
import { isCsvWith, readCsv, type CsvRow } from '../csv.ts'
import type { Format } from '../intake.ts'
import { loginCode } from '../login-code.ts'
import { sift, type Item } from '../passed-over.ts'

const WHAT = 'KeePassXC CSV export'

export const keepassxcCsv: Format = {
  id: 'keepassxc-csv',
  name: WHAT,
  recognises: (source) => isCsvWith(source, 'Group', 'Title', 'Username', 'TOTP'),
  read: (source) => {
    const items = readCsv(source, WHAT).map(readRow)
    return {
      format: keepassxcCsv.id,
      formatName: keepassxcCsv.name,
      ...sift(items, 'in the recycle bin'),
      parts: [],
    }
  },
}

function readRow({ cells, where }: CsvRow): Item {
  const cell = (name: string) => cells.get(name) ?? ''
  const groups = cell('Group').split('/').slice(1)
  const user = cell('Username')
  const notes = [cell('Notes'), groups.length === 0 ? '' : `KeePassXC group: ${groups.join('/')}`]
  const found = loginCode({ code: cell('TOTP'), name: cell('Title'), user, notes, where }, 'KeePassXC')
  // KeePassXC writes "none" into a link when the entry has no user name.
  const nameless = found?.kind === 'token' && found.account === 'none' && user === ''
  return { found: nameless ? { ...found, account: '' } : found, trashed: RECYCLE_BINS.has(groups[0] ?? '') }
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
