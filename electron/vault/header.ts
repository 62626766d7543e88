import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import type { Database } from 'better-sqlite3'
import { headDamaged } from './store/database-errors.ts'
import { FORMAT_VERSION } from './store/schema.ts'
import { u64 } from './sealing/sealing.ts'
import type { Slot } from './slots/slots.ts'
import type { VaultKeys } from './vault-keys.ts'

/** The one row that says which vault this is and in what state. */
export interface Header {
  /** 16 bytes. */
  readonly id: Uint8Array
  /** Counts changes; each commit is one higher. */
  readonly revision: number
  /** The sealed root of the manifest. */
  readonly root: Uint8Array
  /** A MAC over the version, the vault id and the slots. */
  readonly mac: Uint8Array
}

/** @throws KitError `vault-damaged` when there is none, or its id has the wrong length. */
export function readHeader(database: Database): Header {
  const header = database.prepare('SELECT id, revision, root, mac FROM vault').get() as Header | undefined
  if (header?.id.length !== 16) throw headDamaged()
  return header
}

/** Replaces the header; part of a transaction. */
export function writeHeader(database: Database, header: Header): void {
  database
    .prepare('INSERT OR REPLACE INTO vault VALUES (1, ?, ?, ?, ?)')
    .run(header.id, header.revision, header.root, header.mac)
}

/** Authenticates the version, the vault id and every slot: none can be added, dropped or changed without the vault key. */
export function headerMac(keys: VaultKeys, slots: readonly Slot[]): Uint8Array {
  const fields = [...slots]
    .sort((a, b) => Buffer.compare(a.id, b.id))
    .flatMap((slot) => [
      slot.id,
      lengthPrefixed(utf8ToBytes(slot.kind)),
      lengthPrefixed(slot.parameters),
      lengthPrefixed(slot.wrapped),
    ])
  return hmac(sha256, keys.header, concatBytes(u64(FORMAT_VERSION), keys.vaultId, ...fields))
}

/** @throws KitError `vault-damaged`. */
export function checkMac(keys: VaultKeys, slots: readonly Slot[], header: Header): void {
  if (!equalBytes(headerMac(keys, slots), header.mac)) throw headDamaged()
}

function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  return concatBytes(u64(bytes.length), bytes)
}
