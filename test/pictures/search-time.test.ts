import { expect, it } from 'vitest'
import { searchTime } from '../../electron/pictures/search-time.ts'

function clocks() {
  const at = { worked: 5000, passed: 700_000 }
  return { at, worked: () => at.worked, passed: () => at.passed }
}

it('a search has ten seconds of processor time, however busy the machine is', () => {
  const { at, ...both } = clocks()
  const hasTime = searchTime(both)
  Object.assign(at, { worked: 5000 + 9999, passed: 700_000 + 39_999 })
  expect(hasTime()).toBe(true)
  at.worked = 5000 + 10_000
  expect(hasTime()).toBe(false)
})

it('a search ends after forty seconds, however little the thread came to work', () => {
  const { at, ...both } = clocks()
  const hasTime = searchTime(both)
  Object.assign(at, { worked: 5001, passed: 700_000 + 40_000 })
  expect(hasTime()).toBe(false)
})
