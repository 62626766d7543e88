import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settleProfile } from '../../electron/shell/profile.ts'
import { app } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

let folder: string

beforeEach(() => {
  vi.clearAllMocks()
  folder = mkdtempSync(join(tmpdir(), 'profile-'))
  app.getPath.mockImplementation((name) => join(folder, name))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the profile', () => {
  it('has one place, whatever the app is called when it runs', () => {
    settleProfile()
    expect(app.setPath.mock.calls).toEqual([['userData', join(folder, 'appData', 'recovery-kit')]])
  })

  it('stays where the switch puts it', () => {
    app.commandLine.hasSwitch.mockReturnValueOnce(true)
    settleProfile()
    expect(app.setPath).not.toHaveBeenCalled()
  })

  it.skipIf(process.platform === 'win32')('is for this user alone', () => {
    settleProfile()
    expect(statSync(join(folder, 'userData')).mode & 0o777).toBe(0o700)
  })
})
