/** What to know before printing, in sentences for the window and the terminal. */
import type { PrintWarningView } from '../sheets.ts'

/** One sentence, or two. */
export function printWarningSentence(warning: PrintWarningView): string {
  return 'accounts' in warning
    ? SENTENCES[warning.kind](nameThem(warning.accounts), warning.accounts.length)
    : DECODER[warning.kind]
}

const SENTENCES: Readonly<
  Record<Extract<PrintWarningView, { readonly accounts: unknown }>['kind'], (accounts: string, count: number) => string>
> = {
  both: (accounts) =>
    `Anyone who finds the sheet has both the authenticator secret and the recovery codes of ${accounts}. Print them apart to keep them in different places.`,
  nothing: (accounts) => `There is no secret and no recovery code to print for ${accounts}.`,
  pin: (accounts) => `Anyone who finds the sheet has both the secret and the PIN of ${accounts}.`,
  'no-pin': (accounts) =>
    `The sheet alone does not restore ${accounts}: its codes also need the PIN, which the vault does not have.`,
  'text-only': (accounts) =>
    `The secret of ${accounts} is too long for a QR code that reads well from paper, so it is printed as text only.`,
  'sealed-text-only': (accounts) =>
    `A QR code for the sealed ${accounts} would be too dense to read from paper, so it is printed as text only. Seal secrets and codes apart.`,
  'note-left-out': (accounts, count) =>
    count === 1
      ? `The note of ${accounts} is too long: sealed with it, the sheet would have no QR code, and every line would have to be typed. It is left out, and stays in the vault. Shorten it, or print it on sealed sheets of its own.`
      : `${String(count)} notes are too long, of ${accounts}: sealed with them, the sheets would have no QR code, and every line would have to be typed. They are left out, and stay in the vault. Shorten them, or print them on sealed sheets of their own.`,
  'note-apart': (accounts, count) =>
    count === 1
      ? `The note of ${accounts} is too long for the QR code of its sealed sheet, so it is on sealed sheets of its own. They open with the same passphrase.`
      : `${String(count)} notes are too long for the QR codes of their sealed sheets, of ${accounts}, so they are on sealed sheets of their own. They open with the same passphrase.`,
  substituted: (accounts) =>
    `Some characters in the name or note of ${accounts} cannot be printed and appear as numbers such as [U+10D0]. QR codes hold the exact names.`,
  'code-substituted': (accounts) =>
    `Some characters in the recovery codes of ${accounts} cannot be printed and appear as numbers such as [U+4E2D]. Check these codes by hand.`,
  'few-codes': (accounts) => `Fewer than 3 recovery codes are unused for ${accounts}. Ask the service for a new set.`,
}

/** Notes that are too long for their sealed sheets, for a choice. */
export function longNotesSentence(accounts: readonly string[]): string {
  const names = nameThem(accounts)
  return accounts.length === 1
    ? `The note of ${names} is too long for the QR code of its sealed sheet.`
    : `The notes of ${names} are too long for the QR codes of their sealed sheets.`
}

const AGAIN = 'Install the app again, or run "npm run build" in its sources. The sheets restore without it.'

const DECODER = {
  'decoder-missing': `decoder.html, the page that opens sheets, exports and vaults without the app, is missing from this installation. ${AGAIN}`,
  'decoder-altered': `decoder.html, the page that opens sheets, exports and vaults without the app, is not the one this app was built with. Do not use it. ${AGAIN}`,
} as const

/** How many accounts a sentence names before it only counts them. */
const NAMED = 3

function nameThem(accounts: readonly string[]): string {
  const more = accounts.length - NAMED
  const parts = [...accounts.slice(0, NAMED), ...(more > 0 ? [`${String(more)} more`] : [])]
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : (parts[0] ?? '')
}
