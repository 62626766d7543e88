import { beforeEach, expect, it } from 'vitest'
import type { Kit } from '../../electron/accounts/kit.ts'
import { oncePerChange } from '../../electron/accounts/once-per-change.ts'

/** Only what it asks a kit for. */
let kit: { revision: number }
let works: number
const count = oncePerChange(() => ++works)
const counted = () => count(kit as unknown as Kit)

beforeEach(() => {
  kit = { revision: 0 }
  works = 0
})

it('works something out again only after a change of the kit', () => {
  expect([counted(), counted()]).toEqual([1, 1])
  kit.revision++
  expect([counted(), counted()]).toEqual([2, 2])
})

it('keeps two kits apart', () => {
  expect(counted()).toBe(1)
  kit = { revision: 0 }
  expect(counted()).toBe(2)
})
