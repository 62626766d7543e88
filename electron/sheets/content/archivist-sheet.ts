import { encodeBase32 } from '../../otp/base32.ts'
import { codeOf } from '../../otp/codes.ts'
import { saidOf, type Held } from './archivist-words.ts'
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
  holds,
  decoderHash,
}: {
  readonly set: string
  readonly number: number
  /** What is in the set: of anything else the page says nothing. */
  readonly holds: ReadonlySet<Held>
  /** SHA-256 of decoder.html in hexadecimal, to check a copy of that page. */
  readonly decoderHash?: string
}): Sheet {
  const id = sheetId(set, number)
  const said = saidOf(holds)
  return {
    kind: 'archivist',
    number,
    heading: 'How these sheets are written',
    name: `Sheet format ${SHEET_FORMAT} of Recovery Kit`,
    note: [],
    blocks: [
      small('What the QR codes and lines hold', said.formats),
      ...(said.codes.length > 0 ? [small('How codes are made', said.codes)] : []),
      small('Commands of 2026', said.commands),
      {
        kind: 'lines',
        title: 'A line and its check, worked out',
        alternative: '',
        parameters: ['an example, not an account', 'base32'],
        lines: [checkedLine(id, '1', EXAMPLE)],
        remarks: checkRecipe(id),
      },
      small('The small code at the foot', [markExplained(set, number)]),
      decoderBlock(decoderHash),
    ],
    restore: restoreText('archivist'),
  }
}

function decoderBlock(hash: string | undefined): ProseBlock {
  if (hash === undefined) return small('SHA-256 of decoder.html', [NO_DECODER])
  const title = 'decoder.html, one file for any browser, has this SHA-256'
  return small(title, [(hash.match(/.{1,8}/g) ?? []).join(' ')])
}

function small(title: string, paragraphs: readonly string[]): ProseBlock {
  return { kind: 'prose', title, paragraphs, small: true }
}

const NO_DECODER = 'It is not printed here: the app that made this page had no decoder.html.'

/** "Hello!" and four bytes: the example in the documentation of authenticators, not a real secret. */
const SECRET = Uint8Array.of(0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21, 0xde, 0xad, 0xbe, 0xef)
const EXAMPLE = secretLines(encodeBase32(SECRET)).flat().join(' ')
const EXAMPLE_AT = Date.UTC(2026, 0, 1)

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
