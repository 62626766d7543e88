import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { KdfCosts } from '../../../electron/vault/slots/kdf.ts'
import { openChromiumHost } from './chromium.ts'
import { openElectronHost } from './electron.ts'

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
  /** Answers the next question which files to bring in. */
  bringNext(...paths: string[]): Promise<void>
  /** What the system clipboard holds. */
  clipboardText(): Promise<string>
  close(): Promise<void>
}

export interface HostOptions {
  readonly vaultPath: string
  /** Chromium only; Electron measures the machine, as for everyone. */
  readonly costs?: KdfCosts
  /** The time that codes are made for, Unix time in milliseconds; absent means the real clock. */
  readonly now?: () => number
  readonly demo?: boolean
  /** Chromium only: the one of specs, which is left open; without it, a window for a person opens. */
  readonly browser?: Browser
}

/** Opens the app in what the environment variable `HOST` names: `chromium`, which is the default, or `electron`. */
export async function openHost(options: HostOptions): Promise<Host> {
  const name = process.env.HOST ?? 'chromium'
  if (name === 'electron') return await openElectronHost(options)
  if (name === 'chromium') return await openChromiumHost(options)
  throw new Error(`HOST is "${name}"; it can be "chromium" or "electron"`)
}
