import { encodeBase32 } from '../../otp/base32.ts'
import { codeOf } from '../../otp/codes.ts'
import type { ProseBlock } from './blocks.ts'
import { checkedLine, lineCheck } from './line-check.ts'
import { restoreText } from './restore-text.ts'
import { secretLines } from './secret-lines.ts'
import { sheetId, type Sheet } from './sheet-set.ts'

/** Version of the sheet format; see FORMAT.md. */
export const SHEET_FORMAT = 1

/** Says how the sheets are written, for a reader of a time when the app is forgotten. It holds no secret. */
export function archivistSheet({
  set,
  number,
  decoderHash,
}: {
  readonly set: string
  readonly number: number
  /** SHA-256 of decoder.html in hexadecimal, to check a copy of that page. */
  readonly decoderHash?: string
}): Sheet {
  const id = sheetId(set, number)
  return {
    kind: 'archivist',
    number,
    heading: 'How these sheets are written',
    name: `Sheet format ${SHEET_FORMAT} of Recovery Kit`,
    note: [],
    blocks: [
      { kind: 'prose', title: 'What the QR codes and lines hold', paragraphs: FORMATS },
      {
        kind: 'lines',
        title: 'A line and its check, worked out',
        alternative: '',
        parameters: ['an example, not an account', 'base32'],
        lines: [checkedLine(id, '1', EXAMPLE)],
        remarks: checkRecipe(id),
      },
      { kind: 'prose', title: 'The small code at the foot', paragraphs: [markExplained(set, number)] },
      decoderBlock(decoderHash),
    ],
    restore: restoreText('archivist'),
  }
}

function decoderBlock(hash: string | undefined): ProseBlock {
  if (hash === undefined) return { kind: 'prose', title: 'SHA-256 of decoder.html', paragraphs: [NO_DECODER] }
  return {
    kind: 'prose',
    title: 'decoder.html, one file for any browser, has this SHA-256',
    paragraphs: [(hash.match(/.{1,8}/g) ?? []).join(' ')],
  }
}

const NO_DECODER = 'It is not printed here: the app that made this page had no decoder.html.'

/** "Hello!" and four bytes: the example in the documentation of authenticators, not a real secret. */
const SECRET = Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21, 0xde, 0xad, 0xbe, 0xef)
const EXAMPLE = secretLines(encodeBase32(SECRET)).flat().join(' ')
const EXAMPLE_AT = Date.UTC(2026, 0, 1)

const FORMATS = [
  'QR codes: ISO/IEC 18004, text in UTF-8. Each is whole by itself.',
  'Secrets: otpauth://totp/SERVICE:NAME?secret=BASE32&algorithm=SHA1&digits=6&period=30',
  'TOTP is RFC 6238, HOTP is RFC 4226. Base32 is RFC 4648: A-Z are 0 to 25, 2-7 are 26 to 31, five bits each, the highest first; no padding.',
  'Recovery codes: as the service issued them. A character that cannot be printed is written as its Unicode number, [U+1234].',
  'Sealed sheets: an age file, version 1, armored, with a passphrase (scrypt, ChaCha20-Poly1305). In it is text: # starts an account, ## says something about it, all else is a link or a code.',
  'Paper key: an age X25519 key, "AGE-SECRET-KEY-1..." in Bech32. Shares: SLIP-39, empty passphrase; together the 32 bytes of that key.',
  'Exports: age files; in them JSON that names its fields in full.',
]

function checkRecipe(id: string): readonly string[] {
  const token = { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 } as const
  const code = codeOf(token, EXAMPLE_AT).text
  return [
    'On the left is the label, on the right the check: the first 16 bits of SHA-256 over sheet, label and text as printed:',
    `printf '${id}|1|${EXAMPLE}' | sha256sum | cut -c1-4`,
    `gives ${lineCheck(id, '1', EXAMPLE)}. The sheet is its set, a hyphen and its number, as at its head.`,
    'Recovery codes are labelled C1, C2 and so on; a code on several lines has one check.',
    `As TOTP (SHA1, 6 digits, 30 s) it gives ${code.slice(0, 3)} ${code.slice(3)} at 1 January 2026 00:00 UTC.`,
  ]
}

function markExplained(set: string, number: number): string {
  return `RKIT:${set}:${number}:PAGE:COPY means set, sheet, page and copy. It holds no secret.`
}
