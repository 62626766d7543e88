import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { rememberedState, rememberState } from '../../electron/shell/window-state.ts'
import { BrowserWindow } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const folder = mkdtempSync(join(tmpdir(), 'window-state-'))
const file = join(folder, 'window.json')

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** @returns what the file says about the next window. */
function remembered(content: unknown): unknown {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return rememberedState(file)
}

describe('where the window was', () => {
  it('is kept when it closes, for this user only, and nothing else with it', () => {
    const window = new BrowserWindow({})
    rememberState(window as never, file)
    window.emit('close')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ x: 1, y: 2, width: 800, height: 600, maximized: false })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(rememberedState(file)).toEqual({ x: 1, y: 2, width: 800, height: 600, maximized: false })
  })

  it('does not keep a window from closing where it cannot be kept', () => {
    const window = new BrowserWindow({})
    rememberState(window as never, join(folder, 'no-such-folder/window.json'))
    expect(() => window.emit('close')).not.toThrow()
  })

  const state = { x: 0, y: 0, width: 800, height: 600, maximized: false }
  it.each([
    ['there is no file', undefined],
    ['the file is cut off', '{"x":1'],
    ['a number is a text', { ...state, x: '0' }],
    ['a number is none', { ...state, width: 1.5 }],
    ['there is more in it', { ...state, title: 'alice' }],
    ['its screen is gone', { ...state, x: 1900 }],
    ['it was above the screen', { ...state, y: -580 }],
  ])('is forgotten when %s', (_what, content) => {
    if (content === undefined) expect(rememberedState(join(folder, 'none'))).toBeUndefined()
    else expect(remembered(content)).toBeUndefined()
  })
})
