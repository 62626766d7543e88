import { slotRecipient } from '../vault/slots/identity-slot.ts'
import { slotId, type Slot } from '../vault/slots/slots.ts'
import type { Kit } from './kit.ts'
import type { IdentityRecord, Stored } from './records.ts'

/**
 * The backup identity of the open vault. One whose slot was removed is none: its paper may be in
 * foreign hands, so nothing more is encrypted to it.
 */
export function backupIdentity(kit: Kit): Stored<IdentityRecord> | undefined {
  return kit.all('identity').find(({ recipient }) => slotsFor(kit, recipient).length > 0)
}

/** The slots that an identity opens, by their ids. */
export function slotsFor(kit: Kit, recipient: string): string[] {
  return kit.vault
    .slots()
    .filter((slot: Slot) => slot.kind === 'identity' && slotRecipient(slot) === recipient)
    .map(slotId)
}
