/**
 * Dashlane's export: a zip of tables, or the one with the logins alone. A code is a secret in
 * `otpSecret`, or a link in `otpUrl` since Dashlane writes that.
 *
 *   credentials.csv: username,username2,username3,title,password,note,url,category,otpSecret
 *
 * The readers in github.com/ProtonMail/WebClients (packages/pass/lib/import/providers/dashlane).
 */
import { otherShape } from '../failures.ts'
import type { Format } from '../intake.ts'
import { loginTable } from '../login-table.ts'
import { isZip, readZip, zipPaths } from '../zip.ts'

const LOGINS = 'credentials.csv'

const table = loginTable({
  id: 'dashlane',
  name: 'Dashlane export',
  manager: 'Dashlane',
  columns: ['username', 'title', 'category'],
  codes: ['otpUrl', 'otpSecret'],
  title: 'title',
  users: ['username', 'username2', 'username3'],
  note: 'note',
  groups: { category: 'Dashlane category' },
})

export const dashlane: Format = {
  ...table,
  recognises: (source) => (isZip(source) ? zipPaths(source).includes(LOGINS) : table.recognises(source)),
  read: async (source, password) => {
    if (!isZip(source)) return await table.read(source)
    const options = { what: table.name, wanted: (path: string) => path === LOGINS }
    const files = await readZip(source, { ...options, ...(password !== undefined && { password }) })
    const bytes = files.get(LOGINS)
    if (!bytes) throw otherShape(table.name)
    try {
      const logins = { name: LOGINS, bytes }
      if (!table.recognises(logins)) throw otherShape(table.name)
      return await table.read(logins)
    } finally {
      bytes.fill(0)
    }
  },
}
