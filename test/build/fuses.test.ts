import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { binaryOf, FUSES } from '../../build/package/fuses.ts'

describe('the fuses', () => {
  it('are exactly these', () => {
    expect(FUSES).toEqual({
      version: '1',
      strictlyRequireAllFuses: true,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.WasmTrapHandlers]: true,
    })
  })

  it('decide on every fuse there is', () => {
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number')
    expect(known.filter((fuse) => !(fuse in FUSES))).toEqual([])
  })

  it.each([
    ['linux', 'recovery-kit'],
    ['win32', 'Recovery Kit.exe'],
    ['darwin', 'Recovery Kit.app'],
  ])('are burned into the program on %s', (electronPlatformName, name) => {
    const packager = { appInfo: { productFilename: 'Recovery Kit' }, executableName: 'recovery-kit' }
    expect(binaryOf({ appOutDir: '/out', electronPlatformName, arch: 1, packager })).toBe(join('/out', name))
  })
})
