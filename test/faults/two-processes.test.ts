import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Vault } from '../../electron/vault/vault.ts'
import { FULL, inFolder, LEAST_COSTS, outcome, passphrase, runProcess, startProcess } from './faults.ts'
import { changesOf, stepOf, stepOfFile } from './writes.ts'

/** How often a copy is taken of a file that is being written. */
const TURNS = FULL ? 200 : 4

it('is busy for a second process, which changes nothing, and the first keeps working', async () => {
  await inFolder(async (folder) => {
    const path = await vaultIn(folder)
    const vault = await Vault.open(path, passphrase())
    vault.write(changesOf(2))
    for (const what of ['open', 'write']) {
      expect(await runProcess('attempt-process.ts', [what, path])).toEqual({ code: 'vault-busy' })
    }
    expect(await runProcess('attempt-process.ts', ['create', path])).toEqual({ code: 'vault-exists' })
    vault.write(changesOf(3))
    vault.close()
    expect(await runProcess('attempt-process.ts', ['write', path])).toEqual({ value: 4 })
  })
})

it('stays locked against a second process when it is asked for again in the first', async () => {
  await inFolder(async (folder) => {
    const path = await vaultIn(folder)
    const vault = await Vault.open(path, passphrase())
    // On POSIX, opening and closing the file here would have dropped the lock.
    expect(await outcome(() => Vault.open(path, passphrase()))).toEqual({ code: 'vault-busy' })
    expect(await runProcess('attempt-process.ts', ['write', path])).toEqual({ code: 'vault-busy' })
    vault.close()
  })
})

it.skipIf(process.platform === 'win32')(
  'does not write over what a second process wrote when its lock was lost',
  async () => {
    await inFolder(async (folder) => {
      const path = await vaultIn(folder)
      const vault = await Vault.open(path, passphrase())
      vault.write(changesOf(2))
      // Drops the lock, as some network file systems do.
      readFileSync(path)
      expect(await runProcess('attempt-process.ts', ['write', path])).toEqual({ value: 3 })
      const late = await outcome(() => {
        vault.write(changesOf(3))
      })
      expect(late).toEqual({ code: 'write-failed' })
      vault.close()
      expect(await stepOfFile(path)).toBe(3)
    })
  },
)

it.skipIf(process.platform === 'win32')(
  'is not lost to a writer that was stopped half-way and then ended',
  async () => {
    await inFolder(async (folder) => {
      const path = await vaultIn(folder)
      const writer = startProcess('writer-process.ts', [path])
      await writer.printing('\n')
      writer.process.kill('SIGSTOP')
      // It stops while holding the lock, perhaps with a half-written journal.
      expect(await outcome(() => Vault.open(path, passphrase()))).toEqual({ code: 'vault-busy' })
      writer.process.kill('SIGKILL')
      await writer.ended
      const acknowledged = Number(writer.printed().trimEnd().split('\n').at(-1))
      const vault = await Vault.open(path, passphrase())
      const found = stepOf(vault) ?? 0
      expect([acknowledged, acknowledged + 1]).toContain(found)
      vault.write(changesOf(found + 1))
      vault.close()
      expect(await stepOfFile(path)).toBe(found + 1)
      expect(readdirSync(folder)).toEqual(['vault.rkit'])
    })
  },
)

it('opens from a copy that was taken in the middle of writing, with the journal next to it', async () => {
  await inFolder(async (folder) => {
    const path = await vaultIn(folder)
    let recovered = 0
    for (let turn = 0; turn < TURNS; turn++) {
      const writer = startProcess('writer-process.ts', [path])
      await writer.printing('\n')
      writer.process.kill('SIGKILL')
      await writer.ended
      const copy = join(folder, `copy-${turn}.rkit`)
      copyFileSync(path, copy)
      if (existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`)
      const step = await stepOfFile(copy)
      expect(step).toBeDefined()
      expect(step).toBe(await stepOfFile(path))
      recovered++
    }
    expect(recovered).toBe(TURNS)
  })
})

async function vaultIn(folder: string): Promise<string> {
  const path = join(folder, 'vault.rkit')
  const vault = await Vault.create(path, passphrase(), LEAST_COSTS)
  vault.write(changesOf(1))
  vault.close()
  return path
}
