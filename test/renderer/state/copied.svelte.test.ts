import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Copied, copiedText } from '../../../renderer/state/copied.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

let copied: Copied

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00.000Z') })
  new FakeWindow()
  copied = new Copied()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('counts down where it was copied until the clipboard is cleared', () => {
  const { entries, end } = shown(() => [copied.left('code'), copied.left('other')])
  copied.start('code', 2)
  for (let second = 0; second < 4; second++) {
    flushSync()
    vi.advanceTimersByTime(1000)
  }
  flushSync()
  end()
  expect(entries.map(([code]) => code)).toEqual([undefined, 2, 1, undefined, ...entries.slice(4).map(() => undefined)])
  expect(entries.every(([, other]) => other === undefined)).toBe(true)
})

it('is announced once, and only the last copy counts', () => {
  copied.start('code', 30)
  copied.start('other', 30)
  expect([copied.left('code'), copied.left('other')]).toEqual([undefined, 30])
  expect(copied.announcement).toBe('Copied. It is cleared from the clipboard in 30 seconds.')
  expect(copiedText(28)).toBe('Copied · 28 s')
})
