import {
  drillDue,
  forgottenSlots,
  namedSlots,
  nameSlot,
  newPassphraseSlot,
  passphraseTyped,
  type NamedSlot,
} from '../../accounts/slot-records.ts'
import type { Kit, KitChange } from '../../accounts/kit.ts'
import { KitError } from '../../kit-error.ts'
import { slower, type KdfCosts } from '../../vault/slots/kdf.ts'
import type { KeptPassphrase } from '../../vault/key-rotation.ts'
import { slotCosts } from '../../vault/slots/passphrase-slot.ts'
import { passphraseBytes, withPassphrase } from '../../vault/slots/passphrase.ts'
import type { OlderBackups, Rotated, SlotsChanged, SlotView } from '../../contract.ts'
import { requireNew } from './new-passphrase.ts'
import type { Session } from './session.ts'

/** The passphrases that open a vault, and the key they open. */
export class Passphrases {
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  list(): readonly SlotView[] {
    return namedSlots(this.#session.kit).map((slot) => slotView(this.#session, slot))
  }

  /** @throws KitError as `requireNew`. */
  async add(passphrase: string, name: string): Promise<SlotsChanged> {
    await requireNew(this.#session.kit.vault, passphrase)
    const costs = await this.#session.newCosts()
    const id = await withPassphrase(passphrase, (bytes) => this.#session.kit.vault.addPassphrase(bytes, costs))
    return this.#commit((kit, now) => newPassphraseSlot(kit, id, name, now))
  }

  /** @throws KitError as `requireNew`. */
  async change(id: string, passphrase: string): Promise<SlotsChanged> {
    await requireNew(this.#session.kit.vault, passphrase)
    await this.#wrap(id, passphrase, await this.#session.newCosts())
    return this.#commit((kit, now) => passphraseTyped(kit, id, now), 'old-passphrase')
  }

  /** @throws KitError `not-found` */
  rename(id: string, name: string): SlotsChanged {
    this.#find(id)
    return this.#commit((kit, now) => nameSlot(kit, id, name, now))
  }

  async remove(id: string): Promise<SlotsChanged> {
    await this.#session.kit.vault.removeSlot(id)
    return this.#commit(forgottenSlots, 'old-passphrase')
  }

  /** Makes guessing a passphrase cost twice as much. @throws KitError `wrong-passphrase` */
  async slower(passphrase: string): Promise<SlotsChanged> {
    const id = await this.#openedBy(passphrase)
    const { slot } = this.#find(id)
    if (slot.kind !== 'passphrase') throw wrongPassphrase()
    await this.#wrap(id, passphrase, slower(slotCosts(slot).costs))
    return this.#commit((kit, now) => passphraseTyped(kit, id, now), 'as-fast')
  }

  /** Gives the vault a new key, which these passphrases and no others open. @throws KitError `wrong-passphrase` */
  async rotate(passphrases: readonly string[]): Promise<Rotated> {
    const before = namedSlots(this.#session.kit)
    await this.#rotate(passphrases)
    this.#session.kit.commit(forgottenSlots(this.#session.kit))
    const left = new Set(namedSlots(this.#session.kit).map(({ id }) => id))
    return {
      kept: before.filter(({ id }) => left.has(id)).map(({ name }) => name),
      dropped: before.filter(({ id }) => !left.has(id)).map(({ name }) => name),
      older: 'old-passphrase',
    }
  }

  /** Notes that a passphrase was typed right. @throws KitError `wrong-passphrase` */
  async drill(passphrase: string): Promise<{ readonly name: string }> {
    const id = await this.#openedBy(passphrase)
    const { kit, surroundings } = this.#session
    if (kit.vault.damage.length === 0) kit.commit(passphraseTyped(kit, id, surroundings.now()))
    return { name: this.#find(id).name }
  }

  #commit(change: (kit: Kit, now: number) => KitChange, older?: OlderBackups): SlotsChanged {
    const { kit, surroundings } = this.#session
    kit.commit(change(kit, surroundings.now()))
    return { slots: this.list(), ...(older !== undefined && { older }) }
  }

  async #wrap(id: string, passphrase: string, costs: KdfCosts): Promise<void> {
    await withPassphrase(passphrase, (bytes) => this.#session.kit.vault.changePassphrase(id, bytes, costs))
  }

  async #rotate(passphrases: readonly string[]): Promise<void> {
    const keep: KeptPassphrase[] = []
    try {
      for (const passphrase of passphrases)
        keep.push({ slot: await this.#openedBy(passphrase), bytes: passphraseBytes(passphrase) })
      await this.#session.kit.vault.rotate(keep)
    } finally {
      for (const { bytes } of keep) bytes.fill(0)
    }
  }

  /** @throws KitError `wrong-passphrase` when it opens no slot. */
  async #openedBy(passphrase: string): Promise<string> {
    const id = await withPassphrase(passphrase, (bytes) => this.#session.kit.vault.slotOf(bytes))
    if (id === undefined) throw wrongPassphrase()
    return id
  }

  #find(id: string): NamedSlot {
    const slot = namedSlots(this.#session.kit).find((one) => one.id === id)
    if (!slot)
      throw new KitError('not-found', 'The vault no longer has this passphrase. Nothing was changed. Look at the list.')
    return slot
  }
}

function slotView(session: Session, named: NamedSlot): SlotView {
  const { id, slot, name, added, typed } = named
  const costs = slot.kind === 'passphrase' ? slotCosts(slot).costs : undefined
  return {
    id,
    kind: slot.kind,
    name,
    ...(added !== undefined && { added }),
    ...(typed !== undefined && { typed }),
    ...(costs && { memoryMiB: costs.memory / 1024, passes: costs.passes }),
    drillDue: drillDue(session.kit, named, session.surroundings.now()),
  }
}

function wrongPassphrase(): KitError {
  return new KitError(
    'wrong-passphrase',
    'This passphrase does not open the vault. Nothing was changed. Check Caps Lock and the keyboard layout, and try again.',
  )
}
