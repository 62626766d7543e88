import type { SheetKind } from '../../accounts/records.ts'
import { RESTORE_CELLS } from './sheet-set.ts'
import { wrapProse } from '../layout/wrap.ts'

const SECRET =
  'To restore a secret: in any authenticator app, add an account and scan the square code, so close that it fills half the view. Without a camera, choose to enter a key: type the secret without spaces, and set type, algorithm, digits and period as printed. The app then shows codes that the service accepts.'
const CODE =
  'To use a recovery code: sign in with the password, choose "recovery code" where a code is asked for, and type an unused one exactly. It works once: tick it and write the date. A new set from the service voids all of these.'
const KEEP =
  'Whoever holds this page can use it: lock it away, apart from passwords; shred it when its replacement was read back.'
const CHECK = 'The four characters behind a line check it; the archivist page says how.'

const TEXTS: Readonly<Record<SheetKind, readonly string[]>> = {
  account: [SECRET, CODE, KEEP],
  totp: [SECRET, CHECK, KEEP],
  codes: [CODE, CHECK, KEEP],
  sealed: [
    'To open: scan the square code with any QR reader, or type the lines with BEGIN and END, into a file named sheet.age. With any age program run: age -d sheet.age, and type the passphrase. decoder.html, kept with the exports of Recovery Kit, does the same in a browser without a network.',
    'What comes out is text: secrets as otpauth links, which any QR maker turns back into codes for an authenticator app, and recovery codes.',
    CHECK,
  ],
  identity: [
    'This key opens exports that were encrypted to it, and the vault file. Scan the square code or type the lines without spaces into a file named key.txt, then run: age -d -i key.txt export.age with any age program. Recovery Kit asks for it where a vault is unlocked.',
    CHECK,
    'Whoever holds this page and an export or the vault file can read all of it. Lock it away, apart from both.',
  ],
  share: [
    'This is one share of a key, by SLIP-39. Alone it opens nothing and tells nothing. As many shares as stated above, put together in any SLIP-39 program with an empty passphrase, or in decoder.html or Recovery Kit, give 32 bytes: the secret half of an age identity, which opens exports and the vault.',
    'This is not a cryptocurrency wallet. Do not type it into one.',
  ],
  cover: [
    '1. Compare the seal and its number with what is written above. If it was opened and nobody says why, call first.',
    '2. Take out only the sheet that is needed, and note above who took it, and why.',
    '3. Follow the text at the foot of that sheet. Do not photograph or send it, or type it into a website that asks for it.',
    '4. Back in, make new recovery codes at the service, print a new set, read it back, and only then destroy all copies of this one.',
    '5. To check it, read it back into the app by the date above; then seal it anew.',
    'Keep this page with the sheets, or where it is found first. It holds no secret.',
  ],
  archivist: [
    'This page holds no secret. It says how the sheets of this set are written, for whoever reads them years from now.',
  ],
}

/** How to restore from a kind of sheet; needs no app of ours and no address. At most ten lines. */
export function restoreText(kind: SheetKind): readonly string[] {
  return TEXTS[kind].flatMap((paragraph) => wrapProse(paragraph, RESTORE_CELLS))
}
