/**
 * The XML that KeePass 2 and KeePassXC export: what a database holds, without encryption.
 *
 *   <KeePassFile><Meta>…</Meta><Root><Group><Entry><String><Key>otp</Key><Value>…</Value></String></Entry></Group></Root></KeePassFile>
 *
 * https://keepass.info/help/base/importexport.html
 */
import kdbxweb, { type Kdbx } from 'kdbxweb'
import { damaged, otherShape } from '../../containers/failures.ts'
import { textOf } from '../../containers/text.ts'
import type { Format } from '../../intake.ts'
import { KitError } from '../../../kit-error.ts'
import { readEntries } from './kdbx-entries.ts'
import { checkedXml } from './kdbx-markup.ts'
import { wipe } from './kdbx-open.ts'

const WHAT = 'KeePass XML export'
const { Credentials, Kdbx: Database, ProtectedValue } = kdbxweb

export const keepassXml: Format = {
  id: 'keepass-xml',
  name: WHAT,
  recognises: ({ bytes }) => /^\s*(?:<\?xml[^>]*>\s*)?<KeePassFile[\s>]/.test(textOf(bytes).text),
  read: async ({ bytes }) => {
    const database = await load(checkedXml(bytes.slice()))
    try {
      return { format: keepassXml.id, formatName: keepassXml.name, ...readEntries(database), parts: [] }
    } finally {
      wipe(database)
    }
  },
}

async function load(xml: string): Promise<Kdbx> {
  try {
    const database = await Database.loadXml(withoutPacked(xml), new Credentials(ProtectedValue.fromString('')))
    if (database.groups.length === 0) throw otherShape(WHAT)
    return database
  } catch (error) {
    throw error instanceof KitError ? error : damaged(WHAT)
  }
}

/** Attachments stay packed, as in `leavePacked`: they are not read, and each may be a bomb. */
function withoutPacked(xml: string): string {
  return xml.replace(/<(?:Binary|Value)\s[^<>]*>/g, (tag) => tag.replace(/\sCompressed\s*=\s*(?:"[^"]*"|'[^']*')/g, ''))
}
