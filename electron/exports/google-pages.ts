import { formatMigration, migrationRefusal } from '../otp/migration-writer.ts'
import { KitError } from '../kit-error.ts'
import type { RecordId } from '../vault/vault.ts'
import { chosenTokens, type NamedToken } from './chosen-tokens.ts'
import type { Exported, KitContents } from './contents.ts'

/** The links of a Google Authenticator export, one per QR code. */
export interface GooglePages extends Omit<Exported, 'bytes'> {
  readonly pages: readonly GooglePage[]
}

export interface GooglePage {
  /** `otpauth-migration://offline?data=…`, at most `MOST_CHARACTERS` long. */
  readonly link: string
  /** The accounts in it, in order. */
  readonly accounts: readonly Pick<NamedToken, 'issuer' | 'account'>[]
}

/** As many as Google Authenticator itself puts into one code. */
const MOST_ACCOUNTS = 10

/** What a QR code of version 20 holds at level M (ISO/IEC 18004 table 7): 97 modules, which any phone reads. */
export const MOST_CHARACTERS = 666

/** Pages are measured with numbers longer than any real ones, so that numbering never makes a page too long. */
const WIDEST = { batch: 0x7fff_ffff, index: 998, size: 999 }

/** Nobody would scan more codes than this. */
const MOST_PAGES = 100

/**
 * The tokens as links for Google Authenticator's "Import accounts". Tokens it cannot hold are left
 * out and named.
 *
 * @param batch - A random 31-bit number that all pages carry.
 * @throws KitError `nothing-to-print` when nothing is left, `invalid-input` for more than a hundred
 * pages
 */
export function googlePages(contents: KitContents, batch: number, accounts?: ReadonlySet<RecordId>): GooglePages {
  const { tokens, leftOut } = chosenTokens(contents, accounts, whyNot)
  const pages = paged(tokens)
  if (pages.length === 0)
    throw new KitError(
      'nothing-to-print',
      'Google Authenticator can hold none of these tokens, so there is no QR code to make. Nothing was saved. Choose other accounts, or another format.',
    )
  if (pages.length > MOST_PAGES)
    throw new KitError(
      'invalid-input',
      `These are more accounts than ${MOST_PAGES} QR codes hold. Nothing was saved. Choose fewer, or another format.`,
    )
  return {
    pages: pages.map((page, index) => ({
      link: formatMigration(page, { batch, index, size: pages.length }),
      accounts: page.map(({ issuer, account }) => ({ issuer, account })),
    })),
    count: tokens.length,
    leftOut: [...leftOut, 'notes, dates, and where each token came from'],
  }
}

function whyNot(one: NamedToken): string | undefined {
  const refusal = migrationRefusal(one.token)
  if (refusal !== undefined) return refusal
  if (one.issuer === '' && one.account === '') return 'it has no name, and Google Authenticator needs one'
  return fits([one]) ? undefined : 'its name or secret is too long for a readable QR code'
}

/** As many on each page as fit, in their order. */
function paged(tokens: readonly NamedToken[]): readonly (readonly NamedToken[])[] {
  const pages: NamedToken[][] = []
  for (const token of tokens) {
    const open = pages.at(-1)
    if (open && open.length < MOST_ACCOUNTS && fits([...open, token])) open.push(token)
    else pages.push([token])
  }
  return pages
}

function fits(tokens: readonly NamedToken[]): boolean {
  return formatMigration(tokens, WIDEST).length <= MOST_CHARACTERS
}
