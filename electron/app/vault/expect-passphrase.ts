import { closeDatabase, openImage } from '../../vault/store/database.ts'
import { readHead } from '../../vault/store/vault-file.ts'
import { slotCosts } from '../../vault/slots/passphrase-slot.ts'
import type { Slot } from '../../vault/slots/slots.ts'
import { warmUp } from '../../vault/slots/warm-worker.ts'
import type { Session } from './session.ts'

/**
 * Gets the coming key derivation ready while its passphrase is being typed. What it needs is in the file for anyone to
 * read; what is wrong with a file is said when it is opened.
 */
export function expectPassphrase(session: Session): void {
  try {
    const { vaultPath, copyOf } = session.surroundings
    const slots = session.unlocked ? session.kit.vault.slots() : slotsIn(copyOf ?? vaultPath)
    const first = slots.find((slot) => slot.kind === 'passphrase')
    if (first) warmUp(slotCosts(first).costs.memory)
  } catch {
    // The derivation starts a worker of its own.
  }
}

function slotsIn(path: string): readonly Slot[] {
  const database = openImage(path)
  try {
    return readHead(database).slots
  } finally {
    closeDatabase(database)
  }
}
