/** What the vectors are compared with, and the steps of the worked example in FORMAT.md. */
import Database from 'better-sqlite3'
import { deriveKey } from '../../../electron/vault/slots/kdf.ts'
import { slotCosts, openPassphraseSlot } from '../../../electron/vault/slots/passphrase-slot.ts'
import { passphraseBytes } from '../../../electron/vault/slots/passphrase.ts'
import { associatedData, u64, unpad, unseal } from '../../../electron/vault/sealing/sealing.ts'
import { readSlots } from '../../../electron/vault/slots/slots.ts'
import { VaultKeys } from '../../../electron/vault/vault-keys.ts'

/** A value as `build/decrypt-vault.js` prints it: bytes as `{"bytes": base64}`. */
export function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asJson(inner)]))
}

/** Every value on the way from a passphrase to the first record, in hexadecimal digits. */
export async function exampleOf(path: string, passphrase: string): Promise<Record<string, string>> {
  const database = new Database(path, { readonly: true })
  const vault = database.prepare('SELECT id, revision, root, mac FROM vault').get() as Row
  const record = database.prepare('SELECT id, revision, sealed FROM record ORDER BY id').get() as Row
  const slots = readSlots(database)
  database.close()
  const bytes = passphraseBytes(passphrase)
  for (const slot of slots) {
    if (slot.kind !== 'passphrase') continue
    const vaultKey = await openPassphraseSlot(vault.id, slot, bytes)
    if (!vaultKey) continue
    const { costs, salt } = slotCosts(slot)
    const keys = new VaultKeys(vault.id, vaultKey)
    const recordData = associatedData('record', vault.id, record.id, u64(record.revision))
    const root = unseal(keys.manifest, associatedData('root', vault.id, u64(vault.revision), vault.mac), vault.root)
    return inHex({
      'vault id': vault.id,
      'slot id': slot.id,
      'slot parameters': slot.parameters,
      'slot associated data': associatedData('slot', vault.id, slot.id, slot.parameters),
      'wrapping key': await deriveKey(bytes, salt, costs),
      'wrapped vault key': slot.wrapped,
      'vault key': vaultKey,
      'record key': keys.record,
      'manifest key': keys.manifest,
      'header key': keys.header,
      'header MAC': vault.mac,
      'root, first entry': unpad(root).subarray(0, 25),
      'record id': record.id,
      'record associated data': recordData,
      'record nonce': record.sealed.subarray(0, 24),
      'record tag': record.sealed.subarray(-16),
    })
  }
  throw new Error('the passphrase opens no slot')
}

interface Row {
  readonly id: Buffer
  readonly revision: number
  readonly root: Buffer
  readonly mac: Buffer
  readonly sealed: Buffer
}

function inHex(values: Readonly<Record<string, Uint8Array>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]))
}
