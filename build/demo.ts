import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../electron/app.ts'
import type { Channel, Input, Output } from '../electron/contract.ts'
import { createDispatch } from '../electron/dispatch.ts'
import { DEFAULT_COSTS, type KdfCosts } from '../electron/vault/slots/kdf.ts'
import { demoFiles } from '../test/fixtures/demo.ts'

/** A vault to look around in, deleted when the process ends. */
export interface DemoVault {
  /** Only this user can read it. */
  readonly folder: string
  readonly vaultPath: string
  readonly passphrase: string
}

/** Makes the vault as a user would: with the same calls, from the project's own files. */
export async function makeDemoVault(costs: KdfCosts = DEFAULT_COSTS): Promise<DemoVault> {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-demo-')) // 0700
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  const vaultPath = join(folder, 'demo.rkit')
  const passphrase = await fill(vaultPath, costs)
  return { folder, vaultPath, passphrase }
}

async function fill(vaultPath: string, costs: KdfCosts): Promise<string> {
  const app = createApp({
    vaultPath,
    demo: true,
    costs,
    now: Date.now,
    clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
    chooseSavePath: () => Promise.resolve(undefined),
    chooseFolder: () => Promise.resolve(undefined),
    chooseFile: () => Promise.resolve(undefined),
    chooseFiles: () => Promise.resolve(undefined),
    tell: () => undefined,
  })
  const dispatch = createDispatch(app.handlers)
  const call = async <C extends Channel>(channel: C, input?: Input<C>): Promise<Output<C>> => {
    const answer = await dispatch(channel, input)
    if (!answer.ok) throw new Error(`the demo vault could not be made: ${channel}: ${answer.error.message}`)
    return answer.value as Output<C>
  }

  const passphrase = await call('vault.suggest')
  await call('vault.create', { passphrase })
  const intake = await call('intake.read', { files: [...demoFiles()] })
  const ticked = intake.entries.filter((entry) => entry.ticked)
  await call('intake.commit', {
    intake: intake.id,
    take: ticked.map(({ index, service, name }) => ({ index, service, name })),
  })
  await app.close()
  return passphrase
}
