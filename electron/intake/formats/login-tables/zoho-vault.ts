/**
 * Zoho Vault's CSV. The user name is a line of the column with the secret data; the code is a link
 * without a label, in a column that has been called "TOTP" since 2026.
 *
 *   "Password Name","Description","Password URL","SecretData","Notes","CustomData","Tags","Classification",
 *   "Favorite","login_totp","Folder Name"
 *
 * Public reports of imports of it, such as github.com/bitwarden/clients/issues/11872 and pull/20265.
 */
import { loginTable } from '../../login-table.ts'

export const zohoVault = loginTable({
  id: 'zoho-vault',
  name: 'Zoho Vault CSV export',
  manager: 'Zoho Vault',
  columns: ['Password Name', 'SecretData'],
  codes: ['login_totp', 'TOTP'],
  title: 'Password Name',
  users: [],
  userIn: { column: 'SecretData', line: /^User Name:(.+)$/im },
  note: 'Notes',
  groups: { 'Folder Name': 'Zoho Vault folder', Tags: 'Zoho Vault tags' },
})
