import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoView } from '../../contract.ts'
import { demoFiles } from './demo-files.ts'
import type { KitHandlers } from './one-kit.ts'

/** No secret: the window shows it to anyone who looks around. */
const DEMO_PASSPHRASE = 'seven calm otters borrow a purple canoe'

/** What the window is told of a demo. */
export function demoUntil(until: DemoView['until']): DemoView {
  return { passphrase: DEMO_PASSPHRASE, until }
}

/** A demo vault that does not exist yet. */
export interface Demo {
  readonly folder: string
  readonly vaultPath: string
  /** Makes it as a user would: with the calls of the window. */
  readonly fill: (kit: { readonly handlers: KitHandlers }) => Promise<void>
  /** Deletes it with its folder. */
  readonly clean: () => void
}

/** Makes the folder for a demo, which only this user can read. */
export function makeDemo(): Demo {
  const folder = mkdtempSync(join(tmpdir(), 'recovery-kit-demo-')) // 0700
  const clean = (): void => {
    process.removeListener('exit', clean)
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', clean)
  return { folder, vaultPath: join(folder, 'demo.rkit'), fill, clean }
}

async function fill({ handlers }: { readonly handlers: KitHandlers }): Promise<void> {
  await handlers['vault.create']({ passphrase: DEMO_PASSPHRASE })
  const intake = await handlers['intake.read']({ files: [...demoFiles()] })
  const ticked = intake.entries.filter((entry) => entry.ticked)
  await handlers['intake.commit']({
    intake: intake.id,
    take: ticked.map(({ index, service, name }) => ({ index, service, name })),
  })
}
