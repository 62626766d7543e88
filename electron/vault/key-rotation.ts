/** Replaces the vault key and seals everything again under the new one. */
import { randomFillSync } from 'node:crypto'
import { KitError } from '../kit-error.ts'
import { secretBytes } from '../secret-bytes.ts'
import { createIdentitySlot, slotRecipient } from './slots/identity-slot.ts'
import { tagOf } from './sealing/manifest.ts'
import { createPassphraseSlot, openPassphraseSlot, slotCosts } from './slots/passphrase-slot.ts'
import { EMPTY_MANIFEST, ManifestDraft } from './sealing/sealed-manifest.ts'
import { RecordSeal } from './sealing/sealed-records.ts'
import { KEY_BYTES } from './sealing/sealing.ts'
import { requirePassphrase, slotId, type Slot } from './slots/slots.ts'
import type { VaultFile } from './store/vault-file.ts'
import { VaultKeys } from './vault-keys.ts'

/** A passphrase to keep. It is typed again, because the new key cannot be wrapped without it. */
export interface KeptPassphrase {
  /** The id of its slot. */
  readonly slot: string
  readonly bytes: Uint8Array
}

/**
 * Rotates the key in one transaction. Identity slots are wrapped again; passphrase slots that are
 * not kept are removed.
 *
 * @throws KitError `wrong-passphrase` when one does not open its slot, `last-passphrase` when none
 * is kept, `vault-damaged` when a record does not decrypt; nothing is changed.
 */
export async function rotateKey(file: VaultFile, keep: readonly KeptPassphrase[]): Promise<void> {
  const fresh = new VaultKeys(Uint8Array.from(file.keys.vaultId), randomFillSync(secretBytes(KEY_BYTES)))
  try {
    reseal(file, fresh, await rewrap(file.slots, file.keys, fresh, keep))
  } catch (error) {
    fresh.wipe()
    throw error
  }
}

/** Records keep their revisions, because their content has not changed. */
function reseal(file: VaultFile, fresh: VaultKeys, slots: readonly Slot[]): void {
  const { keys, database } = file
  const draft = new ManifestDraft(EMPTY_MANIFEST)
  file.commit({ revision: file.revision + 1, draft, slots, keys: fresh }, () => {
    database.exec('DELETE FROM manifest')
    const update = database.prepare('UPDATE record SET sealed = ? WHERE id = ?')
    const [from, to] = [new RecordSeal(keys), new RecordSeal(fresh)]
    try {
      for (const row of file.rows()) {
        const plaintext = from.open(row)
        if (!plaintext) throw alteredRecord()
        const sealed = to.seal(row.id, row.revision, plaintext)
        plaintext.fill(0)
        update.run(sealed, Buffer.from(row.id, 'hex'))
        draft.set(row.id, { revision: row.revision, tag: tagOf(sealed) })
      }
    } finally {
      from.close()
    }
  })
}

async function rewrap(
  slots: readonly Slot[],
  keys: VaultKeys,
  fresh: VaultKeys,
  keep: readonly KeptPassphrase[],
): Promise<Slot[]> {
  const kept: Slot[] = []
  for (const slot of slots) {
    if (slot.kind === 'identity') {
      kept.push(await createIdentitySlot(fresh.vaultId, fresh.vaultKey, slotRecipient(slot), slot.id))
      continue
    }
    const passphrase = keep.find((one) => one.slot === slotId(slot))?.bytes
    if (!passphrase) continue
    const opened = await openPassphraseSlot(keys.vaultId, slot, passphrase)
    if (!opened) throw wrongForSlot()
    opened.fill(0)
    kept.push(await createPassphraseSlot(fresh.vaultId, fresh.vaultKey, passphrase, slotCosts(slot).costs, slot.id))
  }
  requirePassphrase(kept)
  return kept
}

function wrongForSlot(): KitError {
  return new KitError('wrong-passphrase', 'This passphrase does not open its slot. Nothing was changed. Type it again.')
}

function alteredRecord(): KitError {
  return new KitError(
    'vault-damaged',
    'A record of this vault was changed outside the app, so the key stays as it is. Nothing was saved. Open a backup.',
  )
}
