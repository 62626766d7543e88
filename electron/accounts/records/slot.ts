import * as v from 'valibot'
import type { NoteMark } from '../note-mark.ts'
import { id, noteMark, text } from './shapes.ts'

/** The user's name for one of the vault's passphrases, and when it was last typed. */
export interface SlotRecord {
  readonly kind: 'slot'
  /** The slot's id in the vault file, 32 hexadecimal digits. */
  readonly slot: string
  readonly name: string
  readonly added: string
  /** Noted at most once a day; absent for the paper key. */
  readonly typed?: string
  /** That the last write only noted an act. */
  readonly unchanged?: NoteMark
}

export const slotShape = v.strictObject({
  kind: v.literal('slot'),
  slot: id,
  name: text,
  added: text,
  typed: v.exactOptional(text),
  unchanged: v.exactOptional(noteMark),
})

/** The paper key's recipient; its secret half is only on paper. There is at most one. */
export interface IdentityRecord {
  readonly kind: 'identity'
  /** `age1…` */
  readonly recipient: string
  readonly created: string
  /** ISO time of the last time the paper was typed in and fitted. */
  readonly checked?: string
}

export const identityShape = v.strictObject({
  kind: v.literal('identity'),
  recipient: text,
  created: text,
  checked: v.exactOptional(text),
})
