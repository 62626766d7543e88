import type { Events } from './contract.ts'
import type { KdfCosts } from './vault/kdf.ts'

/**
 * What the app needs from where it runs: the desktop shell, the Chromium host, the terminal or a
 * test. The app itself knows none of them.
 */
export interface Surroundings {
  /** The vault file the app works with. */
  readonly vaultPath: string
  readonly demo: boolean
  /** Costs of new passphrase slots; absent means: measured on this machine. */
  readonly costs?: KdfCosts
  /** Unix time in milliseconds. */
  now(): number
  readonly clipboard: ClipboardPort
  /** Asks the person where to save; undefined when they change their mind. */
  chooseSavePath(suggestedName: string): Promise<string | undefined>
  /** Asks for a folder, as on a USB stick; undefined when they change their mind. */
  chooseFolder(): Promise<string | undefined>
  /** Asks for a file to open, such as a backup; undefined when they change their mind. */
  chooseFile(): Promise<string | undefined>
  /** Asks for files to bring in; undefined when they change their mind. */
  chooseFiles(): Promise<readonly ChosenFile[] | undefined>
  tell<E extends keyof Events>(event: E, payload: Events[E]): void
}

/** A path, or where the surroundings give none, the file itself. */
export type ChosenFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array }

/** A clipboard that can be asked whether it still holds what was put there. */
export interface ClipboardPort {
  write(text: string): Promise<void>
  read(): Promise<string>
}
