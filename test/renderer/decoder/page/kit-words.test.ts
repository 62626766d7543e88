import { describe, expect, it } from 'vitest'
import type { KitContents } from '../../../../renderer/decoder/kit/kit-contents.ts'
import {
  holdsSentence,
  keySentence,
  othersSentences,
  setAsideSentence,
} from '../../../../renderer/decoder/page/kit-words.ts'
import { damageSentences, kitSentence, vaultProblemSentence } from '../../../../renderer/decoder/page/vault-words.ts'
import { asideSentence, isGood, newsSentence } from '../../../../renderer/decoder/page/words.ts'

const NOTHING: KitContents = { accounts: [], deleted: [], keys: [], setAside: [], cover: [], others: [], unread: 0 }
const ALICE = { name: 'PyPI: alice', notes: [], asides: [], tokens: [], codes: [] }

describe('what the page says of a vault', () => {
  it('that is open: what it holds, and never that all is right when something is not', () => {
    expect(holdsSentence({ ...NOTHING, accounts: [ALICE], deleted: [{ account: ALICE, on: '' }] })).toBe(
      'It holds 1 account and 1 deleted account.',
    )
    const news = { kind: 'kit', accounts: 2, unread: 0, damage: 0 } as const
    expect([kitSentence(news), isGood(news)]).toEqual(['It is open: 2 accounts.', true])
    const unread = { ...news, unread: 1 }
    expect([newsSentence(unread), isGood(unread)]).toEqual([
      'It is open: 2 accounts. 1 entry in it could not be read.',
      false,
    ])
    const damaged = { ...news, damage: 3 }
    expect([newsSentence(damaged), isGood(damaged)]).toEqual([
      'It is open: 2 accounts. Parts of it are damaged or were changed outside the app; they are listed below.',
      false,
    ])
  })

  it('that is damaged: each place by the words of the app, and not more than a page of them', () => {
    expect(
      damageSentences([
        { id: '0123456789abcdef', what: 'missing' },
        { id: '0123456789abcdef', what: 'altered' },
        { id: '0123456789abcdef', what: 'unknown' },
        { id: '7f', what: 'unlisted' },
      ]),
    ).toEqual([
      'Record 01234567 was removed outside the app.',
      'Record 01234567 was changed, swapped or put back outside the app. It is left out here.',
      'Record 01234567 was put in outside the app. It is left out here.',
      'The list of the records that start with 7f was changed outside the app: some may be old or missing.',
    ])
    const many = damageSentences(Array.from({ length: 22 }, () => ({ id: 'ff', what: 'unlisted' }) as const))
    expect([many.length, many.at(-1)]).toEqual([21, 'And 2 more places like these.'])
  })

  it('that is not opened', () => {
    expect(vaultProblemSentence({ kind: 'cut-short', size: 10, expected: 20 })).toBe(
      'This vault is cut short: only 10 of 20 bytes are there, as after an interrupted copy. Copy it again, or bring a backup.',
    )
    const refused = { kind: 'refused', why: { kind: 'vault', problem: { kind: 'head-damaged' } } } as const
    expect([newsSentence(refused), isGood(refused)]).toEqual([
      'The head of this vault file was damaged or edited, or it was copied while the app was writing to it. Keep it, and bring a backup. If there is a file beside it whose name ends in -journal, put both in one folder and open the vault with Recovery Kit.',
      false,
    ])
    const stopped = { kind: 'vault-unopened', why: 'stopped' } as const
    expect([newsSentence(stopped), isGood(stopped)]).toEqual([
      'Stopped. The vault is still locked, and you can try again.',
      false,
    ])
    expect(newsSentence({ kind: 'vault-sealed', paperKey: false })).toBe('This is a vault. Type its passphrase below.')
  })
})

describe('what the page says of a kit', () => {
  it('of its security keys', () => {
    expect(keySentence({ name: 'blue key', sticker: 'red', accounts: ['PyPI: alice', 'npm: alice'] })).toBe(
      'blue key. Its sticker is red. It signs in to PyPI: alice and npm: alice.',
    )
    expect(keySentence({ name: '', gone: { how: 'retired', on: '2026-02-03' }, accounts: [] })).toBe(
      'A key without a name. Out of use since 2026-02-03. Nobody noted where it signs in.',
    )
  })

  it('of what was set aside, with the reason of the app', () => {
    const entry = { what: '', source: 'links.txt', verbatim: new Uint8Array() }
    expect(setAsideSentence({ ...entry, reason: { kind: 'algorithm-md5' } })).toBe(
      'From links.txt. No codes can be made with MD5.',
    )
    expect(setAsideSentence({ ...entry, reason: 'the algorithm is not known' })).toBe(
      'From links.txt. the algorithm is not known',
    )
  })

  it('of what it does not show', () => {
    const others = [
      { kind: 'sheet', count: 2 },
      { kind: 'settings', count: 1 },
      { kind: 'passkey', count: 1 },
    ]
    expect(othersSentences(others, 2)).toEqual([
      '2 printed sets of sheets and 1 set of settings. Nobody needs these to sign in.',
      '1 record of the kind “passkey”, which this page does not know. A newer decoder.html may show it.',
      '2 entries could not be read. The file still has them.',
    ])
    expect(othersSentences([], 0)).toEqual([])
  })

  it('of an account of which it has not all', () => {
    expect(asideSentence({ kind: 'unread-parts', secrets: 1, codes: 2 })).toBe(
      '1 secret and 2 recovery codes of this account could not be read. What is shown is not all of it.',
    )
    expect(asideSentence({ kind: 'codes-on-paper' })).toBe(
      'This came from a QR code, which holds no recovery codes. If the sheet has any, they are printed on it as text only: read one off the paper, and type it where the service asks for it.',
    )
  })
})
