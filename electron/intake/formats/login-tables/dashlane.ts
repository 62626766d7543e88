/**
 * Dashlane's export: a zip of tables, or the one with the logins alone. A code is a secret in
 * `otpSecret`, or a link in `otpUrl` since Dashlane writes that.
 *
 *   credentials.csv: username,username2,username3,title,password,note,url,category,otpSecret
 *
 * The readers in github.com/ProtonMail/WebClients (packages/pass/lib/import/providers/dashlane).
 */
import { otherShape } from '../../containers/failures.ts'
import type { Format, Found, Reading } from '../../intake.ts'
import { LinkedCodes } from '../../linked-codes.ts'
import { loginTable } from '../../login-table.ts'
import { textOf } from '../../containers/text.ts'
import { isZip, readZip, zipPaths } from '../../containers/zip.ts'

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
    const options = { what: table.name, wanted: (path: string) => /^[^/]+\.csv$/i.test(path) }
    const files = await readZip(source, { ...options, ...(password !== undefined && { password }) })
    try {
      return await readTables(files)
    } finally {
      for (const bytes of files.values()) bytes.fill(0)
    }
  },
}

/** Codes are in the table of the logins; in secure notes and the like there are at most links. */
async function readTables(files: ReadonlyMap<string, Uint8Array>): Promise<Reading> {
  const bytes = files.get(LOGINS)
  const logins = bytes && { name: LOGINS, bytes }
  if (!logins || !table.recognises(logins)) throw otherShape(table.name)
  const reading = await table.read(logins)
  const linked = new LinkedCodes('Dashlane', table.name)
  const more = [...files].flatMap(([path, other]) =>
    path === LOGINS ? [] : linkedIn(textOf(other).text, path, linked),
  )
  return { ...reading, found: [...reading.found, ...more] }
}

function linkedIn(text: string, path: string, linked: LinkedCodes): readonly Found[] {
  return linked.of([], { name: '', user: '', notes: [`Dashlane file: ${path}`], where: path }, [{ text }])
}
