import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { KdfCosts } from '../../../electron/vault/slots/kdf.ts'
import type { KeyBenchPort } from '../../../electron/surroundings.ts'
import { openChromiumHost } from './chromium.ts'
import { openElectronHost } from './electron.ts'
import { openPackagedHost } from './packaged.ts'

/** The app, running in a window that a spec can drive. */
export interface Host {
  readonly page: Page
  readonly context: BrowserContext
  /** Locks the vault as the system would, by sleep or a locked screen. */
  lockBySystem(): Promise<void>
  /** Answers the next question where to save. */
  saveNextTo(path: string): Promise<void>
  /** Answers the next question which file to open, or which folder to copy to. */
  chooseNext(path: string): Promise<void>
  /** Answers the next question which files to import. */
  bringNext(...paths: string[]): Promise<void>
  /** How security keys are reached, for a spec to change; virtual ones are not among the devices of the machine. */
  readonly keyBench: { -readonly [K in keyof KeyBenchPort]: KeyBenchPort[K] }
  /** What the system clipboard holds. */
  clipboardText(): Promise<string>
  close(): Promise<void>
}

export interface HostOptions {
  readonly vaultPath: string
  /** Chromium only; Electron measures the machine as usual. */
  readonly costs?: KdfCosts
  /** The time for which codes are made, Unix time in milliseconds; absent means the real clock. */
  readonly now?: () => number
  readonly demo?: boolean
  /** Chromium only: the browser of the specs, which stays open; without it, a window for a person opens. */
  readonly browser?: Browser
}

/** Opens the app in the host named by the environment variable `HOST`: `chromium`, the default, `packaged` or `electron`. */
export async function openHost(options: HostOptions): Promise<Host> {
  const name = process.env.HOST ?? 'chromium'
  if (name === 'electron') return await openElectronHost(options)
  if (name === 'chromium') return await openChromiumHost(options)
  if (name === 'packaged') return await openPackagedHost(options)
  throw new Error(`HOST is "${name}"; it can be "chromium", "packaged" or "electron"`)
}
