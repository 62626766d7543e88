/** Changes to the ways a vault opens. None of them re-seals a record, except the rotation of the key. */
import { randomBytes } from 'node:crypto'
import { KitError } from '../kit-error.ts'
import { createIdentitySlot, slotRecipient } from './identity-slot.ts'
import type { KdfCosts } from './kdf.ts'
import { tagOf } from './manifest.ts'
import { createPassphraseSlot, openPassphraseSlot, slotCosts, type PassphraseSlot } from './passphrase-slot.ts'
import { EMPTY_MANIFEST, ManifestDraft } from './sealed-manifest.ts'
import { RecordSeal } from './sealed-records.ts'
import { KEY_BYTES } from './sealing.ts'
import { MOST_SLOTS, slotId, type Slot } from './slots.ts'
import type { VaultFile } from './vault-file.ts'
import { VaultKeys } from './vault-keys.ts'

/** A passphrase that stays, typed again: the new key cannot be wrapped under it otherwise. */
export interface KeptPassphrase {
  /** The id of its slot. */
  readonly slot: string
  readonly bytes: Uint8Array
}

/** Changes the slots of one open vault, one change at a time. */
export class SlotChanges {
  readonly #file: VaultFile
  #busy = false

  constructor(file: VaultFile) {
    this.#file = file
  }

  /** @returns the id of the new slot. */
  async addPassphrase(passphrase: Uint8Array, costs: KdfCosts): Promise<string> {
    return await this.#alone(async ({ vaultId, vaultKey }) => {
      this.#requireRoom()
      return this.#put(await createPassphraseSlot(vaultId, vaultKey, passphrase, costs))
    })
  }

  /** @returns the id of the new slot. */
  async addIdentity(recipient: string): Promise<string> {
    return await this.#alone(async ({ vaultId, vaultKey }) => {
      this.#requireRoom()
      return this.#put(await createIdentitySlot(vaultId, vaultKey, recipient))
    })
  }

  async changePassphrase(id: string, passphrase: Uint8Array, costs: KdfCosts): Promise<void> {
    await this.#alone(async ({ vaultId, vaultKey }) => {
      const old = passphraseSlot(this.#file.slots, id)
      this.#put(await createPassphraseSlot(vaultId, vaultKey, passphrase, costs, old.id))
    })
  }

  async remove(id: string): Promise<void> {
    await this.#alone(() => {
      const left = this.#file.slots.filter((slot) => slotId(slot) !== id)
      if (left.length === this.#file.slots.length) throw noSuchSlot()
      requirePassphrase(left)
      this.#commit(left)
      return Promise.resolve()
    })
  }

  async rotate(keep: readonly KeptPassphrase[]): Promise<void> {
    await this.#alone(async (keys) => {
      const fresh = new VaultKeys(Uint8Array.from(keys.vaultId), randomBytes(KEY_BYTES))
      try {
        const slots = await rewrap(this.#file.slots, keys, fresh, keep)
        this.#reseal(keys, fresh, slots)
      } catch (error) {
        fresh.wipe()
        throw error
      }
    })
  }

  /** Records keep their revisions: what they say has not changed. */
  #reseal(keys: VaultKeys, fresh: VaultKeys, slots: readonly Slot[]): void {
    const draft = new ManifestDraft(EMPTY_MANIFEST)
    this.#file.commit({ revision: this.#file.revision + 1, draft, slots, keys: fresh }, () => {
      const { database } = this.#file
      database.exec('DELETE FROM manifest')
      const update = database.prepare('UPDATE record SET sealed = ? WHERE id = ?')
      const [from, to] = [new RecordSeal(keys), new RecordSeal(fresh)]
      for (const row of this.#file.rows()) {
        const plaintext = from.open(row)
        if (!plaintext) throw alteredRecord()
        const sealed = to.seal(row.id, row.revision, plaintext)
        plaintext.fill(0)
        update.run(sealed, Buffer.from(row.id, 'hex'))
        draft.set(row.id, { revision: row.revision, tag: tagOf(sealed) })
      }
    })
  }

  /** Adds a slot, or puts it in the place of the one with its id. */
  #put(slot: Slot): string {
    const id = slotId(slot)
    this.#commit([...this.#file.slots.filter((other) => slotId(other) !== id), slot])
    return id
  }

  #commit(slots: readonly Slot[]): void {
    const sorted = [...slots].sort((a, b) => Buffer.compare(a.id, b.id))
    const draft = new ManifestDraft(this.#file.manifest)
    this.#file.commit({ revision: this.#file.revision + 1, draft, slots: sorted }, () => undefined)
  }

  #requireRoom(): void {
    if (this.#file.slots.length >= MOST_SLOTS)
      throw new KitError(
        'invalid-input',
        `A vault has at most ${MOST_SLOTS} passphrases and identities. Nothing was changed. Remove one first.`,
      )
  }

  /** Deriving takes a second; of two changes at once, one would forget the other. */
  async #alone<T>(change: (keys: VaultKeys) => Promise<T>): Promise<T> {
    this.#file.requireWhole()
    if (this.#busy)
      throw new KitError(
        'vault-busy',
        'The passphrases of this vault are being changed already. Nothing was changed now. Wait a moment.',
      )
    this.#busy = true
    try {
      return await change(this.#file.keys)
    } finally {
      this.#busy = false
    }
  }
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

function passphraseSlot(slots: readonly Slot[], id: string): PassphraseSlot {
  const slot = slots.find((one) => slotId(one) === id)
  if (slot?.kind !== 'passphrase') throw noSuchSlot()
  return slot
}

function requirePassphrase(slots: readonly Slot[]): void {
  if (!slots.some(({ kind }) => kind === 'passphrase'))
    throw new KitError(
      'last-passphrase',
      'This is the last passphrase of the vault, so it stays. Nothing was changed. Add another one first, or change this one.',
    )
}

function noSuchSlot(): KitError {
  return new KitError('not-found', 'This vault has no such passphrase any more. Nothing was changed. Look at the list.')
}

function wrongForSlot(): KitError {
  return new KitError(
    'wrong-passphrase',
    'This is not the passphrase it was given for. Nothing was changed. Try again.',
  )
}

function alteredRecord(): KitError {
  return new KitError(
    'vault-damaged',
    'A record of this vault was changed outside the app, so the key stays as it is. Nothing was saved. Open a backup.',
  )
}
