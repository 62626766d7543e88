import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findChromium, findHeadless, type Machine } from '../../build/find-chromium.ts'

function machine(programs: readonly string[], rest: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter) },
    playwright: '/cache/chrome',
    isProgram: (path) => programs.includes(path),
    ...rest,
  }
}

const usr = (name: string) => join('/usr/bin', name)

describe('the search for a Chromium', () => {
  it('takes the one that is named, before all others', () => {
    const programs = ['/opt/mine', '/cache/chrome', usr('chromium')]
    expect(findChromium(machine(programs, { env: { CHROMIUM: '/opt/mine', PATH: '/usr/bin' } }))).toBe('/opt/mine')
  })

  it('takes for specs the one without a window, unless one is named', () => {
    const programs = ['/opt/mine', '/cache/chrome', usr('chromium'), usr('chromium-headless-shell')]
    expect(findHeadless(machine(programs))).toBe(usr('chromium-headless-shell'))
    expect(findHeadless(machine(programs, { env: { CHROMIUM: '/opt/mine', PATH: '/usr/bin' } }))).toBe('/opt/mine')
    expect(findHeadless(machine([usr('chromium')]))).toBe(usr('chromium'))
  })

  it('takes no other when the named one is not there', () => {
    expect(findChromium(machine(['/cache/chrome'], { env: { CHROMIUM: '/opt/mine' } }))).toBeUndefined()
  })

  it("takes Playwright's own before the system's", () => {
    expect(findChromium(machine([usr('chromium'), '/cache/chrome']))).toBe('/cache/chrome')
  })

  it('takes the freest on the PATH', () => {
    expect(findChromium(machine([usr('google-chrome'), usr('chromium-browser')]))).toBe(usr('chromium-browser'))
  })

  it('looks where macOS and Windows keep programs', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findChromium(machine([mac], { platform: 'darwin', env: {} }))).toBe(mac)
    const windows = 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'
    expect(findChromium(machine([windows], { platform: 'win32', env: { PROGRAMFILES: 'C:\\Programs' } }))).toBe(windows)
  })

  it('says when there is none', () => {
    expect(findChromium(machine([]))).toBeUndefined()
  })
})
