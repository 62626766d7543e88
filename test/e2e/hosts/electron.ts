import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication } from '@playwright/test'
import type { Host, HostOptions } from './host.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The real thing: Electron's binary with the built app. Its profile is deleted at the end. */
export async function openElectronHost({ vaultPath, now, demo = false }: HostOptions): Promise<Host> {
  const profile = mkdtempSync(join(tmpdir(), 'recovery-kit-profile-'))
  const electron = await _electron.launch({
    executablePath: createRequire(import.meta.url)('electron') as string,
    args: [ROOT, vaultPath, `--user-data-dir=${profile}`, ...(demo ? ['--demo'] : [])],
  })
  if (now) await setClock(electron, now)
  const page = await electron.firstWindow()
  return {
    page,
    context: electron.context(),
    // Electron has the keys of the machine.
    keyBench: { system: 'other', plugged: () => undefined },
    lockBySystem: async () => {
      await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    },
    saveNextTo: async (filePath) => {
      await electron.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
      }, filePath)
    },
    chooseNext: async (filePath) => {
      await electron.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      }, filePath)
    },
    bringNext: async (...paths) => {
      await electron.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
      }, paths)
    },
    clipboardText: async () => await electron.evaluate(({ clipboard }) => clipboard.readText()),
    close: async () => {
      await electron.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** The main process asks `Date.now()` each time; here it always returns `now`. */
async function setClock(electron: ElectronApplication, now: () => number): Promise<void> {
  await electron.evaluate((_electron, fixed) => {
    Date.now = () => fixed
  }, now())
}
