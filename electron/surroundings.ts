import type { Events } from './contract.ts'
import type { KdfCosts } from './vault/slots/kdf.ts'
import type { PrinterView } from './contract.ts'

/**
 * What the app needs from where it runs: the desktop shell, the Chromium host, the terminal or a
 * test. The app itself knows none of them.
 */
export interface Surroundings {
  /** The vault file the app works with. */
  readonly vaultPath: string
  readonly demo: boolean
  /** True where the vault is open for one command, as in the terminal: one that changes nothing makes no backup. */
  readonly oneCommand?: boolean
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
  /** The built decoder.html, which goes beside exports; absent where there is none. */
  readonly decoder?: DecoderPlace
  /** Absent where sheets can only be saved. */
  readonly printer?: PrinterPort
  tell<E extends keyof Events>(event: E, payload: Events[E]): void
}

/** Where decoder.html is. */
export interface DecoderPlace {
  readonly path: string
  /** In hexadecimal, as built into a packaged app; absent where the app runs from its sources. */
  readonly sha256?: string
}

/** A path, or where the surroundings give none, the file itself. */
export type ChosenFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array }

/** A printer that takes a PDF from memory. */
export interface PrinterPort {
  /** Asked each time: printers come and go. */
  find(): Promise<PrinterView>
  /** Single-sided and at 100 %. @throws KitError `print-failed`. */
  print(pdf: Uint8Array, paper: 'a4' | 'letter'): Promise<PrintOutcome>
}

/**
 * `queued`: the system has the pages and holds them, or does not say what became of them.
 * `cancelled`: the person changed their mind.
 */
export type PrintOutcome = 'printed' | 'queued' | 'cancelled'

/** A clipboard that can be asked whether it still holds what was put there. */
export interface ClipboardPort {
  write(text: string): Promise<void>
  read(): Promise<string>
}
