/**
 * KeePass databases, KDBX 3 and 4, as KeePass, KeePassXC and others keep them: a header with the
 * costs of the key, and encrypted XML with groups of entries.
 *
 * https://keepass.info/help/kb/kdbx.html
 */
import { passwordNeeded } from '../../containers/failures.ts'
import type { Format } from '../../intake.ts'
import { readEntries } from './kdbx-entries.ts'
import { WHAT } from './kdbx-failures.ts'
import { checkHeader, isKeePass } from './kdbx-header.ts'
import { keyFileBeside } from './keepass-key-file.ts'

export const kdbx: Format = {
  id: 'kdbx',
  name: 'KeePass database',
  recognises: ({ bytes }) => isKeePass(bytes),
  keyFileBeside,
  read: async (source, password, chosen) => {
    // What is broken is said before a password is asked for.
    checkHeader(source.bytes)
    if (password === undefined) throw passwordNeeded(WHAT)
    // A large library, which no other kind of file needs.
    const { openKdbx, wipe } = await import('./kdbx-open.ts')
    const beside = keyFileBeside(source)?.bytes
    const database = await openKdbx(source, { password, ...(chosen && { chosen }), ...(beside && { beside }) })
    try {
      return { format: kdbx.id, formatName: kdbx.name, ...readEntries(database), parts: [] }
    } finally {
      wipe(database)
    }
  },
}
