/** What is said of a file of a kind that is known and not read: what it is, what is safe, what to do. */
import { assertNever, KitError } from '../../kit-error.ts'
import type { TableWriter } from './password-tables.ts'
import type { UnreadKind } from './unread-kinds.ts'

export function unreadFailure(kind: UnreadKind): KitError {
  return new KitError('unreadable', sentences(kind))
}

const SHOW_ANOTHER =
  'Ask the service to set up another authenticator app, and show the QR code here that it shows then.'
const UNPACK = 'Unpack it, and import the files in it that hold codes.'

function sentences(unread: UnreadKind): string {
  switch (unread.kind) {
    case 'openpgp':
      return 'This file is encrypted with OpenPGP, as andOTP and Proton Pass do on request. Nothing was read. Decrypt it with "gpg --output backup --decrypt" and its name, import the file "backup", and delete that file afterwards.'
    case 'vault':
      return 'This is a vault of this app. Nothing was read. To use it, lock this vault and open that one at the start. To bring accounts from it here, open it, export them under Settings, and import the export.'
    case 'takeout':
      return 'This is an archive of Google Takeout, which holds no codes of Google Authenticator. Nothing was read. In Google Authenticator, choose Transfer accounts, then Export accounts, and show the QR codes here.'
    case 'document':
      return 'This is a document of a word processor or a spreadsheet, which cannot be read here. Nothing was read. Save it as text or CSV and import that. If it has QR codes in it, save it as PDF.'
    case 'archive':
      return `This is an archive of other files, and of a kind that is not read as a whole. Nothing was read. ${UNPACK}`
    case 'android-backup':
      return 'This is an Android backup made with adb. Nothing was read. Unpack it with Android Backup Extractor, and import the file of your authenticator in it.'
    case 'qr-push':
      return setsUp(unread.app)
    case 'qr-duo':
      return setsUp('Duo Mobile')
    case 'qr-microsoft':
      return setsUp('Microsoft Authenticator')
    case 'qr-sign-in':
      return `This code signs a device in to ${unread.app} and holds no secret. Nothing was read. Scan it with the ${unread.app} app.`
    case 'qr-passkey':
      return `This code signs in with a passkey of another device, and holds no secret. Nothing was read. ${SHOW_ANOTHER}`
    case 'password-table':
      return TABLES[unread.of]
    default:
      return assertNever(unread)
  }
}

function setsUp(app: string): string {
  return `This code sets up ${app} and holds no secret that makes codes here. Nothing was read. ${SHOW_ANOTHER}`
}

const DELETE = 'Delete this file if you do not need it: anyone can read the passwords in it.'
const SET_UP_AGAIN = `Where such a service asks for a code, turn its authenticator app off and on again there, and show the new QR code here. ${DELETE}`

const TABLES: Readonly<Record<TableWriter, string>> = {
  NordPass: `This is an export of NordPass, which puts no one-time codes in it. Nothing was read. ${SET_UP_AGAIN}`,
  Firefox: `These are the passwords that Firefox keeps, and it keeps no one-time codes. Nothing was read. ${DELETE}`,
  Chrome: `These are the passwords that a browser like Chrome or Edge keeps, and it keeps no one-time codes. Nothing was read. ${DELETE}`,
  KeePassXC: `This table of an older KeePassXC has no one-time codes in it. Nothing was read. Import the database itself, the .kdbx file. ${DELETE}`,
  KeePass: `This table of KeePass has no one-time codes in it. Nothing was read. Import the database itself, the .kdbx file. ${DELETE}`,
  LastPass: `This table of LastPass has no column for one-time codes. Nothing was read. Export it again in the browser extension of LastPass, or import the file of LastPass Authenticator. ${DELETE}`,
  unknown: `This is a table of passwords, without a column of one-time codes that is known here. Nothing was read. If it has one, import its otpauth links or secrets as text. ${DELETE}`,
}
