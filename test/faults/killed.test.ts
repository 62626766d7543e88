import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { Vault } from '../../electron/vault/vault.ts'
import { randomFrom } from '../fixtures/random.ts'
import { SEED } from '../fixtures/seed.ts'
import { FULL, inFolder, LEAST_COSTS, passphrase, startProcess } from './faults.ts'
import { stepOfFile } from './writes.ts'

vi.mock(import('../../electron/vault/slots/kdf.ts'), async (original) =>
  (await import('./remembered-kdf.ts')).rememberDerivations(await original()),
)

/** The moments of the kills are drawn from it. */
const random = randomFrom(SEED)

const KILLS = FULL ? 1000 : 8
const KILLS_WHILE_CREATING = FULL ? 200 : 4

it(`keeps every write that was acknowledged, and no half of one, through ${KILLS} kills`, async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'vault.rkit')
    const made = await Vault.create(path, passphrase(), LEAST_COSTS)
    made.close()
    const figures = { acknowledged: 0, beyond: 0, journals: 0 }
    let step = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = startProcess('writer-process.ts', [path])
      await writer.printing('\n')
      await sleep(random() * 30)
      writer.process.kill('SIGKILL')
      await writer.ended
      const acknowledged = Number(writer.printed().trimEnd().split('\n').at(-1))
      if ((statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0) figures.journals++
      const found = await stepOfFile(path)
      // One more may be on disk than was reported: it was killed between the write and the report.
      expect([acknowledged, acknowledged + 1]).toContain(found)
      if (found !== acknowledged) figures.beyond++
      figures.acknowledged += acknowledged - step
      step = found ?? 0
    }
    console.log(
      `${KILLS} kills: ${figures.acknowledged} writes acknowledged and found, ${figures.beyond} found that were not yet, ${figures.journals} times it was half-way, with a journal left behind`,
    )
  })
})

it(`leaves a whole new vault or none, through ${KILLS_WHILE_CREATING} kills while it is made`, async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'vault.rkit')
    let whole = 0
    for (let kill = 0; kill < KILLS_WHILE_CREATING; kill++) {
      const creator = startProcess('creator-process.ts', [path])
      await creator.printing('ready')
      await sleep(random() * 150)
      creator.process.kill('SIGKILL')
      await creator.ended
      if (existsSync(path)) {
        whole++
        expect(await stepOfFile(path)).toBe(0)
      } else {
        // Anything left by an unfinished one is harmless.
        const again = await Vault.create(path, passphrase(), LEAST_COSTS)
        again.close()
        expect(await stepOfFile(path)).toBe(0)
      }
      expect(readdirSync(folder)).toEqual(['vault.rkit'])
      for (const name of readdirSync(folder)) rmSync(join(folder, name))
    }
    console.log(`${KILLS_WHILE_CREATING} kills while creating: ${whole} whole, the others not begun`)
  })
})
