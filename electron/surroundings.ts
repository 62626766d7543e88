import type { X509Certificate } from 'node:crypto'
import type { DemoView, Events } from './contract.ts'
import type { KdfCosts } from './vault/slots/kdf.ts'
import type { PrinterView } from './contract.ts'

/**
 * What the app needs from its host: the desktop shell, the Chromium host, the terminal or a test.
 * The app itself knows none of them.
 */
export interface Surroundings {
  /** The vault file the app works with. */
  readonly vaultPath: string
  /** Set when the vault is one to look around in: it makes no backups by itself and is thrown away. */
  readonly demo?: DemoView
  /** Another vault file, opened in memory instead of the one at `vaultPath` and only looked at. */
  readonly copyOf?: string
  /**
   * True when the vault is open for a single command, as in the terminal: if it changes nothing, it
   * makes no backup.
   */
  readonly oneCommand?: boolean
  /** Costs of new passphrase slots; absent means measured on this machine. */
  readonly costs?: KdfCosts
  /** Whom FIDO's metadata must be signed by, in tests; absent means the roots that are built in. */
  readonly metadataRoot?: X509Certificate
  /** Unix time in milliseconds. */
  now(): number
  readonly clipboard: ClipboardPort
  /** Asks where to save; undefined when the user cancels. */
  chooseSavePath(suggestedName: string): Promise<string | undefined>
  /** Asks for a folder, such as one on a USB stick; undefined when the user cancels. */
  chooseFolder(): Promise<string | undefined>
  /** Asks for a file to open, such as a backup; undefined when the user cancels. */
  chooseFile(): Promise<string | undefined>
  /** Asks for files to import; undefined when the user cancels. */
  chooseFiles(): Promise<readonly ChosenFile[] | undefined>
  /** The built decoder.html, which is saved next to exports; absent if there is none. */
  readonly decoder?: DecoderPlace
  /** Absent where sheets can only be saved. */
  readonly printer?: PrinterPort
  /** How security keys are reached; absent means as this machine has it. */
  readonly keyBench?: KeyBenchPort
  tell<E extends keyof Events>(event: E, payload: Events[E]): void
}

/** How security keys are reached, where that is not as on this machine in Electron. */
export interface KeyBenchPort {
  readonly system?: 'linux' | 'mac' | 'windows' | 'other'
  /** True where the browser asks in a dialog of its own, which a person can close. */
  readonly dialog?: boolean
  /** How long a touch is waited for, in milliseconds. */
  readonly wait?: number
  /** Keys that the system sees, and how many the user may open; undefined where it does not say. */
  plugged?(): { readonly keys: number; readonly openable: number } | undefined
}

/** Where decoder.html is. */
export interface DecoderPlace {
  readonly path: string
  /** In hexadecimal, as built into a packaged app; absent when the app runs from its sources. */
  readonly sha256?: string
}

/** A path, or the file itself if its path is unknown. */
export type ChosenFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array }

/** A printer that takes a PDF from memory. */
export interface PrinterPort {
  /** Asked each time, because printers come and go. */
  find(): Promise<PrinterView>
  /** Single-sided and at 100 %. @throws KitError `print-failed`. */
  print(pdf: Uint8Array, paper: 'a4' | 'letter'): Promise<PrintOutcome>
}

/**
 * `queued`: the system has the pages and holds them, or does not say what happened to them.
 * `cancelled`: the user cancelled.
 */
export type PrintOutcome = 'printed' | 'queued' | 'cancelled'

/** A clipboard that can tell whether it still holds what the app put there. */
export interface ClipboardPort {
  write(text: string): Promise<void>
  read(): Promise<string>
}
