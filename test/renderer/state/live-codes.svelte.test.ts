import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveCodes } from '../../../renderer/codes/live-codes.svelte.ts'
import { FakeWindow, HeldAnswer, refusal } from '../../fixtures/window/fake-window.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

const NOW = Date.parse('2026-03-03T12:00:10Z')
const [ONE, TWO] = ['1'.repeat(32), '2'.repeat(32)] as const
const PERIODS: Readonly<Record<string, number>> = { [ONE]: 30_000, [TWO]: 60_000 }

let window: FakeWindow
let codes: LiveCodes

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  window = new FakeWindow({ 'tokens.codes': ({ tokens }) => tokens.map(current) })
  codes = new LiveCodes()
})

afterEach(() => {
  codes.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A code that says which period it belongs to. */
function current(token: string) {
  const period = PERIODS[token] ?? 1
  const turn = Math.floor(Date.now() / period)
  return { token, code: String(turn), next: String(turn + 1), validUntil: (turn + 1) * period }
}

const asked = () => window.asked.map(([, input]) => (input as { tokens: readonly string[] }).tokens)
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('the codes in sight', () => {
  it('are asked for at once, and again only when the first of them expires', async () => {
    codes.show([ONE, TWO])
    await settle()
    expect(asked()).toEqual([[ONE, TWO]])
    await vi.advanceTimersByTimeAsync(19_999)
    expect(asked()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked()).toEqual([[ONE, TWO], [ONE]])
    await vi.advanceTimersByTimeAsync(30_000)
    expect(asked().at(-1)).toEqual([ONE, TWO])
  })

  it('are drawn when they come, and again when they change', async () => {
    const { entries, end } = shown(() => codes.get(ONE)?.code)
    codes.show([ONE])
    await settle()
    flushSync()
    await vi.advanceTimersByTimeAsync(20_000)
    flushSync()
    end()
    const turn = Math.floor(NOW / 30_000)
    expect(entries).toEqual([undefined, String(turn), String(turn + 1)])
  })

  it('are no longer known once they are out of sight', async () => {
    codes.show([ONE, TWO])
    await settle()
    codes.show([TWO])
    await settle()
    expect([codes.get(ONE), codes.get(TWO)?.token]).toEqual([undefined, TWO])
    expect(asked()).toHaveLength(1)
  })

  it('are ignored when they arrive out of sight', async () => {
    const held = new HeldAnswer<'tokens.codes'>()
    window.answers['tokens.codes'] = held.handler
    codes.show([ONE])
    codes.stop()
    held.give([current(ONE)])
    await settle()
    expect(codes.get(ONE)).toBeUndefined()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(asked()).toHaveLength(1)
  })

  it('say why they are missing, and are asked for again after five seconds', async () => {
    window.answers['tokens.codes'] = refusal('vault-locked', 'The vault is locked.')
    codes.show([ONE])
    await settle()
    expect(codes.error).toBe('The vault is locked.')
    window.answers['tokens.codes'] = ({ tokens }) => tokens.map(current)
    await vi.advanceTimersByTimeAsync(5000)
    expect([codes.error, codes.get(ONE)?.token]).toEqual(['', ONE])
  })

  it('are the first 200, which is what one call may ask for', async () => {
    const many = Array.from({ length: 201 }, (_, at) => at.toString(16).padStart(32, '0'))
    codes.show(many)
    await settle()
    expect(asked()).toEqual([many.slice(0, 200)])
  })

  it('are not asked for where there are none', async () => {
    codes.show([])
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(asked()).toEqual([])
  })
})
