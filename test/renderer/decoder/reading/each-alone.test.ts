import { expect, it } from 'vitest'
import { eachAlone } from '../../../../renderer/decoder/reading/each-alone.ts'

it('works on each entry, leaves out those that fail, and keeps the order of the others', () => {
  const halves = eachAlone([2, 3, 4, 5, 6], (number) => {
    if (number % 2 === 1) throw new Error('odd')
    return number / 2
  })
  expect(halves).toEqual([1, 2, 3])
})
