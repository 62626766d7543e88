import type { RecordId } from '../../vault/vault.ts'
import type { Column, Reading, Table } from '../intake.ts'
import type { ErrorCode } from '../../kit-error.ts'
import type { ReadingProgress } from './reading-progress.ts'

/** What the reading worker is asked to do; all of it is the worker's own copy. */
export type ReadJob =
  | {
      readonly kind: 'read'
      readonly source: CopiedSource & { readonly beside: readonly CopiedSource[] }
      readonly password?: string
      readonly keyFile?: Uint8Array
      readonly columns?: readonly Column[]
      /** Its id where it is known already. */
      readonly format?: string
    }
  /** The records of an export of this app, as they are in it. */
  | { readonly kind: 'export'; readonly bytes: Uint8Array; readonly password?: string }

export interface CopiedSource {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Before it answers, it may say how far it is. */
export interface ReadTold {
  readonly kind: 'progress'
  readonly progress: ReadingProgress
}

/** What it answers. Every byte array has a buffer of its own, which is handed over and not copied. */
export type ReadAnswer =
  | { readonly kind: 'reading'; readonly format: FormatFacts; readonly reading: Reading }
  | { readonly kind: 'export'; readonly records: ExportRecords }
  | { readonly kind: 'error'; readonly format?: FormatFacts; readonly code: ErrorCode; readonly message: string }
  /** A bug in this app: its stack, without the message, which may quote the file. */
  | { readonly kind: 'crash'; readonly where: string }

/** What else is known about the kind of file. */
export interface FormatFacts {
  /** The id of the `Format`. */
  readonly id: string
  readonly onePassword: boolean
  readonly takesKeyFile: boolean
  /** The name of the key file that was given with it. */
  readonly keyFileBeside?: string
  /** Of one whose columns a person has to name. */
  readonly table?: Table
}

/** An export of this app, as a vault would hold it. */
export interface ExportRecords {
  /** The id of the vault it was made of. */
  readonly vault: string
  readonly records: readonly { readonly id: RecordId; readonly plaintext: Uint8Array }[]
  /** How many records cannot be read. */
  readonly unread: number
}
