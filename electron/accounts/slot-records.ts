/** What the vault remembers about its passphrases: their names, and when each was last typed. */
import { slotId, type Slot } from '../vault/slots/slots.ts'
import { store, type Kit, type KitChange } from './kit.ts'
import { asNote } from './note-mark.ts'
import { DEFAULT_DRILL_DAYS, type SlotRecord, type Stored } from './records.ts'

const DAY = 86_400_000

/** A slot as the user knows it. */
export interface NamedSlot {
  readonly id: string
  readonly slot: Slot
  readonly name: string
  /** ISO times; absent when whatever made the slot keeps no record of it. */
  readonly added?: string
  readonly typed?: string
}

/** The slots of the open vault, passphrases first, then by name. */
export function namedSlots(kit: Kit): NamedSlot[] {
  return kit.vault
    .slots()
    .map((slot) => named(slot, recordOf(kit, slotId(slot))))
    .sort((a, b) => b.slot.kind.localeCompare(a.slot.kind) || a.name.localeCompare(b.name))
}

/** Names a slot and keeps what else its record says. */
export function nameSlot(kit: Kit, slot: string, name: string, now: number): KitChange {
  const record = recordOf(kit, slot)
  return { put: [record ? { ...record, name } : store({ kind: 'slot', slot, name, added: iso(now) })] }
}

/** The record of a passphrase just chosen. It is a note: the change itself is the slot. */
export function newPassphraseSlot(kit: Kit, slot: string, name: string, now: number): KitChange {
  return { put: [asNote(kit.vault, store({ kind: 'slot', slot, name, added: iso(now), typed: iso(now) }))] }
}

/** Notes that the passphrase of a slot was just typed. */
export function passphraseTyped(kit: Kit, slot: string, now: number): KitChange {
  const typed = iso(now)
  const record = recordOf(kit, slot) ?? store<SlotRecord>({ kind: 'slot', slot, name: 'Passphrase', added: typed })
  return { put: [asNote(kit.vault, { ...record, typed })] }
}

/** Whether the last note is a day old, so that most unlocks write nothing. A clock that was set back counts too. */
export function worthNoting(kit: Kit, slot: string, now: number): boolean {
  const typed = recordOf(kit, slot)?.typed
  return typed === undefined || Math.abs(now - Date.parse(typed)) >= DAY
}

/** The records of slots that no longer exist. */
export function forgottenSlots(kit: Kit): KitChange {
  const present = new Set(kit.vault.slots().map(slotId))
  return { remove: kit.all('slot').flatMap((record) => (present.has(record.slot) ? [] : [record.id])) }
}

/** Whether the passphrase should be typed again, before it is forgotten. */
export function drillDue(kit: Kit, { slot, added, typed }: NamedSlot, now: number): boolean {
  const days = kit.settings.drillDays ?? DEFAULT_DRILL_DAYS
  if (slot.kind !== 'passphrase' || days === 0) return false
  const last = typed ?? added
  return last === undefined || now - Date.parse(last) >= days * DAY
}

function named(slot: Slot, record: Stored<SlotRecord> | undefined): NamedSlot {
  const name = record?.name ?? (slot.kind === 'passphrase' ? 'Passphrase' : 'Paper key')
  return {
    id: slotId(slot),
    slot,
    name,
    ...(record && { added: record.added }),
    ...(record?.typed !== undefined && { typed: record.typed }),
  }
}

function recordOf(kit: Kit, slot: string): Stored<SlotRecord> | undefined {
  return kit.all('slot').find((record) => record.slot === slot)
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
