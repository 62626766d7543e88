import { describe, expect, it } from 'vitest'
import {
  hiddenPicturesSentence,
  noCodesSentence,
  unknownFileSentence,
  unreadFileSentence,
} from '../../../../renderer/decoder/page/file-words.ts'
import { accountTitle, asideSentence, isGood, newsSentence } from '../../../../renderer/decoder/page/words.ts'
import type { News } from '../../../../renderer/decoder/reading/news.ts'
import type { Restored } from '../../../../renderer/decoder/reading/restored.ts'

const ALICE: Restored = { name: 'PyPI: alice', notes: [], asides: [], tokens: [], codes: [] }

describe('what the page says', () => {
  it.each<[string, News, string, boolean]>([
    ['one account', { kind: 'accounts', accounts: [ALICE], unread: 0 }, 'Restored: PyPI: alice.', true],
    [
      'several accounts, not all of them whole',
      { kind: 'accounts', accounts: [ALICE, ALICE], unread: 1 },
      'Restored: 2 accounts. 1 entry in it could not be read.',
      false,
    ],
    [
      'a page',
      { kind: 'page', mark: { set: '3F9A2C41', sheet: 2, page: 3, copy: 1 } },
      'This is sheet 3F9A2C41-2, page 3, copy 1.',
      true,
    ],
    [
      'a page that several accounts share',
      { kind: 'page', mark: { set: '3F9A2C41', sheet: 2, last: 6, page: 3, copy: 1 } },
      'These are sheets 3F9A2C41-2 to 3F9A2C41-6, page 3, copy 1.',
      true,
    ],
    [
      'lines that are missing',
      { kind: 'refused', why: { kind: 'lines-missing', sheet: '3F9A2C41-1', lines: ['1', '4'] } },
      'Lines 1, 4 of sheet 3F9A2C41-1 could not be found in this text. Paste all of its pages at once, or bring a screenshot of each.',
      false,
    ],
    [
      'many lines that are missing',
      {
        kind: 'refused',
        why: { kind: 'lines-missing', sheet: '3F9A2C41-1', lines: ['1', '2', '3', '4', '5', '6', '7'] },
      },
      'Lines 1, 2, 3, 4, 5, 6 and more of sheet 3F9A2C41-1 could not be found in this text. Paste all of its pages at once, or bring a screenshot of each.',
      false,
    ],
    [
      'a typed secret',
      { kind: 'refused', why: { kind: 'typed-secret', reason: { kind: 'not-base32', at: 4 } } },
      'This does not fit. Character 4 of the secret is not base32.',
      false,
    ],
    ['how far shares are put together', { kind: 'combining', share: 0.257 }, 'Putting the shares together: 25 %', true],
    [
      'shares that are not enough',
      { kind: 'shares', set: 'academic acid', of: 'shares', found: 1, needed: 3, numbers: [2] },
      '1 of 3 shares of the set “academic acid” (here: number 2). 2 more to go.',
      true,
    ],
    [
      'a wrong word',
      {
        kind: 'share-refused',
        why: {
          kind: 'not-a-share',
          problem: { kind: 'unknown-word', position: 2, typed: 'acidx', suggestions: ['acid', 'acne'] },
          words: 33,
        },
      },
      'Word 2 is not in the list of words. Look again: is it “acid” or “acne”?',
      false,
    ],
    [
      'a share with a word too few',
      { kind: 'share-refused', why: { kind: 'not-a-share', problem: { kind: 'wrong-checksum' }, words: 32 } },
      'A share of Recovery Kit has 33 words; these are 32.',
      false,
    ],
    [
      'a share that is here',
      { kind: 'share-refused', why: { kind: 'here-already', set: 'academic acid', number: 1 } },
      'Share 1 of “academic acid” is here already. Another one is needed.',
      false,
    ],
    ['a passphrase that opened all', { kind: 'opened', opened: 2, tried: 2 }, 'This passphrase opened all 2.', true],
    [
      'a passphrase that opened some',
      { kind: 'opened', opened: 2, tried: 3 },
      'This passphrase opened 2 of 3. One is sealed with another.',
      true,
    ],
    [
      'a wrong passphrase',
      { kind: 'unopened', why: 'wrong-key', lock: 'passphrase' },
      'This passphrase does not open it. Capitals, spaces and the order of words count. Try again.',
      false,
    ],
    [
      'where the page failed',
      { kind: 'failed', from: 'photo.png' },
      'This page failed at a part of photo.png and could not open it. The rest is here. Try another browser.',
      false,
    ],
  ])('of %s', (_what, news, sentence, good) => {
    expect([newsSentence(news), isGood(news)]).toEqual([sentence, good])
  })

  it('of an account, by name, by sheet, or that it has none', () => {
    expect(accountTitle(ALICE)).toBe('PyPI: alice')
    expect(accountTitle({ name: '', sheet: '3F9A2C41-2' })).toBe('Sheet 3F9A2C41-2')
    expect(accountTitle({ name: '' })).toBe('Account without a name')
    expect(asideSentence({ kind: 'unread-link', link: 'otpauth://x' })).toBe(
      'This page does not understand this link, so here it is as it was written: otpauth://x',
    )
  })
})

describe('what the page says of files', () => {
  it('that it does not open', () => {
    expect(unknownFileSentence('x', { kind: 'picture', picture: 'AVIF' })).toBe(
      'x is an AVIF picture, which this browser does not open. Save it as PNG or JPEG, or take a screenshot of it, and bring that.',
    )
    expect(unknownFileSentence('x', { kind: 'unknown' })).toBe(
      'x is neither a picture of a sheet, nor a vault or an export that this page knows.',
    )
    expect(hiddenPicturesSentence('pictures')).toBe(
      'This browser does not let a page read pictures, to protect you from being recognized. Nothing is lost. Use another browser here, such as Firefox, Chrome or Safari as they come; or type the lines.',
    )
    expect([noCodesSentence('x', 1), noCodesSentence('x', 0)]).toEqual([
      'The QR code in x is not from Recovery Kit.',
      'No QR code could be read in x. Take it again, closer, flat and in even light; or type the lines.',
    ])
  })

  it('that the browser could not read, and does not blame them when the page failed', () => {
    expect(unreadFileSentence('x', new DOMException('', 'NotReadableError'))).toBe(
      'The browser could not read x: it was moved, changed or unplugged, or may not be read. Nothing is lost. Copy it to this computer, and choose it again.',
    )
    expect(unreadFileSentence('x', new TypeError())).toBe(
      'This page failed at x and read nothing of it. Nothing is lost. Try another browser, or bring the paper.',
    )
  })
})
