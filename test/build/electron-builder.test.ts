import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import afterPack from '../../build/package/after-pack.ts'
import config from '../../build/package/electron-builder.ts'

const BUILD = join(import.meta.dirname, '../../build/package')

describe('what is packaged', () => {
  it('burns the fuses, updates nothing, and rebuilds nothing', () => {
    expect(config).toMatchObject({ afterPack, publish: null, npmRebuild: false, asar: true })
  })

  it('leaves only native code outside the archive', () => {
    expect(config.asarUnpack).toEqual(['**/*.node'])
  })

  it('has the page that restores without the app, the licences and the bill of materials where people find them', () => {
    expect(config.extraResources).toEqual([
      { from: 'dist/decoder.html', to: 'decoder.html' },
      { from: 'dist/licences.txt', to: 'licences.txt' },
      { from: 'dist/sbom.cdx.json', to: 'sbom.cdx.json' },
    ])
  })

  it('is a list of what may be in it, and of packages only what is read at run time', () => {
    const files = config.files as string[]
    expect(files.slice(0, 5)).toEqual([
      'dist/electron/**',
      '!dist/electron/{cli.js,chromium-host.js,compiled/**}',
      'dist/renderer/**',
      'package.json',
      '!node_modules/**',
    ])
    expect(files.slice(5).filter((pattern) => !pattern.startsWith('node_modules/'))).toEqual([])
  })

  it('is made for three systems, and opens vaults', () => {
    expect([config.linux?.target, config.win?.target]).toEqual([
      ['AppImage', 'deb', 'rpm'],
      ['nsis', 'portable'],
    ])
    expect(config.mac?.target).toEqual([
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ])
    expect(config.mac).toMatchObject({ hardenedRuntime: true })
    expect(config.fileAssociations).toMatchObject([{ ext: 'rkit', mimeType: 'application/x-recovery-kit' }])
  })

  it("installs the terminal form and the rule for security keys by the system's own packages", () => {
    for (const made of [config.deb, config.rpm]) {
      expect(made?.fpm).toEqual([
        'build/package/70-recovery-kit.rules=/usr/lib/udev/rules.d/70-recovery-kit.rules',
        'build/package/recovery-kit-cli=/usr/bin/recovery-kit-cli',
      ])
    }
    expect(readFileSync(join(BUILD, 'recovery-kit-cli'), 'utf8')).toContain(
      `/opt/${config.productName ?? ''}/resources/cli/dist/electron/cli.js`,
    )
  })

  it('finds its icons', () => {
    const icons = [config.mac?.icon, config.win?.icon, `${String(config.linux?.icon)}/16x16.png`]
    expect(icons.filter((path) => !existsSync(join(BUILD, '../..', String(path))))).toEqual([])
  })
})
