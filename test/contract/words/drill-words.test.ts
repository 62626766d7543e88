import { describe, expect, it, test } from 'vitest'
import type {
  AskedLineView,
  DrillNoteView,
  DrillSheetView,
  DrillVerdict,
  FinishedDrill,
  SheetDifferenceView,
} from '../../../electron/contract.ts'
import {
  finishedSentences,
  noteSentence,
  sheetTitle,
  verdictSentences,
} from '../../../electron/contract/words/drill-words.ts'

const day = (iso: string) => iso.slice(0, 10)
const CODE: AskedLineView = { label: 'C3', half: 'codes', needed: true }
const LINE: AskedLineView = { label: '2', half: 'secret', needed: true }

function said(verdict: DrillVerdict, fields: Partial<DrillSheetView> = {}): string {
  const sheet: DrillSheetView = {
    number: 1,
    kind: 'account',
    account: 'PyPI: alice',
    verdict,
    secret: 'not-read',
    codes: 'not-read',
    grade: 'as-printed',
    changes: [],
    lines: [],
    typed: [],
    ...fields,
  }
  return verdictSentences(sheet, day).join(' ')
}

describe('what came of a sheet', () => {
  it('names the halves that were read, and what to do for the other', () => {
    expect(said('proven', { secret: 'matches', codes: 'matches' })).toBe(
      'Its secret and recovery codes are as in the vault.',
    )
    expect(said('half-proven', { secret: 'matches', lines: [CODE] })).toBe(
      'Its secret is as in the vault. Its recovery codes were not read: they are only text. Type recovery code 3 to check them.',
    )
    expect(said('half-proven', { codes: 'matches', lines: [LINE] })).toBe(
      'Its recovery codes are as in the vault. Its secret was not read. Scan it again, or type line 2.',
    )
    expect(said('nothing-read', { lines: [LINE, CODE] })).toBe(
      'Its page was seen, and neither its secret nor its recovery codes were read. Scan it again, or type a line of each.',
    )
    expect(said('nothing-read', { codes: 'none-on-sheet', secrets: { read: 1, of: 2 } })).toBe(
      '1 of its 2 secrets was read. Scan it again, or type a line of each.',
    )
  })

  it('says that it passes where only a note differs, and which', () => {
    const fields = { codes: 'none-on-sheet', grade: 'restores', changes: [{ kind: 'keys' }] } as const
    expect(said('proven', { secret: 'matches', ...fields })).toBe(
      'Its secret is as in the vault. It still restores; a note on it differs. The keys noted for this account changed.',
    )
  })

  it('keeps a typed line that does not fit', () => {
    const mistyped = [{ label: 'C3', result: 'mistyped' }] as const
    expect(said('line-failed', { secret: 'matches', typed: mistyped })).toBe(
      'Recovery code 3 as typed does not fit its check. Compare it with the paper. Its secret is as in the vault.',
    )
    expect(said('line-failed', { typed: [{ label: '2', result: 'wrong-check' }] })).toBe(
      'Line 2 is right, but not the four characters behind it. Look at them again.',
    )
  })

  it.each<[SheetDifferenceView, string]>([
    [{ kind: 'setting', name: 'digits' }, 'The digits in its QR code are not as in the vault.'],
    [{ kind: 'setting', name: 'issuer' }, 'The issuer in its QR code is not as in the vault.'],
    [{ kind: 'secret-character', at: 7 }, 'Character 7 of the secret in its QR code is not the one in the vault.'],
    [{ kind: 'character' }, 'One character of its QR code is wrong.'],
    [
      { kind: 'unknown-code' },
      'Its QR code holds something that the vault does not have and did not have when it was printed.',
    ],
    [{ kind: 'line', label: 'C3' }, 'Recovery code 3 fits its check, and is not the one in the vault.'],
    [{ kind: 'sealed-text' }, 'What is sealed in it is not what the vault has.'],
  ])('says in what it is not what was printed: %o', (difference, sentence) => {
    expect(said('altered', { difference })).toBe(
      `${sentence} This is not what was printed. Do not use it. Print a new one and read that back.`,
    )
  })

  it('never tells anybody to destroy it', () => {
    const verdicts: readonly DrillVerdict[] = [
      'not-read',
      'proven',
      'half-proven',
      'nothing-read',
      'line-failed',
      'does-not-restore',
      'altered',
      'sealed',
      'not-comparable',
      'elsewhere',
    ]
    const changes = [{ kind: 'secret-changed', on: '2026-03-01' }] as const
    for (const verdict of verdicts) expect(said(verdict, { changes })).not.toMatch(/destroy|shred|throw/i)
    expect(said('does-not-restore', { changes })).toBe(
      'The secret was changed on 2026-03-01. It does not restore what the vault has. Print a new one and read that back; keep this one until then.',
    )
  })
})

test('a sheet is titled by its account or its kind', () => {
  expect(sheetTitle({ kind: 'totp', account: 'PyPI: alice' })).toBe('PyPI: alice')
  expect(sheetTitle({ kind: 'account', account: '' })).toBe('An account without a name')
  expect(sheetTitle({ kind: 'codes' })).toBe('An account that is gone')
  expect(sheetTitle({ kind: 'cover' })).toBe('Cover page')
})

test.each<[DrillNoteView, string]>([
  [{ kind: 'no-code', from: 'a.png' }, 'a.png: No QR code was found. Scan it again with 300 dots an inch.'],
  [
    { kind: 'unreadable', from: 'a.heic', code: 'unreadable', message: 'This is a HEIC picture.' },
    'a.heic: This is a HEIC picture.',
  ],
  [{ kind: 'stray-code', from: 'a.png' }, 'a.png: A QR code in it is on no sheet of this set.'],
  [
    { kind: 'other-set', set: '0000AAAA', known: false },
    'A page of set 0000AAAA was read, which this vault does not know: it is from another vault.',
  ],
])('what belongs to no sheet is said: %o', (note, sentence) => {
  expect(noteSentence(note)).toBe(sentence)
})

describe('what was recorded', () => {
  const finished = (fields: Partial<FinishedDrill>) =>
    finishedSentences({
      set: '0000AAAA',
      copy: 1,
      at: '2026-03-01T10:00:00.000Z',
      how: 'scanned',
      same: [],
      wrong: [],
      half: [],
      of: 6,
      complete: false,
      ...fields,
    })

  it('is all of it only when all of it is', () => {
    expect(finished({ same: [1, 2, 3, 4, 5, 6], complete: true })).toEqual([
      'Copy 1 of set 0000AAAA: all 6 sheets are as in the vault. Recorded.',
    ])
    expect(finished({ same: [1], of: 1, complete: true })).toEqual([
      'Copy 1 of set 0000AAAA: its one sheet is as in the vault. Recorded.',
    ])
  })

  it('counts what was read by half, what failed and what was not read, each once', () => {
    const half = [
      { sheet: 2, read: 'secret' },
      { sheet: 3, read: 'codes' },
      { sheet: 4, read: 'secret' },
    ] as const
    expect(finished({ same: [1], half, wrong: [4] })).toEqual([
      'Copy 1 of set 0000AAAA: 1 of 6 sheets are as in the vault, secrets and codes. Recorded.',
      'Recovery codes not read: sheet 2.',
      'Secrets not read: sheet 3.',
      'Failed: sheet 4. Print what failed once more and read that back; keep the old sheets until then.',
      '2 sheets were not read this time.',
    ])
  })
})
