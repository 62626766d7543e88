/**
 * The orders in which Electron reports a process that ends. `render-process-gone` comes in its own
 * task (electron/electron#51900), some time after `forcefullyCrashRenderer` and sometimes after the
 * next load (electron/electron#48661), and never for a process that was already gone.
 */
import type { BrowserWindow as RealWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WindowRenewal } from '../../electron/shell/window-renewal.ts'
import { BrowserWindow } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

let window: BrowserWindow
let renewal: WindowRenewal
/** What happened, in order. */
let events: string[]

beforeEach(() => {
  vi.useFakeTimers()
  events = []
  window = new BrowserWindow({})
  window.loadURL.mockImplementation(() => Promise.resolve(void events.push('loaded')))
  window.webContents.forcefullyCrashRenderer.mockImplementation(() => void events.push('ended'))
  // As in the app: a lock renews the window, and a locked vault is not locked again.
  let open = true
  renewal = new WindowRenewal(window as unknown as RealWindow, () => {
    if (!open) return
    open = false
    events.push('locked')
    renewal.renew()
  })
})
afterEach(() => vi.useRealTimers())

const gone = (reason = 'crashed') => window.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 })
const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds)

describe('after a lock', () => {
  it('the page gets time for its last words, its process is ended, and then the page is loaded', () => {
    renewal.renew()
    pass(99)
    expect(events).toEqual([])
    pass(1)
    expect(events).toEqual(['ended'])
    pass(1000)
    expect(events).toEqual(['ended'])
    gone('killed')
    // Not inside the event.
    expect(events).not.toContain('loaded')
    pass(60_000)
    expect(events.filter((event) => event !== 'locked')).toEqual(['ended', 'loaded'])
    expect(window.loadURL).toHaveBeenCalledWith('https://recovery-kit.invalid/')
  })

  it('the page is loaded anyway when nothing reports the end of the process', () => {
    renewal.renew()
    pass(100 + 1999)
    expect(events).toEqual(['ended'])
    pass(1)
    expect(events).toEqual(['ended', 'loaded'])
  })

  it('a page that went down with the old process is loaded again', () => {
    renewal.renew()
    pass(2100)
    gone()
    pass(60_000)
    expect(events.filter((event) => event === 'loaded')).toHaveLength(2)
  })

  it('a process that ends by itself first is not ended twice', () => {
    renewal.renew()
    pass(50)
    gone('oom')
    pass(60_000)
    expect(events.filter((event) => event !== 'locked')).toEqual(['loaded'])
  })
})

describe('a process that ends by itself', () => {
  it.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed'])(
    'locks the vault and is replaced (%s)',
    (reason) => {
      gone(reason)
      expect(events).toEqual(['locked'])
      pass(0)
      expect(events).toEqual(['locked', 'loaded'])
      pass(60_000)
      expect(events).toEqual(['locked', 'loaded'])
    },
  )

  it('is replaced each time, once a second at most', () => {
    const loads = () => events.filter((event) => event === 'loaded').length
    gone()
    pass(10)
    gone()
    pass(999)
    expect(loads()).toBe(1)
    pass(1)
    expect(loads()).toBe(2)
    pass(1000)
    gone()
    pass(0)
    expect(loads()).toBe(3)
  })
})

describe('a page that does not answer', () => {
  it('is locked and renewed', () => {
    window.emit('unresponsive')
    pass(100)
    expect(events).toEqual(['locked', 'ended'])
    gone()
    pass(60_000)
    expect(events).toEqual(['locked', 'ended', 'loaded'])
  })

  it('is renewed also while the vault is locked', () => {
    gone()
    pass(60_000)
    events.length = 0
    window.emit('unresponsive')
    pass(100)
    expect(events).toEqual(['ended'])
  })
})

it('a window that is closed is left alone', () => {
  window.destroyed = true
  renewal.renew()
  gone()
  pass(60_000)
  expect(events).toEqual(['locked'])
})

it('a load that fails is no error of the app', async () => {
  window.loadURL.mockRejectedValue(new Error('ERR_FAILED (-2)'))
  gone()
  pass(0)
  await expect(window.loadURL.mock.results[0]?.value).rejects.toThrow('ERR_FAILED')
})
