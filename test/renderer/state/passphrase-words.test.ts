import { describe, expect, it } from 'vitest'
import { givesWord, spread } from '../../../renderer/state/passphrase-words.ts'

describe('a word of a passphrase', () => {
  it.each([
    ['velv', true],
    ['Velvet ', true],
    ['vel', false],
    ['velvets', false],
    ['velo', false],
    ['', false],
  ])('is given by "%s": %s', (typed, given) => {
    expect(givesWord(typed, 'velvet')).toBe(given)
  })

  it('is given whole where it is short', () => {
    expect([givesWord('yo', 'yon'), givesWord('yon', 'yon')]).toEqual([false, true])
  })
})

describe('a text in one of the fields', () => {
  it('stays there when it is one word', () => {
    expect(spread(['a', '', ''], 1, 'lamp ')).toEqual(['a', 'lamp', ''])
  })

  it('fills the fields from there on, and no more than there are', () => {
    expect(spread(['a', '', ''], 1, 'lamp\torbit velvet')).toEqual(['a', 'lamp', 'orbit'])
    expect(spread(['a', 'b', 'c'], 0, 'lamp orbit')).toEqual(['lamp', 'orbit', 'c'])
  })
})
