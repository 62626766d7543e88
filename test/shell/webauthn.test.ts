import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Session as RealSession } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { refuseAccountChoice } from '../../electron/shell/webauthn.ts'
import { Session } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

describe('a request to choose a WebAuthn account', () => {
  it('is cancelled', () => {
    const session = new Session()
    refuseAccountChoice(session as unknown as RealSession)
    const choose = vi.fn()
    session.emit('select-webauthn-account', {}, {}, choose)
    expect(choose.mock.calls).toEqual([[null]])
  })
})

describe('the PIN of a key', () => {
  // The day this fails, a listener can ask for the PIN on Linux and macOS, and the PIN test can be offered there too.
  it('cannot be asked for by this version of Electron, so that the test of it is only offered on Windows', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
    const typings = readFileSync(join(folder, 'electron.d.ts'), 'utf8')
    expect(typings).toContain("'select-webauthn-account'")
    expect(typings).not.toContain('collect-webauthn-pin')
  })
})
