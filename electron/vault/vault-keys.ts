import { subKey } from './sealing/sealing.ts'

/** The vault key and the keys derived from it, while the vault is open. */
export class VaultKeys {
  /** 16 bytes. */
  readonly vaultId: Uint8Array
  readonly vaultKey: Uint8Array
  readonly record: Uint8Array
  readonly manifest: Uint8Array
  readonly header: Uint8Array

  /** @param vaultKey - This takes it over and wipes it with the others, so it must have memory of its own. */
  constructor(vaultId: Uint8Array, vaultKey: Uint8Array) {
    this.vaultId = vaultId
    this.vaultKey = vaultKey
    this.record = subKey(vaultKey, vaultId, 'record')
    this.manifest = subKey(vaultKey, vaultId, 'manifest')
    this.header = subKey(vaultKey, vaultId, 'header')
  }

  wipe(): void {
    for (const key of [this.vaultKey, this.record, this.manifest, this.header]) key.fill(0)
  }
}
