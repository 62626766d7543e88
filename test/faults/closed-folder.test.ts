import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Vault } from '../../electron/vault/vault.ts'
import { asNobody, NOBODY } from '../fixtures/nobody.ts'
import { inFolder, LEAST_COSTS, outcome, passphrase, runProcess } from './faults.ts'
import { changesOf, stepOf, stepOfFile } from './writes.ts'

const isRoot = process.getuid?.() === 0
const wrapper = asNobody()

if (!wrapper) console.warn('No permissions to take away here: the tests of closed folders are skipped.')

describe.skipIf(!wrapper)('a place that is read-only', () => {
  it.each([
    ['a read-only file', 0o400, 0o700],
    ['a read-only folder', 0o600, 0o500],
    ['both', 0o400, 0o500],
  ])('%s is said to be one, and nothing changes', async (_, fileMode, folderMode) => {
    await inFolder(async (folder) => {
      const path = await vaultAt(folder, 1)
      if (isRoot) for (const place of [path, folder]) chownSync(place, NOBODY, NOBODY)
      const before = readFileSync(path)
      chmodSync(path, fileMode)
      chmodSync(folder, folderMode)
      const write = await runProcess('attempt-process.ts', ['write', path], { wrapper: wrapper ?? [] })
      const create = await runProcess('attempt-process.ts', ['create', join(folder, 'new.rkit')], {
        wrapper: wrapper ?? [],
      })
      chmodSync(folder, 0o700)
      expect(write).toEqual({ code: 'vault-read-only' })
      if (folderMode === 0o500) expect(create).toEqual({ code: 'vault-read-only' })
      expect(readdirSync(folder).filter((name) => name !== 'new.rkit')).toEqual(['vault.rkit'])
      expect(readFileSync(path).equals(before)).toBe(true)
    })
  })
})

// Windows does not let an open file be moved or deleted.
describe.skipIf(process.platform === 'win32')('a vault whose file goes away while it is open', () => {
  it.each([
    [
      'with its folder',
      (path: string, folder: string) => {
        rmSync(folder, { recursive: true })
        return path
      },
    ],
    [
      'alone',
      (path: string) => {
        rmSync(path)
        return path
      },
    ],
    [
      'to another name',
      (path: string) => {
        renameSync(path, `${path}.moved`)
        return path
      },
    ],
    [
      'replaced by a copy',
      (path: string) => {
        cpSync(path, `${path}.copy`)
        renameSync(`${path}.copy`, path)
        return path
      },
    ],
  ])('%s: says that the change was not saved', async (_, take) => {
    await inFolder(async (parent) => {
      const folder = join(parent, 'inner')
      const path = await vaultAt(folder, 1)
      const vault = await Vault.open(path, passphrase())
      // A first change opens the journal, which stays open.
      vault.write(changesOf(2))
      take(path, folder)
      const written = await outcome(() => {
        vault.write(changesOf(3))
      })
      expect(written).toEqual({ code: 'write-failed' })
      expect(stepOf(vault)).toBe(2)
      vault.close()
    })
  })
})

/** A closed vault in a new folder, at this step. */
async function vaultAt(folder: string, step: number): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'vault.rkit')
  const vault = await Vault.create(path, passphrase(), LEAST_COSTS)
  for (let one = 1; one <= step; one++) vault.write(changesOf(one))
  vault.close()
  expect(await stepOfFile(path)).toBe(step)
  return path
}
