/** Ways to open the vault. */
import * as v from 'valibot'
import { call, id, nothing, passphrase } from './shapes.ts'
import type { Id } from './shapes.ts'

/** One way to open the vault. */
export interface SlotView {
  readonly id: Id
  readonly kind: 'passphrase' | 'identity'
  readonly name: string
  readonly added?: string
  /** ISO time at which it was last typed, to the day; passphrases only. */
  readonly typed?: string
  /** What one try costs; passphrases only. */
  readonly memoryMiB?: number
  readonly passes?: number
  /** Not typed for as long as the settings say. */
  readonly drillDue: boolean
}

export interface SlotsChanged {
  readonly slots: readonly SlotView[]
  /** What older backups still are, where that matters now. */
  readonly older?: OlderBackups
}

/** `old-passphrase`: they open with the passphrase that was replaced. `as-fast`: guessing at them costs what it did. */
export type OlderBackups = 'old-passphrase' | 'as-fast'

export interface Rotated {
  /** Names of the slots that open the vault under its new key, and of those that no longer do. */
  readonly kept: readonly string[]
  readonly dropped: readonly string[]
  readonly older: OlderBackups
}

const slotName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

export const slotsCalls = {
  'slots.list': call<readonly SlotView[]>()(nothing),
  'slots.add': call<SlotsChanged>()(v.strictObject({ passphrase, name: slotName })),
  'slots.change': call<SlotsChanged>()(v.strictObject({ id, passphrase })),
  'slots.rename': call<SlotsChanged>()(v.strictObject({ id, name: slotName })),
  'slots.remove': call<SlotsChanged>()(v.strictObject({ id })),
  /** Makes unlocking with this passphrase take about twice as long. */
  'slots.slower': call<SlotsChanged>()(v.strictObject({ passphrase })),
} as const
