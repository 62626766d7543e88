import type { Database } from 'better-sqlite3'
import { KitError } from '../kit-error.ts'
import { headDamaged } from './database-errors.ts'
import { isWellFormed, openIdentitySlot, type IdentitySlot } from './identity-slot.ts'
import { openPassphraseSlot, slotCosts, type PassphraseSlot } from './passphrase-slot.ts'

/** One way to open the vault. */
export type Slot = PassphraseSlot | IdentitySlot

/** What a slot is opened with: bytes from `passphraseBytes`, or `AGE-SECRET-KEY-1...`. */
export type Secret =
  { readonly type: 'passphrase'; readonly bytes: Uint8Array } | { readonly type: 'identity'; readonly identity: string }

/** The slot that a secret opened, and what was in it. */
export interface OpenedSlot {
  readonly slot: Slot
  /** The caller wipes it. */
  readonly vaultKey: Uint8Array
}

/** More than anyone names; each wrong passphrase is tried on every slot. */
export const MOST_SLOTS = 16

/**
 * The slots of a vault in order of id, every one checked before anything is derived.
 *
 * @throws KitError `vault-damaged` when there are none or too many, or one is malformed or out of bounds.
 */
export function readSlots(database: Database): Slot[] {
  const slots = database.prepare('SELECT id, kind, parameters, wrapped FROM slot ORDER BY id').all() as Slot[]
  if (slots.length === 0 || slots.length > MOST_SLOTS) throw headDamaged()
  for (const slot of slots) {
    if (slot.id.length !== 16) throw headDamaged()
    if (slot.kind === 'passphrase') slotCosts(slot)
    // Only this kind is left, but the file may say anything, whatever the type promises.
    else if ((slot.kind as string) !== 'identity' || !isWellFormed(slot)) throw headDamaged()
  }
  return slots
}

/** Puts these slots in place of those that are there. */
export function writeSlots(database: Database, slots: readonly Slot[]): void {
  database.exec('DELETE FROM slot')
  const insert = database.prepare('INSERT INTO slot VALUES (?, ?, ?, ?)')
  for (const slot of slots) insert.run(slot.id, slot.kind, slot.parameters, slot.wrapped)
}

/** Tries a secret on every slot of its kind, one after the other. */
export async function openAnySlot(
  vaultId: Uint8Array,
  slots: readonly Slot[],
  secret: Secret,
): Promise<OpenedSlot | undefined> {
  for (const slot of slots) {
    const vaultKey = await openSlot(vaultId, slot, secret)
    if (vaultKey) return { slot, vaultKey }
  }
  return undefined
}

async function openSlot(vaultId: Uint8Array, slot: Slot, secret: Secret): Promise<Uint8Array | undefined> {
  if (slot.kind === 'passphrase' && secret.type === 'passphrase')
    return await openPassphraseSlot(vaultId, slot, secret.bytes)
  if (slot.kind === 'identity' && secret.type === 'identity')
    return await openIdentitySlot(vaultId, slot, secret.identity)
  return undefined
}

/** A slot's id as the app names it, 32 hexadecimal digits. */
export function slotId(slot: Slot): string {
  return Buffer.from(slot.id).toString('hex')
}

/** @throws KitError `last-passphrase` when no passphrase is among them. */
export function requirePassphrase(slots: readonly Slot[]): void {
  if (!slots.some(({ kind }) => kind === 'passphrase'))
    throw new KitError(
      'last-passphrase',
      'This is the last passphrase of the vault, so it stays. Nothing was changed. Add another one first, or change this one.',
    )
}
