import { describe, expect, it } from 'vitest'
import { Selection } from '../../../../renderer/codes/arrange/selection.svelte.ts'
import { accountRow, idOf } from '../../../fixtures/window/views.ts'

const ROWS = ['a', 'b', 'c', 'd'].map((digit) => accountRow(digit, digit))
const ticked = (selection: Selection) =>
  selection
    .of(ROWS)
    .map(({ service }) => service)
    .join('')

describe('a selection', () => {
  it('ticks and unticks one account', () => {
    const selection = new Selection()
    selection.toggle(idOf('b'))
    expect([ticked(selection), selection.size]).toEqual(['b', 1])
    selection.toggle(idOf('b'))
    expect(selection.size).toBe(0)
  })

  it('reaches from the last account that was ticked to another, in either direction', () => {
    const selection = new Selection()
    selection.toggle(idOf('c'))
    selection.extend(ROWS, idOf('a'))
    expect(ticked(selection)).toBe('abc')
    selection.extend(ROWS, idOf('b'), idOf('d'))
    expect(ticked(selection)).toBe('abcd')
  })

  it('begins with the account itself where nothing was ticked before', () => {
    const selection = new Selection()
    selection.extend(ROWS, idOf('c'))
    expect(ticked(selection)).toBe('c')
  })

  it('forgets accounts that are gone, and keeps the order of the list', () => {
    const selection = new Selection()
    selection.all(ROWS)
    selection.keep(ROWS.slice(1, 3))
    expect(ticked(selection)).toBe('bc')
    selection.clear()
    expect(selection.size).toBe(0)
  })
})
