/**
 * The XML that KeePass 2 and KeePassXC export: what a database holds, without encryption.
 *
 *   <KeePassFile><Meta>…</Meta><Root><Group><Entry><String><Key>otp</Key><Value>…</Value></String></Entry></Group></Root></KeePassFile>
 *
 * https://keepass.info/help/base/importexport.html
 */
import { textOf } from '../../containers/text.ts'
import type { Format } from '../../intake.ts'
import { readEntries } from './kdbx-entries.ts'
import { checkedXml } from './kdbx-markup.ts'

export const keepassXml: Format = {
  id: 'keepass-xml',
  name: 'KeePass XML export',
  recognises: ({ bytes }) => /^\s*(?:<\?xml[^>]*>\s*)?<KeePassFile[\s>]/.test(textOf(bytes).text),
  read: async ({ bytes }) => {
    const xml = checkedXml(bytes.slice())
    const { loadXml } = await import('./keepass-xml-load.ts')
    const { wipe } = await import('./kdbx-open.ts')
    const database = await loadXml(xml, keepassXml.name)
    try {
      return { format: keepassXml.id, formatName: keepassXml.name, ...readEntries(database), parts: [] }
    } finally {
      wipe(database)
    }
  },
}
