/** Changes to what opens a vault. */
import { KitError } from '../../kit-error.ts'
import { createIdentitySlot } from './identity-slot.ts'
import type { KdfCosts } from './kdf.ts'
import { rotateKey, type KeptPassphrase } from '../key-rotation.ts'
import { createPassphraseSlot, type PassphraseSlot } from './passphrase-slot.ts'
import { ManifestDraft } from '../sealing/sealed-manifest.ts'
import { MOST_SLOTS, requirePassphrase, requireWork, slotId, type Slot } from './slots.ts'
import type { VaultFile } from '../store/vault-file.ts'
import type { VaultKeys } from '../vault-keys.ts'

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
      requireWork(this.#file.slots, costs)
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
      requireWork(
        this.#file.slots.filter((slot) => slot !== old),
        costs,
      )
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
    await this.#alone(() => rotateKey(this.#file, keep))
  }

  /** Adds a slot, or replaces the one with its id. */
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

  /** Deriving a key takes a second. If two changes ran at once, one would undo the other. */
  async #alone<T>(change: (keys: VaultKeys) => Promise<T>): Promise<T> {
    this.#file.requireWhole()
    if (this.#busy)
      throw new KitError(
        'vault-busy',
        'Another change to the passphrases of this vault is still running. Nothing else was changed. Wait a moment and try again.',
      )
    this.#busy = true
    try {
      return await change(this.#file.keys)
    } finally {
      this.#busy = false
    }
  }
}

function passphraseSlot(slots: readonly Slot[], id: string): PassphraseSlot {
  const slot = slots.find((one) => slotId(one) === id)
  if (slot?.kind !== 'passphrase') throw noSuchSlot()
  return slot
}

function noSuchSlot(): KitError {
  return new KitError('not-found', 'This vault no longer has this passphrase. Nothing was changed. Look at the list.')
}
