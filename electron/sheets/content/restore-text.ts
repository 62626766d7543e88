import type { SheetKind } from '../../accounts/records.ts'
import { KEY_OF_BYTES } from './key-of-bytes.ts'

/** Kinds of sheets that say the same whatever is on them. */
type Fixed = Exclude<SheetKind, 'account' | 'totp' | 'codes' | 'sealed'>

/** Said of every sheet with lines. */
export const CHECK = 'The four characters behind a line check it, in decoder.html and in Recovery Kit.'

const TEXTS: Readonly<Record<Fixed, readonly string[]>> = {
  identity: [
    'This key opens exports that were encrypted to it, and the vault file. Scan the large QR code, alone, or type the lines without spaces, into a file named key.txt. With any age program, run: age -d -i key.txt export.age. Recovery Kit and decoder.html open the vault file with it.',
    CHECK,
    'Anyone who holds this page and an export or the vault file can read all of it. Lock it away, apart from both.',
  ],
  share: [
    'This is one share of a key (SLIP-39). Alone it opens nothing and tells nothing. Put as many shares as stated above together in decoder.html or Recovery Kit, or in any SLIP-39 program with an empty passphrase. The large QR code holds the words. Together they give 32 bytes.',
    `${KEY_OF_BYTES} It opens exports and the vault.`,
    'This is not a cryptocurrency wallet. Do not type it into one.',
  ],
  cover: [
    '1. Compare the seal and its number with what is written above. If it was opened and nobody can say why, call first.',
    '2. Take out only the sheet you need. Write above who took it, and why.',
    '3. Do what the foot of that sheet says. Never photograph or send it, or type it into a website that asks for it.',
    '4. Once you are back in: get new recovery codes, print a new set, read it back, and only then destroy every copy of this one.',
    '5. To check it, read it back into the app by the date above; then seal it again.',
    'Keep this page with the sheets, or where it is found first. It holds no secret.',
  ],
  keys: [
    'This page holds no secret. It says which security key was noted at which account when it was printed.',
    'To sign in with a key: type the password where you always sign in, put the key in, and touch it when it blinks. Two keys at an account are what saves you when one is lost.',
    'A key is lost? Sign in with another one, and remove the lost key in the security settings of each account where it is noted.',
  ],
  archivist: [
    'This page holds no secret. It tells anyone who reads this set years from now how its sheets are written.',
  ],
}

/**
 * How to restore from a sheet, for a relative who never saw the app: paragraphs that name no address
 * and take at most ten lines of `RESTORE_CELLS` characters.
 */
export function restoreText(kind: Fixed): readonly string[] {
  return TEXTS[kind]
}

/** The same of a sealed sheet. @param by - What it is opened by: its QR code, or its lines alone. */
export function restoreSealed(by: 'code' | 'lines', inside: 'account' | 'note'): readonly string[] {
  return [`To open this sheet: ${SEALED[by]} ${AGE}`, INSIDE[inside], CHECK]
}

const SEALED = {
  code: 'scan the large QR code, once, with any QR reader, or type the lines from BEGIN to END, once, into a file named sheet.age.',
  lines: 'type the lines from BEGIN to END into a file named sheet.age. The small code in the corner is no part of it.',
} as const
const AGE =
  'With any age program, run: age -d sheet.age, and type the passphrase. decoder.html, kept with the exports of Recovery Kit, does the same in a browser without a network.'
const INSIDE = {
  account:
    'Out comes text: recovery codes as they are, and a link for each secret. decoder.html shows the links as QR codes for an authenticator app.',
  note: 'Out comes text: a note to an account, or a part of one. The secrets and recovery codes of the account are on another sheet.',
} as const
