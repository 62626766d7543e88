import { randomBytes } from 'node:crypto'
import { concatBytes } from '@noble/ciphers/utils.js'
import { KitError } from '../../kit-error.ts'
import { deriveKey, SALT_BYTES, withinBounds, type KdfCosts } from './kdf.ts'
import { associatedData, KEY_BYTES, NONCE_BYTES, seal, SealBroken, TAG_BYTES, unseal } from '../sealing/sealing.ts'

/** The vault key, wrapped by a key derived from a passphrase. */
export interface PassphraseSlot {
  /** 16 bytes. */
  readonly id: Uint8Array
  readonly kind: 'passphrase'
  /** Costs and salt, as in FORMAT.md. */
  readonly parameters: Uint8Array
  /** The sealed vault key. */
  readonly wrapped: Uint8Array
}

const PARAMETER_BYTES = 12 + SALT_BYTES
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES

/** Wraps the vault key under a passphrase. A slot that replaces another keeps its id. */
export async function createPassphraseSlot(
  vaultId: Uint8Array,
  vaultKey: Uint8Array,
  passphrase: Uint8Array,
  costs: KdfCosts,
  id: Uint8Array = randomBytes(16),
): Promise<PassphraseSlot> {
  const salt = randomBytes(SALT_BYTES)
  const parameters = encodeParameters(costs, salt)
  const wrapping = await deriveKey(passphrase, salt, costs)
  const wrapped = seal(wrapping, slotData(vaultId, id, parameters), vaultKey)
  wrapping.fill(0)
  return { id, kind: 'passphrase', parameters, wrapped }
}

/**
 * The vault key, if this passphrase opens this slot.
 *
 * @throws KitError `vault-damaged` when the slot is malformed or asks for costs out of bounds, `cancelled`.
 */
export async function openPassphraseSlot(
  vaultId: Uint8Array,
  slot: PassphraseSlot,
  passphrase: Uint8Array,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const { costs, salt } = slotCosts(slot)
  const wrapping = await deriveKey(passphrase, salt, costs, signal)
  try {
    return unseal(wrapping, slotData(vaultId, slot.id, slot.parameters), slot.wrapped)
  } catch (error) {
    if (error instanceof SealBroken) return undefined
    throw error
  } finally {
    wrapping.fill(0)
  }
}

/**
 * The costs a slot asks for, checked against the bounds before anything is derived.
 *
 * @throws KitError `vault-damaged`.
 */
export function slotCosts(slot: PassphraseSlot): { costs: KdfCosts; salt: Uint8Array } {
  if (slot.parameters.length !== PARAMETER_BYTES || slot.wrapped.length !== WRAPPED_BYTES) throw malformed()
  const view = new DataView(slot.parameters.buffer, slot.parameters.byteOffset)
  const costs: KdfCosts = { memory: view.getUint32(0), passes: view.getUint32(4), lanes: view.getUint32(8) }
  if (!withinBounds(costs)) throw outOfBounds()
  return { costs, salt: slot.parameters.subarray(12) }
}

function encodeParameters(costs: KdfCosts, salt: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, costs.memory)
  view.setUint32(4, costs.passes)
  view.setUint32(8, costs.lanes)
  return concatBytes(bytes, salt)
}

/** The parameters are bound to the wrapped key: lowering them breaks the seal. */
function slotData(vaultId: Uint8Array, id: Uint8Array, parameters: Uint8Array): Uint8Array {
  return associatedData('slot', vaultId, id, parameters)
}

function malformed(): KitError {
  return new KitError(
    'vault-damaged',
    'The part of this file that holds its passphrases is damaged. Nothing was changed. Keep the file and open a backup.',
  )
}

/** For costs, of one slot or all together, that no vault of this app has. */
export function outOfBounds(): KitError {
  return new KitError(
    'vault-damaged',
    'The passphrases of this file ask for key derivations outside the limits of this app, so nothing was derived and nothing was changed. Open a backup instead.',
  )
}
