import { describe, expect, it, test } from 'vitest'
import type { CopyReadView, MissingPartView, PaperGrade, SheetChangeView } from '../../../electron/contract.ts'
import {
  changeSentence,
  GRADE_SENTENCES,
  readSentences,
  replacedSentence,
  sheetNumbers,
  staleSentence,
} from '../../../electron/contract/words/sheets-words.ts'

const day = (iso: string) => iso.slice(0, 10)
const on = '2026-03-01'
const CHANGES: readonly SheetChangeView[] = [
  { kind: 'secret-changed', on },
  { kind: 'secret-added', on },
  { kind: 'secret-removed-or-changed' },
  { kind: 'codes-replaced', on },
  { kind: 'codes-void' },
  { kind: 'codes-used', count: 1, left: 7 },
  { kind: 'codes-used', count: 2, left: 1 },
  { kind: 'codes-used', count: 8, left: 0 },
  { kind: 'identity-replaced' },
  { kind: 'account-gone' },
  { kind: 'not-recorded' },
  { kind: 'names' },
  { kind: 'note' },
  { kind: 'keys' },
  { kind: 'needs' },
]

test('every change is a sentence of its own', () => {
  const sentences = CHANGES.map((change) => changeSentence(change, day))
  expect(new Set(sentences).size).toBe(CHANGES.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
  expect(changeSentence({ kind: 'codes-replaced', on }, day)).toBe('The recovery codes were regenerated on 2026-03-01.')
  expect(changeSentence({ kind: 'codes-used', count: 2, left: 1 }, day)).toBe(
    '2 recovery codes were used since: tick them on the paper. 1 still works.',
  )
})

test('only a replacement that was read back lets you destroy a sheet', () => {
  const grades = Object.keys(GRADE_SENTENCES) as PaperGrade[]
  const said = [...grades.map((grade) => GRADE_SENTENCES[grade]), ...CHANGES.map((one) => changeSentence(one, day))]
  expect(said.filter((sentence) => /destroy|shred|throw/i.test(sentence))).toEqual([])
  expect(replacedSentence(['0000AAAA'])).toBe(
    'Set 0000AAAA replaces it and was read back. You can destroy this one now.',
  )
  expect(replacedSentence(['0000AAAA', '0000BBBB'])).toBe(
    'Sets 0000AAAA, 0000BBBB replace it and were read back. You can destroy this one now.',
  )
})

test('a sheet that is out of date is named with what changed', () => {
  expect(
    staleSentence(
      { sheet: 2, account: 'PyPI · alice', grade: 'restores', changes: [{ kind: 'names' }, { kind: 'keys' }] },
      day,
    ),
  ).toBe('Sheet 2, PyPI · alice: The service or login name changed. The keys noted for this account changed.')
  expect(staleSentence({ grade: 'not-known', changes: [{ kind: 'account-gone' }] }, day)).toBe(
    'The account is no longer in the vault.',
  )
})

describe('what reading a copy back has proven', () => {
  const read = (kind: CopyReadView['kind'], fields: Partial<CopyReadView> = {}) =>
    readSentences({ kind, at: '2026-03-01T10:00:00.000Z', wrong: [], missing: [], ...fields }, day)
  const missing: readonly MissingPartView[] = [
    { sheet: 1, part: 'codes', why: 'not-read' },
    { sheet: 3, part: 'codes', why: 'not-read' },
    { sheet: 2, part: 'secret', why: 'not-read' },
    { sheet: 4, part: 'page', why: 'not-read' },
  ]

  it('is said half by half', () => {
    expect(read('never')).toEqual(['Not read back yet.'])
    expect(read('whole')).toEqual(['Read back on 2026-03-01.'])
    expect(read('part', { missing })).toEqual([
      'Read back in part on 2026-03-01.',
      'Secrets not read: sheet 2.',
      'Recovery codes not read: sheets 1, 3.',
      'Pages not seen: sheet 4.',
    ])
    expect(read('wrong', { wrong: [1, 2] })).toEqual(['Read back on 2026-03-01, and sheets 1, 2 failed.'])
  })

  it('says so when an earlier version did not note which half was read', () => {
    const untold: readonly MissingPartView[] = (['secret', 'codes'] as const).map((part) => ({
      sheet: 1,
      part,
      why: 'not-told',
    }))
    expect(read('part', { missing: untold })).toEqual([
      'Read back in part on 2026-03-01.',
      'Whether both secrets and recovery codes were read was not noted: sheet 1.',
    ])
  })

  it('counts sheets after the first eight', () => {
    expect(sheetNumbers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10])).toBe('sheets 1, 2, 3, 4, 5, 6, 7, 8 and 2 more')
  })
})
