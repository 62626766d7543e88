import type { SheetKind } from '../../accounts/records.ts'
import { RESTORE_CELLS } from './sheet-set.ts'
import { wrapProse } from '../layout/wrap.ts'

const SECRET =
  'To restore the secret: in any authenticator app on a phone, choose to add an account and scan the QR code, so close that it fills half the picture. No camera? Choose to enter a key: type the secret without spaces, and set type, algorithm, digits and period as printed. The app then shows the codes you need.'
const CODE =
  'To use a recovery code: sign in with the password. Where a code is asked for, choose "recovery code" and type an unused one exactly. Each works once: tick it and write the date. A new set from the service makes all of these useless.'
const KEEP =
  'Anyone who holds this page can use it. Lock it away, apart from the passwords. Shred it only after a new sheet was read back.'
const CHECK = 'The four characters behind a line check it; the archivist page says how.'

const TEXTS: Readonly<Record<SheetKind, readonly string[]>> = {
  account: [SECRET, CODE, KEEP],
  totp: [SECRET, CHECK, KEEP],
  codes: [CODE, CHECK, KEEP],
  sealed: [
    'To open this sheet: scan the QR code with any QR reader, or type the lines from BEGIN to END, into a file named sheet.age. With any age program, run: age -d sheet.age, and type the passphrase. decoder.html, kept with the exports of Recovery Kit, does the same in a browser without a network.',
    'Out comes text: recovery codes, and secrets as otpauth links, which any QR maker turns back into codes for an authenticator app.',
    CHECK,
  ],
  identity: [
    'This key opens exports that were encrypted to it, and the vault file. Scan the QR code, or type the lines without spaces, into a file named key.txt. With any age program, run: age -d -i key.txt export.age. Recovery Kit asks for the key where you unlock the vault.',
    CHECK,
    'Anyone who holds this page and an export or the vault file can read all of it. Lock it away, apart from both.',
  ],
  share: [
    'This is one share of a key (SLIP-39). Alone it opens nothing and tells nothing. Put as many shares as stated above together in decoder.html or Recovery Kit, or in any SLIP-39 program with an empty passphrase. They give 32 bytes: the secret half of an age identity, which opens exports and the vault.',
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

/** How to restore from a kind of sheet, for a relative who never saw the app. It names no address. At most ten lines. */
export function restoreText(kind: SheetKind): readonly string[] {
  return TEXTS[kind].flatMap((paragraph) => wrapProse(paragraph, RESTORE_CELLS))
}
