import type { Session as RealSession } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { decidePermissions, PERMISSIONS } from '../../electron/shell/permissions.ts'
import { Session } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

let session: Session

beforeEach(() => {
  session = new Session()
  decidePermissions(session as unknown as RealSession)
})

describe('permissions', () => {
  it('are all denied, each for a reason', () => {
    const entries = Object.entries(PERMISSIONS)
    expect(entries.length).toBeGreaterThan(40)
    expect(entries.filter(([, { allowed }]) => allowed)).toEqual([])
    expect(entries.filter(([, { why }]) => why === '')).toEqual([])
  })

  it.each(['clipboard-read', 'media', 'usb', 'a name from the future', 'toString'])('refuse %s', (permission) => {
    const [[request]] = session.setPermissionRequestHandler.mock.calls as [
      [(contents: unknown, permission: string, answer: (granted: boolean) => void) => void],
    ]
    const [[check]] = session.setPermissionCheckHandler.mock.calls as [[(contents: unknown, name: string) => boolean]]
    const answer = vi.fn()
    request({}, permission, answer)
    expect(answer.mock.calls).toEqual([[false]])
    expect(check(null, permission)).toBe(false)
  })

  it('refuse every device and the screen', () => {
    const [[device]] = session.setDevicePermissionHandler.mock.calls as [[() => boolean]]
    expect(device()).toBe(false)
    expect(session.setDisplayMediaRequestHandler.mock.calls).toEqual([[null]])
  })
})
