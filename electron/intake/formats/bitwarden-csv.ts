/**
 * Bitwarden's exports as CSV. The vault's has a password column, the authenticator's has none.
 *
 *   folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp
 *   folder,favorite,type,name,login_uri,login_totp
 *
 * An organisation's has `collections` in place of the first two.
 *
 * https://bitwarden.com/help/condition-bitwarden-import/
 */
import { labelText } from '../../otp/otpauth.ts'
import { isCsvWith, readCsv, type CsvRow } from '../csv.ts'
import type { Found, Format, Reading, Source } from '../intake.ts'
import { loginCode } from '../login-code.ts'
import { sift } from '../passed-over.ts'
import { utf8 } from '../text.ts'

export const bitwardenCsv: Format = {
  id: 'bitwarden-csv',
  name: 'Bitwarden CSV export',
  recognises: (source) => isCsvWith(source, 'type', 'name', 'login_totp', 'login_password'),
  read: (source) => read(source, bitwardenCsv),
}

export const bitwardenAuthenticatorCsv: Format = {
  id: 'bitwarden-authenticator-csv',
  name: 'Bitwarden Authenticator CSV export',
  recognises: (source) => isCsvWith(source, 'type', 'name', 'login_totp') && !isCsvWith(source, 'login_password'),
  read: (source) => read(source, bitwardenAuthenticatorCsv),
}

function read(source: Source, format: Format): Reading {
  const items = readCsv(source, format.name).map((row) => ({ found: readRow(row), trashed: false }))
  return { format: format.id, formatName: format.name, ...sift(items), parts: [] }
}

function readRow({ cells, extra, where }: CsvRow): Found | undefined {
  const cell = (name: string) => cells.get(name) ?? ''
  const [name, user, code] = [cell('name'), cell('login_username'), cell('login_totp')]
  // The cells may have moved, and then this one is a password. A link says itself what it is.
  if (extra.some((value) => value !== '') && code.trim() !== '' && !/^\s*(?:otpauth|steam):/i.test(code))
    return {
      kind: 'quarantined',
      what: labelText(name, user) || where,
      reason: 'the row has more cells than the table has columns, so they may not be in their places',
      verbatim: utf8([code, ...extra].join(',')),
    }
  return loginCode({ code, name, user, notes: notesOf(cell), where }, 'Bitwarden')
}

function notesOf(cell: (name: string) => string): string[] {
  const groups = ['folder', 'collections'] as const
  const lines = groups.map((group) => (cell(group) === '' ? '' : `Bitwarden ${group}: ${cell(group)}`))
  return [cell('notes'), ...lines]
}
