import { createApp } from '../electron/app.ts'
import { demoUntil, makeDemo } from '../electron/app/start/demo.ts'
import type { Surroundings } from '../electron/surroundings.ts'

/** A vault to look around in, deleted when the process ends. */
export interface DemoVault {
  /** Only this user can read it. */
  readonly folder: string
  readonly vaultPath: string
  readonly passphrase: string
}

/** Makes the demo vault that the start screen opens too. */
export async function makeDemoVault(now = Date.now): Promise<DemoVault> {
  const { vaultPath, folder, around, fill } = makeDemo()
  const surroundings: Surroundings = {
    vaultPath,
    now,
    clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
    chooseSavePath: () => Promise.resolve(undefined),
    chooseFolder: () => Promise.resolve(undefined),
    chooseFile: () => Promise.resolve(undefined),
    chooseFiles: () => Promise.resolve(undefined),
    tell: () => undefined,
  }
  const app = createApp(around(surroundings, 'closed'))
  await fill(app)
  await app.close()
  return { folder, vaultPath, passphrase: demoUntil('closed').passphrase }
}
