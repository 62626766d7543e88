import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBuiltFiles } from '../../electron/shell/built-files.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the built files', () => {
  it('are found under their addresses, each with its type', () => {
    mkdirSync(join(folder, 'assets'))
    for (const name of [
      'index.html',
      'assets/a.js',
      'assets/a.css',
      'assets/a.woff2',
      'assets/a.woff',
      'a.svg',
      'a.png',
    ]) {
      writeFileSync(join(folder, name), name)
    }
    const types = [...readBuiltFiles(folder)].map(([path, { type }]) => [path, type])
    expect(Object.fromEntries(types)).toEqual({
      '/': 'text/html; charset=utf-8',
      '/assets/a.js': 'text/javascript; charset=utf-8',
      '/assets/a.css': 'text/css; charset=utf-8',
      '/assets/a.woff2': 'font/woff2',
      '/assets/a.woff': 'font/woff',
      '/a.svg': 'image/svg+xml',
      '/a.png': 'image/png',
    })
  })

  it('leave out what a window does not need', () => {
    for (const name of ['index.html', 'a.wasm', 'a.map', 'notes']) writeFileSync(join(folder, name), name)
    mkdirSync(join(folder, 'folder.js'))
    expect([...readBuiltFiles(folder).keys()]).toEqual(['/'])
  })

  it('need a page', () => {
    expect(() => readBuiltFiles(folder)).toThrow('no index.html')
  })
})
