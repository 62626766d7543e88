import type { ProseBlock } from './blocks.ts'
import { checkedLine, type CheckedLine } from './line-check.ts'
import { KEY_OF_BYTES } from './key-of-bytes.ts'
import { symbolFor } from './qr.ts'
import { restoreText } from './restore-text.ts'
import { sheetId, type Sheet } from './sheet-set.ts'

/** A paper key to be printed whole. */
export interface SheetIdentity {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string
  /** `age1…` */
  readonly recipient: string
  /** `YYYY-MM-DD` */
  readonly created: string
}

/** The sheet of a paper key. With it, anyone who has an export or the vault file can read all of it. */
export function identitySheet(
  { identity, recipient, created }: SheetIdentity,
  { set, number }: { readonly set: string; readonly number: number },
): Sheet {
  return {
    kind: 'identity',
    number,
    heading: 'Paper key',
    name: 'Opens the vault and its exports when no passphrase is left',
    note: [],
    blocks: [
      {
        kind: 'lines',
        title: 'The secret half',
        symbol: symbolFor(identity),
        alternative: 'QR code of the secret half',
        parameters: ['age identity, X25519', `made on ${created}`],
        lines: identityLines(identity, sheetId(set, number)),
        remarks: [ALPHABET],
      },
      { kind: 'prose', title: 'The public half, to tell paper keys apart', paragraphs: [recipient] },
      USES,
    ],
    restore: restoreText('identity'),
  }
}

const ALPHABET =
  'Letters and digits without B, I, O and 1, but for the 1 that ends the first line. Type all lines one after the other, without spaces, in capitals or not.'

const USES: ProseBlock = {
  kind: 'prose',
  title: 'To open an export of Recovery Kit or the vault with it',
  small: true,
  paragraphs: [
    'Scan or type the secret half into a file named key.txt, as one line. Then, with any age program:',
    'age -d -i key.txt recovery-kit.age > contents.json',
    'Delete key.txt afterwards. Without an age program, decoder.html does the same in a browser, without a network.',
    'For the vault file or a backup of it, drop it into decoder.html in any browser, without a network, or choose the paper key where Recovery Kit asks for a passphrase.',
    `The key is 32 bytes, which its shares give. ${KEY_OF_BYTES}`,
  ],
}

/** What all of them start with, then groups of four. The lines without spaces, joined, are the identity. */
export function identityLines(identity: string, id: string): readonly CheckedLine[] {
  const start = identity.indexOf('1') + 1
  const groups = identity.slice(start).match(/.{1,4}/g) ?? []
  const lines = Array.from({ length: Math.ceil(groups.length / PER_LINE) }, (_, line) =>
    groups.slice(line * PER_LINE, (line + 1) * PER_LINE).join(' '),
  )
  return [identity.slice(0, start), ...lines].map((text, index) => checkedLine(id, String(index + 1), text))
}

const PER_LINE = 5
