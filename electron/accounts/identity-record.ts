import { slotRecipient } from '../vault/slots/identity-slot.ts'
import { slotId, type Slot } from '../vault/slots/slots.ts'
import type { Kit } from './kit.ts'
import type { IdentityRecord, Stored } from './records.ts'

/**
 * The paper key of the open vault. Once its slot is removed it no longer counts: a stranger
 * may have its paper, so nothing more is encrypted to it.
 */
export function backupIdentity(kit: Kit): Stored<IdentityRecord> | undefined {
  return kit.all('identity').find(({ recipient }) => slotsFor(kit, recipient).length > 0)
}

/** The ids of the slots that an identity opens. */
export function slotsFor(kit: Kit, recipient: string): string[] {
  return kit.vault
    .slots()
    .filter((slot: Slot) => slot.kind === 'identity' && slotRecipient(slot) === recipient)
    .map(slotId)
}
