/** What opens a vault: electron/vault/FORMAT.md, "Slots". */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { headDamaged, VaultRefused } from './problem.ts'
import { equal, u64 } from './sealing.ts'
import { viewOf } from './sqlite/image.ts'

/** Costs of Argon2id: memory in KiB, passes over it, lanes. */
export interface Costs {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

export type Slot = {
  /** 16 bytes. */
  readonly id: Uint8Array
  readonly parameters: Uint8Array
  /** The vault key: sealed, or in an age file. */
  readonly wrapped: Uint8Array
} & ({ readonly kind: 'passphrase'; readonly costs: Costs; readonly salt: Uint8Array } | { readonly kind: 'identity' })

/** A row of the file, of which nothing is known. */
interface SlotRow {
  readonly id: Uint8Array
  readonly kind: string
  readonly parameters: Uint8Array
  readonly wrapped: Uint8Array
}

export const MOST_SLOTS = 16
/** KiB times passes over all slots. */
const MOST_WORK = 83_886_080
const PARAMETER_BYTES = 28
const WRAPPED_BYTES = 72
const MOST_AGE_BYTES = 4096
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/

/** All of them are checked before anything is derived. @throws VaultRefused */
export function checkedSlots(rows: readonly SlotRow[]): readonly Slot[] {
  if (rows.length === 0) throw headDamaged()
  const slots = rows.map(slotOf)
  const work = slots.reduce((sum, slot) => sum + workOf(slot), 0)
  if (work > MOST_WORK) throw new VaultRefused({ kind: 'costs' })
  return slots
}

/** KiB times passes that trying a passphrase on it takes. */
export function workOf(slot: Slot): number {
  return slot.kind === 'passphrase' ? slot.costs.memory * slot.costs.passes : 0
}

/** Whether these are the slots that the vault's MAC was made over: none added, dropped, changed or put back. */
export function slotsAreAuthentic(
  key: Uint8Array,
  vaultId: Uint8Array,
  slots: readonly Slot[],
  mac: Uint8Array,
): boolean {
  const fields = slots.flatMap(({ id, kind, parameters, wrapped }) => [
    id,
    ...[utf8ToBytes(kind), parameters, wrapped].flatMap((field) => [u64(field.length), field]),
  ])
  return equal(hmac(sha256, key, concatBytes(u64(1), vaultId, ...fields)), mac)
}

function slotOf({ id, kind, parameters, wrapped }: SlotRow): Slot {
  if (id.length !== 16) throw headDamaged()
  if (kind === 'identity') {
    if (!RECIPIENT.test(new TextDecoder().decode(parameters)) || wrapped.length > MOST_AGE_BYTES) throw headDamaged()
    return { kind, id, parameters, wrapped }
  }
  if (kind !== 'passphrase' || parameters.length !== PARAMETER_BYTES || wrapped.length !== WRAPPED_BYTES)
    throw headDamaged()
  const view = viewOf(parameters)
  const costs = { memory: view.getUint32(0), passes: view.getUint32(4), lanes: view.getUint32(8) }
  if (!withinBounds(costs)) throw new VaultRefused({ kind: 'costs' })
  return { kind, id, parameters, wrapped, costs, salt: parameters.subarray(12) }
}

/** Less could be guessed; more takes minutes, or more memory than a computer has. */
function withinBounds({ memory, passes, lanes }: Costs): boolean {
  const isFew = passes >= 1 && passes <= 20 && lanes >= 1 && lanes <= 4
  return isFew && memory >= 8 * 1024 && memory <= 1024 * 1024
}
