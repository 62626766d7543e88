/**
 * Authenticator Plus: a zip, usually with a password, with otpauth links in `Accounts.txt`.
 *
 * https://www.authenticatorplus.com/
 */
import { otherShape } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { readZip, zipPaths } from '../../containers/zip.ts'
import { links } from '../links.ts'

export const authenticatorPlus: Format = {
  id: 'authenticator-plus',
  name: 'Authenticator Plus export',
  recognises: (source) => zipPaths(source).includes(PATH),
  read: async (source, password) => {
    const options = { what: authenticatorPlus.name, wanted: (path: string) => path === PATH }
    const files = await readZip(source, { ...options, ...(password !== undefined && { password }) })
    const bytes = files.get(PATH)
    if (!bytes) throw otherShape(authenticatorPlus.name)
    try {
      const reading = await links.read({ name: source.name, bytes })
      return { ...reading, format: authenticatorPlus.id, formatName: authenticatorPlus.name }
    } finally {
      bytes.fill(0)
    }
  },
}

const PATH = 'Accounts.txt'
