/**
 * Key files of KeePass, which open a database together with its password. They hold no codes.
 * https://keepass.info/help/base/keys.html#keyfiles
 *
 *   <KeyFile><Meta><Version>2.0</Version></Meta><Key><Data Hash="…">…</Data></Key></KeyFile>
 *
 * or 32 bytes, or 64 hexadecimal digits, which are told only by the database beside them. Any other
 * file may be one too; the user has to choose it.
 */
import type { Format, Source } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { textOf } from '../../containers/text.ts'
import { isKeePass } from './kdbx-header.ts'

export const keepassKeyFile: Format = {
  id: 'keepass-key-file',
  name: 'KeePass key file',
  recognises: (source) =>
    isXmlKey(source) || (isBareKey(source) && (source.beside ?? []).some(({ bytes }) => isKeePass(bytes))),
  read: () => ({
    format: keepassKeyFile.id,
    formatName: keepassKeyFile.name,
    found: [],
    notes: [{ kind: 'key-file' }],
    parts: [],
  }),
}

/** The one file beside a database that looks like a key file; of several, it is not known which is meant. */
export function keyFileBeside({ beside = [] }: Source): Source | undefined {
  const found = beside.filter((source) => isXmlKey(source) || isBareKey(source))
  return found.length === 1 ? found[0] : undefined
}

function isXmlKey({ bytes }: Source): boolean {
  if (bytes.length > LIMITS.keyFileXml) return false
  const { text } = textOf(bytes)
  return /^\s*(?:<\?xml[^>]*>\s*)?<KeyFile>/.test(text) && text.includes('<Key>')
}

function isBareKey({ bytes }: Source): boolean {
  return bytes.length === 32 || (bytes.length === 64 && /^[0-9a-f]{64}$/i.test(textOf(bytes).text))
}
