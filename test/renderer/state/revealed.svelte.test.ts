import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Revealed } from '../../../renderer/state/revealed.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'

/** What the window does when it loses the focus. */
let blur: () => void

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00.000Z') })
  new FakeWindow()
  const listeners = new Set<() => void>()
  blur = () => {
    for (const listener of [...listeners]) listener()
  }
  Object.assign(window, {
    addEventListener: (_event: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_event: string, listener: () => void) => listeners.delete(listener),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('is there for half a minute', () => {
  const revealed = new Revealed<string>()
  revealed.show('one', 'secret')
  expect([revealed.get('one'), revealed.get('two'), revealed.secondsLeft]).toEqual(['secret', undefined, 30])
  vi.advanceTimersByTime(29_999)
  expect(revealed.get('one')).toBe('secret')
  vi.advanceTimersByTime(1)
  expect([revealed.get('one'), revealed.secondsLeft]).toEqual([undefined, 0])
})

it('is gone as soon as the window loses the focus', () => {
  const revealed = new Revealed<string>()
  revealed.show('one', 'secret')
  blur()
  expect(revealed.get('one')).toBeUndefined()
})

it('gives way to another, for which the time begins again', () => {
  const revealed = new Revealed<string>()
  revealed.show('one', 'secret')
  vi.advanceTimersByTime(20_000)
  revealed.show('two', 'other')
  vi.advanceTimersByTime(20_000)
  expect([revealed.get('one'), revealed.get('two')]).toEqual([undefined, 'other'])
})
