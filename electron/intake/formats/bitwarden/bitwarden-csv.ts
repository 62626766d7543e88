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
import { loginTable } from '../../login-table.ts'

const common = {
  manager: 'Bitwarden',
  codes: ['login_totp'],
  title: 'name',
  users: ['login_username'],
  note: 'notes',
  groups: { folder: 'Bitwarden folder', collections: 'Bitwarden collections' },
} as const

export const bitwardenCsv = loginTable({
  ...common,
  id: 'bitwarden-csv',
  name: 'Bitwarden CSV export',
  columns: ['type', 'name', 'login_password'],
})

export const bitwardenAuthenticatorCsv = loginTable({
  ...common,
  id: 'bitwarden-authenticator-csv',
  name: 'Bitwarden Authenticator CSV export',
  columns: ['type', 'name'],
  without: ['login_password'],
})
