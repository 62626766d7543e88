import { randomBytes } from 'node:crypto'
import { concatBytes, equalBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import type { Encrypter } from 'age-encryption'
import { KitError } from '../../kit-error.ts'
import { copySecret, joinSecrets } from '../../secret-bytes.ts'
import { KEY_BYTES } from '../sealing/sealing.ts'

/** The vault key, wrapped as an age file to the paper key, whose secret half is not in the vault. */
export interface IdentitySlot {
  /** 16 bytes. */
  readonly id: Uint8Array
  readonly kind: 'identity'
  /** The age X25519 recipient, UTF-8. */
  readonly parameters: Uint8Array
  /** A binary age file (age-encryption.org/v1) of vault id, slot id and vault key. */
  readonly wrapped: Uint8Array
}

/** Bech32 of 32 bytes; no other kind of recipient is accepted. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/
const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/

/** An age file of 64 bytes to one recipient takes about 260. */
const MOST_WRAPPED_BYTES = 4096

/**
 * Wraps the vault key to a recipient. A slot that replaces another keeps its id.
 *
 * @throws KitError `invalid-input` when it is not an age X25519 recipient.
 */
export async function createIdentitySlot(
  vaultId: Uint8Array,
  vaultKey: Uint8Array,
  recipient: string,
  id: Uint8Array = randomBytes(16),
): Promise<IdentitySlot> {
  const plaintext = joinSecrets(vaultId, id, vaultKey)
  try {
    const encrypter = await encrypterTo(recipient)
    return { id, kind: 'identity', parameters: utf8ToBytes(recipient), wrapped: await encrypter.encrypt(plaintext) }
  } finally {
    plaintext.fill(0)
  }
}

/** The vault key, if this identity opens this slot and the slot was made for this vault. */
export async function openIdentitySlot(
  vaultId: Uint8Array,
  slot: IdentitySlot,
  identity: string,
): Promise<Uint8Array | undefined> {
  if (!IDENTITY.test(identity)) return undefined
  const { Decrypter } = await import('age-encryption')
  let plaintext: Uint8Array | undefined
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    plaintext = await decrypter.decrypt(Uint8Array.from(slot.wrapped))
  } catch {
    return undefined
  }
  const place = concatBytes(vaultId, slot.id)
  const fits = plaintext.length === place.length + KEY_BYTES && equalBytes(plaintext.subarray(0, place.length), place)
  const key = fits ? copySecret(plaintext.subarray(place.length)) : undefined
  plaintext.fill(0)
  return key
}

/** Whether the recipient is valid and the wrapped key is short enough. */
export function isWellFormed(slot: IdentitySlot): boolean {
  return RECIPIENT.test(slotRecipient(slot)) && slot.wrapped.length <= MOST_WRAPPED_BYTES
}

/** The recipient of a slot, `age1…`. */
export function slotRecipient(slot: IdentitySlot): string {
  return new TextDecoder().decode(slot.parameters)
}

async function encrypterTo(recipient: string): Promise<Encrypter> {
  // When it is needed: loading it takes longer than anything else that the app does to start.
  const { Encrypter } = await import('age-encryption')
  try {
    if (!RECIPIENT.test(recipient)) throw new Error('not an X25519 recipient')
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    return encrypter
  } catch (cause) {
    throw new KitError(
      'invalid-input',
      'This is not an age recipient, or it is mistyped. Nothing was changed. It starts with "age1" and has 62 characters: copy all of it.',
      { cause },
    )
  }
}
