import { EventEmitter } from 'node:events'
import type { BrowserWindow, PowerMonitor } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchAbsence } from '../../electron/shell/auto-lock.ts'

class Monitor extends EventEmitter {
  state: ReturnType<PowerMonitor['getSystemIdleState']> = 'active'
  getSystemIdleState() {
    return this.state
  }
}

let monitor: Monitor
let window: EventEmitter
const lock = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  lock.mockClear()
  monitor = new Monitor()
  window = new EventEmitter()
})
afterEach(() => vi.useRealTimers())

const EVENTS = [
  'suspend',
  'shutdown',
  'lock-screen',
  'user-did-resign-active',
  'resume',
  'unlock-screen',
  'session-end',
]

function watch(platform: NodeJS.Platform): () => void {
  const watched = { monitor: monitor as unknown as PowerMonitor, window: window as unknown as BrowserWindow }
  return watchAbsence(watched, lock, platform)
}

function locksOn(platform: NodeJS.Platform): string[] {
  watch(platform)
  return EVENTS.filter((event) => {
    lock.mockClear()
    const from = event === 'session-end' ? window : monitor
    from.emit(event)
    return lock.mock.calls.length === 1
  })
}

describe('the vault is locked', () => {
  it.each([
    ['linux', ['suspend', 'shutdown']],
    // Electron's typings only have `shutdown` for the others, and the window's `session-end` for Windows.
    ['win32', ['suspend', 'lock-screen', 'session-end']],
    ['darwin', ['suspend', 'shutdown', 'lock-screen', 'user-did-resign-active']],
  ] as const)('on %s by these events', (platform, events) => {
    expect(locksOn(platform)).toEqual(events)
  })

  it('on Linux when the screen is found locked, but not when the user is only idle', () => {
    const stop = watch('linux')
    monitor.state = 'idle'
    vi.advanceTimersByTime(5000)
    expect(lock).not.toHaveBeenCalled()
    monitor.state = 'locked'
    vi.advanceTimersByTime(5000)
    expect(lock).toHaveBeenCalledOnce()
    stop()
    vi.advanceTimersByTime(60_000)
    expect(lock).toHaveBeenCalledOnce()
  })
})
