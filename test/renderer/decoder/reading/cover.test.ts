import { beforeEach, expect, it } from 'vitest'
import { Cover, COVERED_AFTER } from '../../../../renderer/decoder/reading/cover.ts'

const LIMIT = COVERED_AFTER * 60_000
let open: { hidden: boolean; textContent: string }
let covered: { hidden: boolean }
let cover: Cover

beforeEach(() => {
  open = { hidden: false, textContent: 'a code' }
  covered = { hidden: true }
  cover = new Cover(open, covered, 0)
})

it('what is open is covered when nobody was there for ten minutes, and shown again when asked', () => {
  cover.tick(LIMIT - 1)
  expect([open.hidden, covered.hidden]).toEqual([false, true])
  cover.tick(LIMIT)
  expect([open.hidden, covered.hidden]).toEqual([true, false])
  cover.lift(LIMIT + 1)
  cover.tick(LIMIT + 2)
  expect([open.hidden, covered.hidden]).toEqual([false, true])
})

it('every sign of somebody starts the time anew', () => {
  cover.touch(LIMIT - 1)
  cover.tick(LIMIT)
  expect(open.hidden).toBe(false)
})

it('nothing is covered while nothing is open', () => {
  const nothing = new Cover((open = { hidden: false, textContent: '' }), covered, 0)
  nothing.tick(LIMIT)
  expect(covered.hidden).toBe(true)
})
