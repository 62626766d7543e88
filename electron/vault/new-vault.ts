import { randomBytes, randomFillSync } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { KitError } from '../kit-error.ts'
import { copySecret, secretBytes } from '../secret-bytes.ts'
import { guarded } from './store/database-errors.ts'
import { realDisk } from './store/disk.ts'
import type { KdfCosts } from './slots/kdf.ts'
import { createPassphraseSlot } from './slots/passphrase-slot.ts'
import { KEY_BYTES } from './sealing/sealing.ts'
import { slotId } from './slots/slots.ts'
import { VaultFile } from './store/vault-file.ts'
import { VaultKeys } from './vault-keys.ts'

/**
 * Makes the file of a new, empty vault with one passphrase slot. The file is complete before it
 * appears under its name.
 *
 * @returns its key, which opens it without another derivation and which the caller wipes, and the id
 * of the slot.
 * @throws KitError `vault-exists`, `disk-full` or `vault-read-only`; nothing is left behind.
 */
export async function createVaultFile(
  path: string,
  passphrase: Uint8Array,
  costs: KdfCosts,
): Promise<{ readonly vaultKey: Uint8Array; readonly slot: string }> {
  requireNothingAt(path)
  const keys = new VaultKeys(randomBytes(16), randomFillSync(secretBytes(KEY_BYTES)))
  const unfinished = `${path}.new`
  try {
    const slot = await createPassphraseSlot(keys.vaultId, keys.vaultKey, passphrase, costs)
    // Deriving the key took a second, in which another window or terminal may have made a vault here.
    requireNothingAt(path)
    guarded(() => {
      rmSync(unfinished, { force: true })
    })
    VaultFile.write(unfinished, keys, [slot])
    guarded(() => {
      realDisk.rename(unfinished, path)
      realDisk.flushFolder(dirname(path))
    })
    return { vaultKey: copySecret(keys.vaultKey), slot: slotId(slot) }
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    keys.wipe()
  }
}

function requireNothingAt(path: string): void {
  if (existsSync(path))
    throw new KitError(
      'vault-exists',
      `There is already a file at ${path}. It was not changed. Open it, or choose another name.`,
    )
}
