import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveFile, saveNewFile } from '../../../electron/app/exports/save-file.ts'
import { closeDatabase, createDatabase, openDatabase } from '../../../electron/vault/store/database.ts'
import { createDurably, realDisk } from '../../../electron/vault/store/disk.ts'

const BYTES = new TextEncoder().encode('a made-up secret')

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-test-'))
  path = join(folder, 'export.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const text = (file: string) => readFileSync(file, 'utf8')

describe('a saved file', () => {
  it('is whole, the only one, and for its owner alone', () => {
    saveFile(path, BYTES)
    expect(text(path)).toBe('a made-up secret')
    expect(readdirSync(folder)).toEqual(['export.json'])
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.skipIf(process.platform === 'win32')('replaces a file without its other names and readers', () => {
    const before = join(folder, 'other-name')
    writeFileSync(path, 'older', { mode: 0o644 })
    linkSync(path, before)
    saveFile(path, BYTES)
    expect(text(path)).toBe('a made-up secret')
    expect(text(before)).toBe('older')
  })

  it.skipIf(process.platform === 'win32')('replaces a link, and leaves its target alone', () => {
    const elsewhere = join(folder, 'elsewhere')
    writeFileSync(elsewhere, 'older')
    symlinkSync(elsewhere, path)
    saveFile(path, BYTES)
    expect(text(path)).toBe('a made-up secret')
    expect(text(elsewhere)).toBe('older')
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'that cannot be written leaves the one that was there',
    () => {
      writeFileSync(path, 'older')
      chmodSync(folder, 0o500)
      expect(() => {
        saveFile(path, BYTES)
      }).toThrow(expect.objectContaining({ code: 'write-failed' }))
      chmodSync(folder, 0o700)
      expect(text(path)).toBe('older')
    },
  )

  it('that cannot be moved into place leaves nothing behind', () => {
    mkdirSync(join(path, 'a folder of that name'), { recursive: true })
    expect(() => {
      saveFile(path, BYTES)
    }).toThrow(expect.objectContaining({ code: 'write-failed' }))
    expect(readdirSync(folder)).toEqual(['export.json'])
  })

  it('is never written over a vault that is open', () => {
    const vault = join(folder, 'vault.rkit')
    closeDatabase(createDatabase(vault))
    const before = readFileSync(vault)
    const database = openDatabase(vault)
    expect(() => {
      saveFile(vault, BYTES)
    }).toThrow(expect.objectContaining({ code: 'vault-busy' }))
    closeDatabase(database)
    expect(readFileSync(vault).equals(before)).toBe(true)
  })
})

describe('a new file', () => {
  it('is whole, the only one, and for its owner alone', () => {
    saveNewFile(path, BYTES)
    expect(text(path)).toBe('a made-up secret')
    expect(readdirSync(folder)).toEqual(['export.json'])
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('has no other name while it is written, so that a kill leaves nothing elsewhere', () => {
    const names: string[][] = []
    const disk = {
      ...realDisk,
      flush: (file: number) => {
        names.push(readdirSync(folder))
        realDisk.flush(file)
      },
    }
    createDurably(disk, path, BYTES)
    expect(names).toEqual([['export.json']])
  })

  it('replaces none', () => {
    writeFileSync(path, 'older')
    expect(() => {
      saveNewFile(path, BYTES)
    }).toThrow(expect.objectContaining({ code: 'write-failed' }))
    expect(text(path)).toBe('older')
  })

  it('that cannot be written whole is removed', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    const disk = {
      ...realDisk,
      flush: () => {
        throw full
      },
    }
    expect(() => {
      createDurably(disk, path, BYTES)
    }).toThrow(full)
    expect(readdirSync(folder)).toEqual([])
  })
})
