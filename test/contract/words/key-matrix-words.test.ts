import { describe, expect, it, test } from 'vitest'
import type { InShortView, MatrixCellView } from '../../../electron/contract.ts'
import * as words from '../../../electron/contract/words/key-matrix-words.ts'

const day = () => 'Nov 2'

describe('a cell of the matrix', () => {
  test.each<[MatrixCellView, string, string]>([
    [{ kind: 'tried', on: '2026-11-02' }, 'tried Nov 2', 'Blue at PyPI: tried Nov 2'],
    [{ kind: 'told', on: '2026-11-02' }, 'you said so Nov 2', 'Blue at PyPI: registered, you said so Nov 2'],
    [{ kind: 'told' }, 'you said so', 'Blue at PyPI: registered, you said so'],
    [{ kind: 'none' }, '–', 'Blue at PyPI: nothing noted'],
  ])('%j is "%s", and "%s" where there is no table to see', (cell, short, long) => {
    expect([words.cellWords(cell, day), words.cellName('Blue', 'PyPI', cell, day)]).toEqual([short, long])
  })

  it('has days as they are stored unless told how to write them', () => {
    expect(words.cellWords({ kind: 'tried', on: '2026-11-02' })).toBe('tried 2026-11-02')
  })
})

test.each<[InShortView, string]>([
  [{ kind: 'several-tried', tried: 2 }, 'Two tried'],
  [{ kind: 'several-tried', tried: 4 }, '4 tried'],
  [{ kind: 'one-tried', told: 3 }, 'Only one tried'],
  [{ kind: 'none-tried', told: 2 }, 'None tried yet'],
  [{ kind: 'no-key' }, 'Nothing noted'],
])('a row that comes to %j is "%s"', (row, said) => {
  expect(words.inShortWords(row)).toBe(said)
})

describe('what is to be done', () => {
  it('names the key, the number of accounts and the place', () => {
    expect(words.enrolTitle({ name: 'Blue', enrolAt: ['1', '2'] })).toBe('Add Blue at 2 accounts')
    expect(words.enrolTitle({ name: 'Blue', enrolAt: ['1'] })).toBe('Add Blue at 1 account')
    const page = 'https://pypi.org/keys'
    expect(words.placeWords({ service: 'PyPI', where: { kind: 'page', page } })).toBe(page)
    expect(words.placeWords({ service: 'PyPI', where: { kind: 'page', page, asOf: '2026-08-06' } })).toBe(
      'https://pypi.org/keys (as of 2026-08-06)',
    )
    expect(words.placeWords({ service: 'npm', where: { kind: 'settings' } })).toBe('in the security settings of npm')
    expect(words.placeWords({ service: '', where: { kind: 'settings' } })).toBe('in its security settings')
  })

  it('has a key removed where it is noted and gone', () => {
    const on = '2026-11-02'
    expect(words.removeSentence({ name: 'Red', gone: { how: 'lost', on } })).toBe('Remove Red there: it is lost.')
    expect(words.removeSentence({ name: 'Red', gone: { how: 'retired', on } })).toBe(
      'Remove Red there: it is out of use.',
    )
    expect(words.goneWords({ how: 'retired', on }, day)).toBe('retired Nov 2')
  })

  it('says what the table leaves out', () => {
    expect(words.withoutSentence(1)).toBe('1 account left out: its service takes no security keys.')
    expect(words.withoutSentence(3)).toBe('3 accounts left out: their services take no security keys.')
    expect(words.notKnownSentence(1)).toBe('1 account at a service that may or may not take security keys')
    expect(words.notKnownSentence(2)).toBe('2 accounts at services that may or may not take security keys')
  })
})
