/**
 * Every call the window may make: the name, what may be sent, and what comes back. The preload,
 * the dispatcher and the window's `kit` are all derived from this table.
 */
import type * as v from 'valibot'
import { accountsCalls } from './contract/accounts.ts'
import { backupsCalls } from './contract/backups.ts'
import { cameraCalls } from './contract/camera.ts'
import { drillsCalls } from './contract/drills.ts'
import { exportsCalls } from './contract/exports.ts'
import { identityCalls } from './contract/identity.ts'
import { intakeCalls } from './contract/intake.ts'
import { keysCalls } from './contract/keys.ts'
import { readinessCalls } from './contract/readiness.ts'
import { publishersCalls } from './contract/publishers.ts'
import { runbooksCalls } from './contract/runbooks.ts'
import { settingsCalls } from './contract/settings.ts'
import { sheetsCalls } from './contract/sheets.ts'
import { slotsCalls } from './contract/slots.ts'
import { type Result, vaultCalls } from './contract/vault.ts'

export type { Id } from './contract/shapes.ts'
export type * from './contract/accounts.ts'
export type * from './contract/backups.ts'
export type * from './contract/drills.ts'
export type * from './contract/exports.ts'
export type * from './contract/identity.ts'
export type * from './contract/intake.ts'
export type * from './contract/keys.ts'
export type * from './contract/readiness.ts'
export type * from './contract/publishers.ts'
export type * from './contract/runbooks.ts'
export type * from './contract/settings.ts'
export type * from './contract/sheets.ts'
export type * from './contract/slots.ts'
export type * from './contract/vault.ts'

/** The one origin the window has; WebAuthn, the IPC sender check and the offline wall all go by it. */
export const ORIGIN = 'https://recovery-kit.invalid'

export const contract = {
  ...vaultCalls,
  ...slotsCalls,
  ...settingsCalls,
  ...accountsCalls,
  ...intakeCalls,
  ...cameraCalls,
  ...sheetsCalls,
  ...drillsCalls,
  ...backupsCalls,
  ...exportsCalls,
  ...identityCalls,
  ...keysCalls,
  ...readinessCalls,
  ...publishersCalls,
  ...runbooksCalls,
} as const

export type Channel = keyof typeof contract
export type Input<C extends Channel> = v.InferOutput<(typeof contract)[C]['input']>
export type Output<C extends Channel> = (typeof contract)[C]['output']

/** What the main process answers with. */
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Output<C> | Promise<Output<C>> }

/** What the window finds as `window.kit`: `kit.call('vault.state')`, and what it is told unasked. */
export interface KitApi {
  call<C extends Channel>(
    channel: C,
    ...input: Input<C> extends undefined ? [] : [Input<C>]
  ): Promise<Result<Output<C>>>
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void
  /** Where a dropped file lies; absent where the surroundings do not tell. */
  pathOf?(file: File): string
}

/** What the main process tells the window unasked. */
export interface Events {
  /** The vault was locked; the window reloads. */
  readonly locked: { readonly reason: 'asked' | 'idle' | 'system' }
  /** The lock of the menu, while an import is open: the window asks first. */
  readonly lockAsked: { readonly by: 'menu' }
  /** The app made a backup by itself, or could not. */
  readonly backup: { readonly made: boolean }
  /** Reading pictures or many files takes a while. */
  readonly progress: { readonly what: string; readonly done: number; readonly total: number }
}

export const CHANNELS = Object.keys(contract) as readonly Channel[]

/** All of them: a missing or a foreign name does not compile. */
export const EVENTS = Object.keys({ locked: true, lockAsked: true, backup: true, progress: true } satisfies Record<
  keyof Events,
  true
>) as readonly (keyof Events)[]
