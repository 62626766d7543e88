import { readSealedText, type SealedAccount } from '../../../electron/sheets/content/sealed-text.ts'
import { accountOf, type Restored } from './restored.ts'

/** The accounts of an opened sealed sheet; undefined when the text is of something else. */
export function sealedAccounts(text: string): readonly Restored[] | undefined {
  return readSealedText(text)?.accounts.map(restored)
}

/** A link that is not understood stays readable: it may be all that is left of the account. */
function restored({ label, remarks, links, codes }: SealedAccount): Restored {
  const read = links.map((link) => ({ link, account: accountOf(link) }))
  const aside = read.filter(({ account }) => 'reason' in account)
  return {
    name: label,
    notes: [...remarks, ...aside.map(({ link }) => `Not understood by this page, as it is written: ${link}`)],
    tokens: read.flatMap(({ account }) => ('reason' in account ? [] : account.tokens)),
    codes,
  }
}
