import { createApp } from '../electron/app.ts'
import { makeDemo } from '../electron/app/start/demo.ts'
import { DEFAULT_COSTS, type KdfCosts } from '../electron/vault/slots/kdf.ts'

/** A vault to look around in, deleted when the process ends. */
export interface DemoVault {
  /** Only this user can read it. */
  readonly folder: string
  readonly vaultPath: string
  readonly passphrase: string
}

/** Makes the demo vault that the start screen opens too. */
export async function makeDemoVault(costs: KdfCosts = DEFAULT_COSTS): Promise<DemoVault> {
  const { vaultPath, folder, fill } = makeDemo()
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
  const passphrase = await fill(app)
  await app.close()
  return { folder, vaultPath, passphrase }
}
