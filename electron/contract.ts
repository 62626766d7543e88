/**
 * Every call the window may make: its name, input and output. The preload, the dispatcher and the
 * window's `kit` are all derived from this table.
 */
import type * as v from 'valibot'
import { accountsCalls } from './contract/accounts.ts'
import { answersCalls } from './contract/answers.ts'
import { backupsCalls } from './contract/backups.ts'
import { cameraCalls } from './contract/camera.ts'
import type { CommandId } from './contract/words/command-words.ts'
import { drillsCalls } from './contract/drills.ts'
import { exportsCalls } from './contract/exports.ts'
import { identityCalls } from './contract/identity.ts'
import { intakeCalls } from './contract/intake.ts'
import { keyModelsCalls } from './contract/key-models.ts'
import { keyMatrixCalls } from './contract/key-matrix.ts'
import { keysCalls } from './contract/keys.ts'
import { pictureTextCalls } from './contract/picture-text.ts'
import { readinessCalls } from './contract/readiness.ts'
import { publishersCalls } from './contract/publishers.ts'
import { runbooksCalls } from './contract/runbooks.ts'
import { settingsCalls } from './contract/settings.ts'
import { sheetsCalls } from './contract/sheets.ts'
import { slotsCalls } from './contract/slots.ts'
import { startCalls } from './contract/start.ts'
import { type Result, vaultCalls } from './contract/vault.ts'

export type { Id } from './contract/shapes.ts'
export type * from './contract/accounts.ts'
export type * from './contract/answers.ts'
export type * from './contract/backups.ts'
export type * from './contract/drills.ts'
export type * from './contract/exports.ts'
export type * from './contract/identity.ts'
export type * from './contract/intake.ts'
export type * from './contract/key-models.ts'
export type * from './contract/key-matrix.ts'
export type * from './contract/keys.ts'
export type * from './contract/picture-text.ts'
export type * from './contract/readiness.ts'
export type * from './contract/publishers.ts'
export type * from './contract/runbooks.ts'
export type * from './contract/settings.ts'
export type * from './contract/sheets.ts'
export type * from './contract/slots.ts'
export type * from './contract/start.ts'
export type * from './contract/vault.ts'

/** The window's only origin. WebAuthn, the IPC sender check and the offline wall all check it. */
export const ORIGIN = 'https://recovery-kit.invalid'

export const contract = {
  ...vaultCalls,
  ...startCalls,
  ...slotsCalls,
  ...settingsCalls,
  ...accountsCalls,
  ...intakeCalls,
  ...pictureTextCalls,
  ...cameraCalls,
  ...sheetsCalls,
  ...drillsCalls,
  ...backupsCalls,
  ...exportsCalls,
  ...identityCalls,
  ...keysCalls,
  ...keyModelsCalls,
  ...keyMatrixCalls,
  ...readinessCalls,
  ...answersCalls,
  ...publishersCalls,
  ...runbooksCalls,
} as const

export type Channel = keyof typeof contract
export type Input<C extends Channel> = v.InferOutput<(typeof contract)[C]['input']>
export type Output<C extends Channel> = (typeof contract)[C]['output']

/** Every handler in the main process. */
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Output<C> | Promise<Output<C>> }

/** The window's `window.kit`: `kit.call('vault.state')`, and the events it receives. */
export interface KitApi {
  call<C extends Channel>(
    channel: C,
    ...input: Input<C> extends undefined ? [] : [Input<C>]
  ): Promise<Result<Output<C>>>
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void
  /** The path of a dropped file; absent where the surroundings do not tell. */
  pathOf?(file: File): string
}

/** The events that the main process pushes to the window. */
export interface Events {
  /** The vault was locked; the window reloads. */
  readonly locked: { readonly reason: 'asked' | 'idle' | 'system' }
  /** The user locked from the menu while an import is open: the window asks first. */
  readonly lockAsked: { readonly by: 'menu' }
  /** The user chose a command from the menu. */
  readonly command: { readonly id: CommandId }
  /** The app made an automatic backup, or failed to. */
  readonly backup: { readonly made: boolean }
  /** Reading pictures or many files takes a while. */
  readonly progress: ProgressTold
}

export interface ProgressTold {
  readonly what: string
  readonly done: number
  readonly total: number
  /** How many of the pictures in this file are read. */
  readonly pictures?: { readonly done: number; readonly total: number }
}

export const CHANNELS = Object.keys(contract) as readonly Channel[]

/** All event names: a missing or foreign one does not compile. */
export const EVENTS = Object.keys({
  locked: true,
  lockAsked: true,
  command: true,
  backup: true,
  progress: true,
} satisfies Record<keyof Events, true>) as readonly (keyof Events)[]
