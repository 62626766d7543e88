import type { Session as RealSession } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ORIGIN } from '../../electron/contract.ts'
import { decidePermissions, PERMISSIONS } from '../../electron/shell/permissions.ts'
import { Session } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

let session: Session
let cameraOpen: boolean

beforeEach(() => {
  session = new Session()
  cameraOpen = false
  decidePermissions(session as unknown as RealSession, () => cameraOpen)
})

/** The answers to a request and a check. */
function answers(permission: string, origin: string, media: readonly string[]): boolean[] {
  type Answer = (granted: boolean) => void
  const [[request]] = session.setPermissionRequestHandler.mock.calls as [
    [(contents: unknown, permission: string, answer: Answer, details: object) => void],
  ]
  const [[check]] = session.setPermissionCheckHandler.mock.calls as [
    [(contents: unknown, permission: string, origin: string, details: object) => boolean],
  ]
  const answer = vi.fn<Answer>()
  request({}, permission, answer, { securityOrigin: origin, mediaTypes: media })
  return [...answer.mock.calls.flat(), check(null, permission, origin, { mediaType: media[0] })]
}

describe('permissions', () => {
  it('are all denied, each for a reason', () => {
    const entries = Object.entries(PERMISSIONS)
    expect(entries.length).toBeGreaterThan(40)
    expect(entries.filter(([, { allowed }]) => allowed)).toEqual([])
    expect(entries.filter(([, { why }]) => why === '')).toEqual([])
  })

  it.each(['clipboard-read', 'media', 'usb', 'a name from the future', 'toString'])('refuse %s', (permission) => {
    for (cameraOpen of [false, true]) expect(answers(permission, ORIGIN, [])).toEqual([false, false])
  })

  it('allow the app page the camera while it is open, and never the microphone', () => {
    expect(answers('media', ORIGIN, ['video'])).toEqual([false, false])
    cameraOpen = true
    expect(answers('media', ORIGIN, ['video'])).toEqual([true, true])
    expect(answers('media', `${ORIGIN}/`, ['video'])).toEqual([true, true])
    expect(answers('media', ORIGIN, ['audio'])).toEqual([false, false])
    expect(answers('media', ORIGIN, ['video', 'audio'])[0]).toBe(false)
    expect(answers('media', 'https://example.org', ['video'])).toEqual([false, false])
    expect(answers('display-capture', ORIGIN, ['video'])).toEqual([false, false])
  })

  it('refuse every device and the screen', () => {
    const [[device]] = session.setDevicePermissionHandler.mock.calls as [[() => boolean]]
    expect(device()).toBe(false)
    expect(session.setDisplayMediaRequestHandler.mock.calls).toEqual([[null]])
  })
})
