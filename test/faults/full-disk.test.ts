import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newRecordId, Vault } from '../../electron/vault/vault.ts'
import { missingOf } from '../fixtures/tools.ts'
import { inFolder, LEAST_COSTS, outcome, passphrase, runProcess } from './faults.ts'
import { changesOf, stepOf, stepOfFile } from './writes.ts'

const canMount = mountSmallDisk((folder) => statfsSync(folder).bsize > 0) === true
const canLimit = process.platform === 'linux' && missingOf('prlimit').length === 0

if (!canMount) console.warn('No small disk can be mounted here (Linux and root): its tests are skipped.')
if (!canLimit) console.warn('No prlimit here: the tests with a limit on file size are skipped.')

describe.skipIf(!canMount)('a full disk', () => {
  it('changes nothing in memory or in the file, and writing works again when there is space', async () => {
    await onSmallDisk(async (folder) => {
      const path = join(folder, 'vault.rkit')
      const vault = await Vault.create(path, passphrase(), LEAST_COSTS)
      vault.write(changesOf(1))
      const filler = join(folder, 'filler')
      fill(filler)
      const before = readFileSync(path)
      const big = { type: 'put' as const, id: newRecordId(), plaintext: new Uint8Array(100_000) }
      const write = () =>
        outcome(() => {
          vault.write([...changesOf(2), big])
        })
      expect(await write()).toEqual({ code: 'disk-full' })
      expect(await write()).toEqual({ code: 'disk-full' })
      expect(stepOf(vault)).toBe(1)
      expect(readFileSync(path).equals(before)).toBe(true)
      rmSync(filler)
      expect(await write()).toEqual({ value: undefined })
      vault.write([{ type: 'delete', id: big.id }])
      expect(stepOf(vault)).toBe(2)
      vault.close()
      expect(await stepOfFile(path)).toBe(2)
    })
  })

  it('makes no vault, and leaves nothing in the way of making one later', async () => {
    await onSmallDisk(async (folder) => {
      const path = join(folder, 'vault.rkit')
      fill(join(folder, 'filler'))
      expect(await outcome(() => Vault.create(path, passphrase(), LEAST_COSTS))).toEqual({ code: 'disk-full' })
      expect(readdirSync(folder)).toEqual(['filler'])
      rmSync(join(folder, 'filler'))
      ;(await Vault.create(path, passphrase(), LEAST_COSTS)).close()
      expect(await stepOfFile(path)).toBe(0)
    })
  })

  it('lets a vault be read', async () => {
    await onSmallDisk(async (folder) => {
      const path = join(folder, 'vault.rkit')
      const vault = await Vault.create(path, passphrase(), LEAST_COSTS)
      vault.write(changesOf(1))
      vault.close()
      fill(join(folder, 'filler'))
      expect(await stepOfFile(path)).toBe(1)
    })
  })
})

describe.skipIf(!canLimit)('a limit on file size', () => {
  it('changes nothing in memory or in the file, and writing works again without it', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'vault.rkit')
      const vault = await Vault.create(path, passphrase(), LEAST_COSTS)
      vault.write(changesOf(1))
      vault.close()
      const failed = { code: expect.stringMatching(/^(disk-full|write-failed)$/) as string }
      expect(await runProcess('limited-process.ts', [path])).toEqual({
        limited: [failed, failed],
        meanwhile: 1,
        lifted: {},
        after: 2,
      })
      expect(await stepOfFile(path)).toBe(2)
    })
  })
})

/** Fills every block that is left. */
function fill(path: string): void {
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Full for this size; smaller pieces may still fit.
    }
  }
}

async function onSmallDisk(work: (folder: string) => Promise<void>): Promise<void> {
  const done = mountSmallDisk(work)
  if (done === undefined) throw new Error('the small disk could be mounted a moment ago')
  await done
}

/** A disk of one megabyte in memory, while the work lasts; undefined if there cannot be one. */
function mountSmallDisk<T>(work: (folder: string) => T): T | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const unmount = () => {
    spawnSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const result = work(folder)
  if (result instanceof Promise) void result.then(unmount, unmount)
  else unmount()
  return result
}
