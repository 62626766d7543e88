import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchAbsence } from '../../electron/shell/auto-lock.ts'

class Monitor extends EventEmitter {
  state: ReturnType<PowerMonitor['getSystemIdleState']> = 'active'
  getSystemIdleState() {
    return this.state
  }
}

let monitor: Monitor
const lock = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  lock.mockClear()
  monitor = new Monitor()
})
afterEach(() => vi.useRealTimers())

function locksOn(platform: NodeJS.Platform): string[] {
  watchAbsence(monitor as unknown as PowerMonitor, lock, platform)
  return ['suspend', 'shutdown', 'lock-screen', 'user-did-resign-active', 'resume', 'unlock-screen'].filter((event) => {
    lock.mockClear()
    monitor.emit(event)
    return lock.mock.calls.length === 1
  })
}

describe('the vault is locked', () => {
  it.each([
    ['linux', ['suspend', 'shutdown']],
    ['win32', ['suspend', 'shutdown', 'lock-screen']],
    ['darwin', ['suspend', 'shutdown', 'lock-screen', 'user-did-resign-active']],
  ] as const)('on %s by these events', (platform, events) => {
    expect(locksOn(platform)).toEqual(events)
  })

  it('on Linux when the screen is found locked, but not when the person is only idle', () => {
    const stop = watchAbsence(monitor as unknown as PowerMonitor, lock, 'linux')
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
