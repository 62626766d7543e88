import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Typing } from '../../../renderer/state/typing.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'

let window: FakeWindow

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  window = new FakeWindow({ 'vault.typing': () => undefined })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const told = () => window.asked.length

it('tells of the first key, not of each, and of a person who is still typing', () => {
  const typing = new Typing()
  typing.pressed()
  typing.pressed()
  expect(told()).toBe(1)
  vi.advanceTimersByTime(29_000)
  typing.pressed()
  expect(told()).toBe(1)
  vi.advanceTimersByTime(1_000)
  typing.pressed()
  expect(told()).toBe(2)
})

it('tells again of the next passphrase, when the first was wrong', () => {
  const typing = new Typing()
  typing.pressed()
  typing.done()
  typing.pressed()
  expect(told()).toBe(2)
})
