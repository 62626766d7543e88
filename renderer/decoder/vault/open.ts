/** Opening a vault that is only read. Nothing of it is written anywhere. */
import { argon2idAsync } from '@noble/hashes/argon2.js'
import { Decrypter } from 'age-encryption'
import type { Trying } from '../reading/age-passphrase.ts'
import { SLICE } from '../reading/fair-pauses.ts'
import { decodeFields, type Fields } from './cbor.ts'
import type { ClosedVault } from './head.ts'
import { compare, readManifest, type Damage } from './manifest.ts'
import { headDamaged } from './problem.ts'
import { bound, equal, hex, keysFrom, u64, unseal, unsealPadded, wipeKeys } from './sealing.ts'
import { slotsAreAuthentic, workOf, type Slot } from './slots.ts'

/** A record, opened. */
export interface OpenRecord {
  /** In hexadecimal digits. */
  readonly id: string
  /** Undefined when its content is not one that records have. */
  readonly fields: Fields | undefined
}

export interface OpenedVault {
  readonly records: readonly OpenRecord[]
  /** Records that are named here are left out, as the app leaves them out. */
  readonly damage: readonly Damage[]
}

/** Tries a passphrase on one slot after the other, as typed. The caller wipes the vault key. */
export async function vaultKeyByPassphrase(
  vault: ClosedVault,
  passphrase: string,
  { progress, signal }: Trying,
): Promise<Uint8Array | undefined> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const all = vault.slots.reduce((sum, slot) => sum + workOf(slot), 0)
  let done = 0
  try {
    for (const slot of vault.slots) {
      const told = (share: number): void => {
        signal.throwIfAborted()
        progress((done + share * workOf(slot)) / all)
      }
      const vaultKey = await keyInSlot(vault.id, slot, typed, told)
      if (vaultKey) return vaultKey
      done += workOf(slot)
    }
    return undefined
  } finally {
    typed.fill(0)
  }
}

/** @param identity - `AGE-SECRET-KEY-1…`. The caller wipes the vault key. */
export async function vaultKeyByIdentity(vault: ClosedVault, identity: string): Promise<Uint8Array | undefined> {
  for (const { kind, id, wrapped } of vault.slots) {
    const content = kind === 'identity' ? await ageContent(wrapped, identity) : undefined
    if (content?.length !== 64) continue
    const isOfThisSlot = equal(content.subarray(0, 16), vault.id) && equal(content.subarray(16, 32), id)
    const vaultKey = isOfThisSlot ? content.slice(32) : undefined
    content.fill(0)
    if (vaultKey) return vaultKey
  }
  return undefined
}

/**
 * Checks the head and the manifest, and opens each record.
 *
 * @throws VaultRefused when the head is not authentic.
 */
export async function openWith(vault: ClosedVault, vaultKey: Uint8Array): Promise<OpenedVault> {
  const keys = keysFrom(vaultKey, vault.id)
  try {
    if (!slotsAreAuthentic(keys.header, vault.id, vault.slots, vault.mac)) throw headDamaged()
    const damage = [...compare(vault, readManifest(keys.manifest, vault))]
    const leftOut = new Set(damage.map(({ id }) => id))
    const records: OpenRecord[] = []
    let pause = Date.now() + SLICE
    for (const { id: bytes, revision, sealed } of vault.records) {
      if (Date.now() > pause) {
        await new Promise((resolve) => setTimeout(resolve, 0))
        pause = Date.now() + SLICE
      }
      const id = hex(bytes)
      if (leftOut.has(id)) continue
      const content = unsealPadded(keys.record, bound('record', vault.id, bytes, u64(revision)), sealed)
      if (content) records.push({ id, fields: decodeFields(content) })
      else damage.push({ id, what: 'altered' })
      content?.fill(0)
    }
    return { records, damage }
  } finally {
    wipeKeys(keys)
  }
}

async function keyInSlot(
  vaultId: Uint8Array,
  slot: Slot,
  typed: Uint8Array,
  onProgress: (share: number) => void,
): Promise<Uint8Array | undefined> {
  if (slot.kind !== 'passphrase') return undefined
  const { memory: m, passes: t, lanes: p } = slot.costs
  const wrapping = await argon2idAsync(typed, slot.salt, {
    m,
    t,
    p,
    dkLen: 32,
    maxmem: 2 ** 31,
    asyncTick: SLICE,
    onProgress,
  })
  const vaultKey = unseal(wrapping, bound('slot', vaultId, slot.id, slot.parameters), slot.wrapped)
  wrapping.fill(0)
  return vaultKey
}

async function ageContent(file: Uint8Array, identity: string): Promise<Uint8Array | undefined> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return await decrypter.decrypt(file)
  } catch {
    return undefined
  }
}
