import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EntryCodes } from '../../../renderer/add/entry-codes.svelte.ts'
import { FakeWindow, HeldAnswer } from '../../fixtures/window/fake-window.ts'

const ID = 'a'.repeat(32)
let window: FakeWindow

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') })
  window = new FakeWindow({ 'intake.codes': () => [{ code: '123 456', validUntil: Date.now() + 10_000 }, {}] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const asked = () => window.asked.filter(([channel]) => channel === 'intake.codes').map(([, input]) => input)

it('asks for the codes of the entries, and again when one of them ends', async () => {
  const codes = new EntryCodes(ID)
  await codes.load([3, 5])
  expect(codes.codes.map(({ code }) => code)).toEqual(['123 456', undefined])
  await vi.advanceTimersByTimeAsync(11_000)
  expect(asked()).toEqual([
    { intake: ID, entries: [3, 5] },
    { intake: ID, entries: [3, 5] },
  ])
  codes.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked()).toHaveLength(2)
})

it('shows no code that comes after it was stopped', async () => {
  const held = new HeldAnswer<'intake.codes'>()
  window.answers['intake.codes'] = held.handler
  const codes = new EntryCodes(ID)
  const loading = codes.load([0])
  codes.stop()
  held.give([{ code: '654 321' }])
  await loading
  expect(codes.codes).toEqual([])
})
