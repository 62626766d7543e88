import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultVaultPath, planStart, type Findings } from '../../build/start-plan.ts'

const usual: Findings = {
  platform: 'linux',
  env: { DISPLAY: ':0' },
  root: false,
  electron: { usable: true, program: '/e/electron' },
  chromium: '/usr/bin/chromium',
}
const unreachable = { usable: false, reason: "Electron's binary could not be fetched (fetch failed)" } as const

describe('npm start', () => {
  it('opens Electron when it can, without a word', () => {
    expect(planStart(usual)).toEqual({ host: 'electron', program: '/e/electron', switches: [], say: '' })
  })

  it('falls back to Chromium and says so in one line', () => {
    expect(planStart({ ...usual, electron: unreachable })).toEqual({
      host: 'chromium',
      say: "Recovery Kit is open in Chromium, because Electron's binary could not be fetched (fetch failed). Close its window or press Ctrl+C to end it.",
    })
  })

  it('says how to get a Chromium when there is neither', () => {
    expect(planStart({ ...usual, electron: unreachable, chromium: undefined })).toEqual({
      host: 'none',
      say:
        "Electron's binary could not be fetched (fetch failed). No Chromium was found. Get one with " +
        '"npx playwright install chromium" or "sudo apt install chromium", or name one in the environment variable CHROMIUM.',
    })
  })

  it('names the terminal when there is no display', () => {
    expect(planStart({ ...usual, env: {} })).toEqual({
      host: 'none',
      say: 'There is no display here. The same vault works in the terminal: npm run -s kit -- help',
    })
  })

  it.each([
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }],
    ['darwin', {}],
    ['win32', {}],
  ] as const)('takes %s with %o as having a display', (platform, env) => {
    expect(planStart({ ...usual, platform, env }).host).toBe('electron')
  })

  it('gives up the sandbox only for root, and says so', () => {
    const plan = planStart({ ...usual, root: true })
    expect(plan).toMatchObject({ host: 'electron', switches: ['--no-sandbox'] })
    expect(plan.say).toMatch(/^Running as root/)
  })
})

describe('the vault that is opened when none is named', () => {
  it.each([
    ['linux', {}, join('/home/alice', '.config', 'recovery-kit', 'vault.rkit')],
    ['linux', { XDG_CONFIG_HOME: '/x' }, join('/x', 'recovery-kit', 'vault.rkit')],
    ['darwin', {}, join('/home/alice', 'Library', 'Application Support', 'recovery-kit', 'vault.rkit')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'recovery-kit', 'vault.rkit')],
  ] as const)('on %s with %o is %s', (platform, env, path) => {
    expect(defaultVaultPath(platform, env, '/home/alice')).toBe(path)
  })
})
