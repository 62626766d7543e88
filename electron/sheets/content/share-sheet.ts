import type { Block } from './blocks.ts'
import { printableText, type Coverage } from './printable.ts'
import { symbolFor } from './qr.ts'
import { restoreText } from './restore-text.ts'
import { sheetId, type Sheet } from './sheet-set.ts'
import { setName } from '../../slip39/share.ts'
import { wordLines, type WordsBlock } from './words-block.ts'

/** One share of a paper key, for one holder. */
export interface SheetShare {
  /** The words of the share; see `splitSecret`. */
  readonly words: readonly string[]
  /** 15 bits, the same in all shares of the split. */
  readonly identifier: number
  /** Counted from 1. */
  readonly index: number
  readonly threshold: number
  readonly count: number
  /** Who keeps it; empty for a line to write on. */
  readonly holder: string
  /** Who keeps the others, if that is to be printed; for some it is better not to be known. */
  readonly others: readonly string[]
  /** `age1…` */
  readonly recipient: string
  /** `YYYY-MM-DD`: when the identity was made. */
  readonly created: string
}

/** What a set of shares is called everywhere: its first two words and its number. */
export function shareSetText(words: readonly string[], identifier: number): string {
  return `"${setName(words)}" (number ${identifier})`
}

/** The sheet of one share. A share has a set of its own, since it is kept and read back by itself. */
export function shareSheet(
  share: SheetShare,
  { set, number, covers }: { readonly set: string; readonly number: number; readonly covers: Coverage },
): Sheet {
  const { index, threshold, count } = share
  const [holder = '', ...named] = [share.holder, ...share.others].map((name) => printableText(name, covers).text)
  const others = named.filter((name) => name !== '')
  return {
    kind: 'share',
    number,
    heading: `Share ${index} of ${count} of a paper key`,
    name: holder === '' ? '' : `Kept by ${holder}`,
    note: ['Not a cryptocurrency wallet: the words only look like one. There is no money behind them.'],
    blocks: [
      {
        kind: 'form',
        title: '',
        fields: [
          ...(holder === '' ? [{ label: 'Kept by' }] : []),
          {
            label: 'Needed:',
            value: `any ${threshold} of these ${count} shares. Fewer open nothing and tell nothing.`,
          },
          {
            label: 'Set:',
            value: `${shareSetText(share.words, share.identifier)}, paper key made on ${share.created}`,
          },
          { label: 'Its public half:', value: share.recipient },
          ...(others.length === 0 ? [] : [{ label: 'The other shares:', value: others.join(' · ') }]),
        ],
      },
      wordsBlock(share.words, sheetId(set, number)),
      ...instructions(share),
    ],
    restore: restoreText('share'),
  }
}

/** Capitals and spaces are in the alphanumeric alphabet of QR codes, which takes a third less room. */
function wordsBlock(words: readonly string[], id: string): WordsBlock {
  return {
    kind: 'words',
    title: `The share: ${words.length} words, read across`,
    symbol: symbolFor(words.join(' ').toUpperCase()),
    alternative: 'QR code of the words of this share',
    lines: wordLines(words, id),
    remarks: [
      'The first two words are the same on all shares of a set.',
      'The first four letters tell a word from all others.',
      'The four characters behind a line check it; the last three words check all of them.',
    ],
  }
}

function instructions({ threshold }: SheetShare): readonly Block[] {
  return [
    {
      kind: 'prose',
      title: 'Someone asks me for this. What do I do?',
      paragraphs: [
        'Call the owner first, on a number you know already; if that fails, the other holders.',
        `Give it only to the owner, in person, or to the person the owner named for this. ${threshold} holders together can open everything that it protects.`,
        'Never type it into a website, never photograph or send it. The app and decoder.html read it without a network.',
        'If it is lost, or someone saw it, tell the owner at once: new shares can be made.',
      ],
    },
  ]
}
