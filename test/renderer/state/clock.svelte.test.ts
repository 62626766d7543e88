import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clock } from '../../../renderer/state/clock.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

const START = Date.parse('2026-03-01T12:00:00.400Z')

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  new FakeWindow()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('ticks on whole seconds while something on screen reads it, and has no timer before that', () => {
  expect([clock.now, vi.getTimerCount()]).toEqual([START, 0])
  const { entries, end } = shown(() => clock.now)
  for (const wait of [600, 1000, 1000]) {
    vi.advanceTimersByTime(wait)
    flushSync()
  }
  expect(entries).toEqual([START, START + 600, START + 1600, START + 2600])
  end()
})
