import { describe, expect, it } from 'vitest'
import config from '../../build/electron-builder.ts'
import burnFuses from '../../build/fuses.ts'

describe('what is packaged', () => {
  it('burns the fuses, updates nothing, and rebuilds nothing', () => {
    expect(config).toMatchObject({ afterPack: burnFuses, publish: null, npmRebuild: false, asar: true })
  })

  it('leaves only native code outside the archive', () => {
    expect(config.asarUnpack).toEqual(['**/*.node'])
  })

  it('has the page that restores without the app where people find it', () => {
    expect(config.extraResources).toEqual([{ from: 'dist/decoder.html', to: 'decoder.html' }])
  })

  it('is a list of what may be in it', () => {
    const files = config.files as string[]
    expect(files.filter((pattern) => !pattern.startsWith('!'))).toEqual([
      'dist/electron/**',
      'dist/renderer/**',
      'package.json',
    ])
  })
})
