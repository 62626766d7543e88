import {
  drillDue,
  forgottenSlots,
  namedSlots,
  nameSlot,
  newPassphraseSlot,
  passphraseTyped,
  type NamedSlot,
} from '../../accounts/slot-records.ts'
import type { Handlers } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { slower } from '../../vault/slots/kdf.ts'
import type { KeptPassphrase } from '../../vault/key-rotation.ts'
import { slotCosts } from '../../vault/slots/passphrase-slot.ts'
import { passphraseBytes, withPassphrase } from '../../vault/slots/passphrase.ts'
import type { SlotsChanged, SlotView } from '../../contract.ts'
import { requireNew } from './new-passphrase.ts'
import type { Session } from './session.ts'

type SlotCalls = Pick<
  Handlers,
  | 'slots.list'
  | 'slots.add'
  | 'slots.change'
  | 'slots.rename'
  | 'slots.remove'
  | 'slots.slower'
  | 'vault.rotate'
  | 'vault.drill'
>

/** What no change to the open file can undo. */
const OLDER_BACKUPS =
  'Backups made before this still open with the old passphrase, and a copied old file always will. Make a new backup and delete the old ones.'

/** The passphrases of the vault, and its key. */
export function slotCalls(session: Session): SlotCalls {
  const now = () => session.surroundings.now()
  const list = () => namedSlots(session.kit).map((slot) => slotView(session, slot))
  const changed = (note?: string): SlotsChanged => ({ slots: list(), ...(note !== undefined && { note }) })

  return {
    'slots.list': list,
    'slots.add': async ({ passphrase, name }) => {
      session.requireConfirmed()
      await requireNew(session.kit.vault, passphrase)
      const costs = await session.newCosts()
      const id = await withPassphrase(passphrase, (bytes) => session.kit.vault.addPassphrase(bytes, costs))
      session.kit.commit(newPassphraseSlot(id, name, now()))
      return changed()
    },
    'slots.change': async ({ id, passphrase }) => {
      session.requireConfirmed()
      await requireNew(session.kit.vault, passphrase)
      const costs = await session.newCosts()
      await withPassphrase(passphrase, (bytes) => session.kit.vault.changePassphrase(id, bytes, costs))
      session.kit.commit(passphraseTyped(session.kit, id, now()))
      return changed(OLDER_BACKUPS)
    },
    'slots.rename': ({ id, name }) => {
      session.requireConfirmed()
      findSlot(session, id)
      session.kit.commit(nameSlot(session.kit, id, name, now()))
      return changed()
    },
    'slots.remove': async ({ id }) => {
      session.requireConfirmed()
      await session.kit.vault.removeSlot(id)
      session.kit.commit(forgottenSlots(session.kit))
      return changed(OLDER_BACKUPS)
    },
    'slots.slower': async ({ passphrase }) => {
      session.requireConfirmed()
      const id = await openedBy(session, passphrase)
      const { slot } = findSlot(session, id)
      if (slot.kind !== 'passphrase') throw wrongPassphrase()
      const costs = slower(slotCosts(slot).costs)
      await withPassphrase(passphrase, (bytes) => session.kit.vault.changePassphrase(id, bytes, costs))
      session.kit.commit(passphraseTyped(session.kit, id, now()))
      return changed('Backups made before this open as fast as before. Make a new backup and delete the old ones.')
    },
    'vault.rotate': async ({ passphrases }) => {
      session.requireConfirmed()
      const before = namedSlots(session.kit)
      await rotate(session, passphrases)
      session.kit.commit(forgottenSlots(session.kit))
      const left = new Set(namedSlots(session.kit).map(({ id }) => id))
      return {
        kept: before.filter(({ id }) => left.has(id)).map(({ name }) => name),
        dropped: before.filter(({ id }) => !left.has(id)).map(({ name }) => name),
        note: OLDER_BACKUPS,
      }
    },
    'vault.drill': async ({ passphrase }) => {
      const id = await openedBy(session, passphrase)
      if (session.kit.vault.damage.length === 0) session.kit.commit(passphraseTyped(session.kit, id, now()))
      return { name: findSlot(session, id).name }
    },
  }
}

/** Wraps the new key under these passphrases and no others. */
async function rotate(session: Session, passphrases: readonly string[]): Promise<void> {
  const keep: KeptPassphrase[] = []
  try {
    for (const passphrase of passphrases)
      keep.push({ slot: await openedBy(session, passphrase), bytes: passphraseBytes(passphrase) })
    await session.kit.vault.rotate(keep)
  } finally {
    for (const { bytes } of keep) bytes.fill(0)
  }
}

/** @throws KitError `wrong-passphrase` when it opens no slot. */
async function openedBy(session: Session, passphrase: string): Promise<string> {
  const id = await withPassphrase(passphrase, (bytes) => session.kit.vault.slotOf(bytes))
  if (id === undefined) throw wrongPassphrase()
  return id
}

function findSlot(session: Session, id: string): NamedSlot {
  const slot = namedSlots(session.kit).find((one) => one.id === id)
  if (!slot)
    throw new KitError(
      'not-found',
      'This vault has no such passphrase any more. Nothing was changed. Look at the list.',
    )
  return slot
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
