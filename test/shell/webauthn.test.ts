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
