import { readSealedText, type SealedAccount } from '../../../electron/sheets/content/sealed-text.ts'
import { accountOf, type Restored } from './restored.ts'

/** The accounts of an opened sealed sheet; undefined when the text is of something else. */
export function sealedAccounts(text: string): readonly Restored[] | undefined {
  return readSealedText(text)?.accounts.map(restored)
}

function restored({ label, remarks, links, codes }: SealedAccount): Restored {
  const read = links.map((link) => ({ link, account: accountOf(link) }))
  const aside = read.filter(({ account }) => 'reason' in account)
  return {
    name: label,
    notes: remarks,
    asides: aside.map(({ link }) => ({ kind: 'unread-link', link })),
    tokens: read.flatMap(({ account }) => ('reason' in account ? [] : account.tokens)),
    codes,
  }
}
