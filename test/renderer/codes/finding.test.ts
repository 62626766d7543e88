import { describe, expect, it } from 'vitest'
import { finder, pieces, TypeAhead, wordsOf } from '../../../renderer/codes/finding.ts'
import { accountRow } from '../../fixtures/window/views.ts'

const [GITHUB, GITLAB, PYPI] = [
  accountRow('a', 'GitHub', 'alice-dev'),
  accountRow('b', 'GitLab', 'alice'),
  accountRow('c', 'PyPI', 'bob'),
]
const ROWS = [GITHUB, GITLAB, PYPI]

describe('searching', () => {
  it('finds the accounts that have every word in service or name', () => {
    const find = finder(ROWS)
    expect(find(wordsOf(' Git  ALICE '))).toEqual([GITHUB, GITLAB])
    expect(find(wordsOf('git dev'))).toEqual([GITHUB])
    expect(find(wordsOf('gitx'))).toEqual([])
    expect(find([])).toEqual(ROWS)
  })

  it('marks what was asked for, every time it is there', () => {
    expect(pieces('alice-al', ['al'])).toEqual([
      { text: 'al', found: true },
      { text: 'ice-', found: false },
      { text: 'al', found: true },
    ])
    expect(pieces('GitHub', ['hub', 'ith'])).toEqual([
      { text: 'G', found: false },
      { text: 'itHub', found: true },
    ])
    expect(pieces('GitHub', [])).toEqual([{ text: 'GitHub', found: false }])
  })

  it('marks nothing where lower case has more letters', () => {
    expect(pieces('İstanbul', ['i'])).toEqual([{ text: 'İstanbul', found: false }])
  })
})

describe('typing in the list', () => {
  it('goes to the first name that begins so, and starts over after a pause', () => {
    const typed = new TypeAhead()
    expect([typed.find('g', ROWS, 5000), typed.find('i', ROWS, 5200), typed.find('t', ROWS, 5400)]).toEqual([
      GITHUB,
      GITHUB,
      GITHUB,
    ])
    expect(typed.find('L', ROWS, 5600)).toEqual(GITLAB)
    expect([typed.isOpen(6000), typed.isOpen(9000)]).toEqual([true, false])
    expect(typed.find('p', ROWS, 9000)).toEqual(PYPI)
    typed.end()
    expect(typed.isOpen(9000)).toBe(false)
    expect(typed.find('x', ROWS, 9100)).toBeUndefined()
  })
})
