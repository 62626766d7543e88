import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setAside, vaultsAside } from '../../../electron/vault/backups/set-aside.ts'
import { realDisk, type Disk } from '../../../electron/vault/store/disk.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { TEST_COSTS } from '../../fixtures/app.ts'

const DAY = '2026-03-03'
const PASSPHRASE = new TextEncoder().encode('correct horse battery staple')

let folder: string
let path: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aside-test-'))
  path = join(folder, 'vault.rkit')
  const vault = await Vault.create(path, PASSPHRASE, TEST_COSTS)
  vault.close()
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const names = () => readdirSync(folder).sort()

function code(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'another error'
  }
  return 'done'
}

describe('a vault that is set aside', () => {
  it('has another name with the day in it, and its backups with it', async () => {
    mkdirSync(`${path}.backups`)
    writeFileSync(join(`${path}.backups`, 'one'), 'a backup')
    const aside = setAside(realDisk, path, DAY)
    expect(aside).toBe(join(folder, 'vault-aside-2026-03-03.rkit'))
    expect(names()).toEqual(['vault-aside-2026-03-03.rkit', 'vault-aside-2026-03-03.rkit.backups'])
    expect(readdirSync(`${aside}.backups`)).toEqual(['one'])
    const vault = await Vault.open(aside, PASSPHRASE)
    vault.close()
  })

  it('never takes the name of another file', () => {
    writeFileSync(join(folder, 'vault-aside-2026-03-03.rkit'), 'something else')
    mkdirSync(join(folder, 'vault-aside-2026-03-03-2.rkit.backups'))
    expect(setAside(realDisk, path, DAY)).toBe(join(folder, 'vault-aside-2026-03-03-3.rkit'))
    expect(readFileSync(join(folder, 'vault-aside-2026-03-03.rkit'), 'utf8')).toBe('something else')
    expect(vaultsAside(realDisk, path)).toEqual([
      join(folder, 'vault-aside-2026-03-03-3.rkit'),
      join(folder, 'vault-aside-2026-03-03.rkit'),
    ])
  })

  it('may be damaged, and keeps its journal', () => {
    writeFileSync(path, 'not a vault any more')
    writeFileSync(`${path}-journal`, 'a journal')
    const aside = setAside(realDisk, path, DAY)
    expect([readFileSync(aside, 'utf8'), readFileSync(`${aside}-journal`, 'utf8')]).toEqual([
      'not a vault any more',
      'a journal',
    ])
  })

  it('stays where it is while it is open', async () => {
    const vault = await Vault.open(path, PASSPHRASE)
    const before = names()
    expect(code(() => setAside(realDisk, path, DAY))).toBe('vault-busy')
    expect(names()).toEqual(before)
    vault.close()
  })

  it('is back where it was when its backups cannot be moved', () => {
    mkdirSync(`${path}.backups`)
    const disk: Disk = {
      ...realDisk,
      rename: (from, to) => {
        if (from === `${path}.backups`) throw new Error('refused')
        realDisk.rename(from, to)
      },
    }
    const before = names()
    expect(code(() => setAside(disk, path, DAY))).toBe('write-failed')
    expect(names()).toEqual(before)
  })

  it('leaves no empty name behind when it cannot be moved', () => {
    const disk: Disk = {
      ...realDisk,
      rename: () => {
        throw new Error('refused')
      },
    }
    expect([code(() => setAside(disk, path, DAY)), names()]).toEqual(['write-failed', ['vault.rkit']])
  })

  it('has to be there', () => {
    rmSync(path)
    expect([code(() => setAside(realDisk, path, DAY)), existsSync(path)]).toEqual(['vault-missing', false])
  })
})
