import type { Database } from 'better-sqlite3'
import { KitError } from '../../kit-error.ts'
import { headDamaged } from '../store/database-errors.ts'
import { isWellFormed, openIdentitySlot, type IdentitySlot } from './identity-slot.ts'
import type { KdfCosts } from './kdf.ts'
import { openPassphraseSlot, outOfBounds, slotCosts, type PassphraseSlot } from './passphrase-slot.ts'

/** One way to open the vault. */
export type Slot = PassphraseSlot | IdentitySlot

/** What opens a slot: bytes from `passphraseBytes`, or `AGE-SECRET-KEY-1...`. */
export type Secret =
  { readonly type: 'passphrase'; readonly bytes: Uint8Array } | { readonly type: 'identity'; readonly identity: string }

/** The slot that a secret opened, and what was in it. */
export interface OpenedSlot {
  readonly slot: Slot
  /** The caller wipes it. */
  readonly vaultKey: Uint8Array
}

/** More than anyone needs. Each wrong passphrase is tried on every slot. */
export const MOST_SLOTS = 16

/**
 * The most that trying a wrong passphrase may cost, in KiB times passes over all slots: 256 MiB with
 * the most passes in each of them. About two minutes on a slow machine, and it can be stopped.
 */
export const MOST_WORK = MOST_SLOTS * 256 * 1024 * 20

/**
 * The slots of a vault by id. Every one is checked before anything is derived.
 *
 * @throws KitError `vault-damaged` when there are none or too many, or one is malformed or out of
 * bounds.
 */
export function readSlots(database: Database): Slot[] {
  const rows = database.prepare('SELECT id, kind, parameters, wrapped FROM slot ORDER BY id LIMIT ?')
  const slots = rows.all(MOST_SLOTS + 1) as Slot[]
  if (slots.length === 0 || slots.length > MOST_SLOTS) throw headDamaged()
  for (const slot of slots) {
    if (slot.id.length !== 16) throw headDamaged()
    if (slot.kind === 'passphrase') slotCosts(slot)
    // The types leave only this kind, but the file may say anything.
    else if ((slot.kind as string) !== 'identity' || !isWellFormed(slot)) throw headDamaged()
  }
  if (workOf(slots) > MOST_WORK) throw outOfBounds()
  return slots
}

/** Call this before adding or changing a passphrase. @throws KitError `invalid-input` */
export function requireWork(others: readonly Slot[], { memory, passes }: KdfCosts): void {
  if (workOf(others) + memory * passes <= MOST_WORK) return
  throw new KitError(
    'invalid-input',
    'Trying all passphrases of this vault would take minutes. Nothing was changed. Remove one first, or set one to the usual time.',
  )
}

/** KiB times passes. */
function workOf(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => {
    if (slot.kind !== 'passphrase') return sum
    const { memory, passes } = slotCosts(slot).costs
    return sum + memory * passes
  }, 0)
}

/** Replaces all slots with these. */
export function writeSlots(database: Database, slots: readonly Slot[]): void {
  database.exec('DELETE FROM slot')
  const insert = database.prepare('INSERT INTO slot VALUES (?, ?, ?, ?)')
  for (const slot of slots) insert.run(slot.id, slot.kind, slot.parameters, slot.wrapped)
}

/** Tries a secret on every slot of its kind, one after the other. @throws KitError `cancelled` */
export async function openAnySlot(
  vaultId: Uint8Array,
  slots: readonly Slot[],
  secret: Secret,
  signal?: AbortSignal,
): Promise<OpenedSlot | undefined> {
  for (const slot of slots) {
    const vaultKey = await openSlot(vaultId, slot, secret, signal)
    if (vaultKey) return { slot, vaultKey }
  }
  return undefined
}

async function openSlot(
  vaultId: Uint8Array,
  slot: Slot,
  secret: Secret,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  if (slot.kind === 'passphrase' && secret.type === 'passphrase')
    return await openPassphraseSlot(vaultId, slot, secret.bytes, signal)
  if (slot.kind === 'identity' && secret.type === 'identity')
    return await openIdentitySlot(vaultId, slot, secret.identity)
  return undefined
}

/** A slot's id as the app uses it, 32 hexadecimal digits. */
export function slotId(slot: Slot): string {
  return Buffer.from(slot.id).toString('hex')
}

/** @throws KitError `last-passphrase` when none of them is a passphrase. */
export function requirePassphrase(slots: readonly Slot[]): void {
  if (!slots.some(({ kind }) => kind === 'passphrase'))
    throw new KitError(
      'last-passphrase',
      'This is the last passphrase of the vault, so it stays. Nothing was changed. Add another one first, or change this one.',
    )
}
