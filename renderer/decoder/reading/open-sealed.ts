/** Opens what waits for its key: an age file, or a vault. */
import { contentsOf, type KitContents } from '../kit/kit-contents.ts'
import { textOf } from '../kit/kit-record.ts'
import type { ClosedVault } from '../vault/head.ts'
import type { Damage } from '../vault/manifest.ts'
import { openWith, vaultKeyByIdentity, vaultKeyByPassphrase, type OpenRecord } from '../vault/open.ts'
import { VaultRefused } from '../vault/problem.ts'
import { openAge, type AgeKey, type OpenableLock, type Unopened } from './age-file.ts'

export type SealedContent =
  { readonly kind: 'age'; readonly file: Uint8Array } | { readonly kind: 'vault'; readonly vault: ClosedVault }

/** Why a vault did not open. */
export type VaultUnopened =
  | 'wrong-passphrase'
  | 'wrong-paper-key'
  /** No paper key opens this one. */
  | 'no-paper-key'
  /** It opened, and its head is not authentic. */
  | 'head-damaged'
  | 'no-memory'
  | 'stopped'
  /** The page failed at it. */
  | 'failed'

/** A vault, as far as it could be read. */
export interface VaultContents extends KitContents {
  readonly damage: readonly Damage[]
}

export type OpenedContent =
  | { readonly kind: 'age'; readonly content: Uint8Array }
  | { readonly kind: 'vault'; readonly contents: VaultContents }
  | { readonly kind: 'unopened'; readonly why: Unopened }
  | { readonly kind: 'vault-unopened'; readonly why: VaultUnopened }

/** What may open it. A vault without a paper key has no lock for one. */
export function locksOf(vault: ClosedVault): readonly OpenableLock[] {
  return [...new Set(vault.slots.map(({ kind }) => kind))]
}

export async function openSealed(sealed: SealedContent, key: AgeKey): Promise<OpenedContent> {
  if (sealed.kind === 'vault') return await openVault(sealed.vault, key)
  const opened = await openAge(sealed.file, key)
  return opened.ok ? { kind: 'age', content: opened.content } : { kind: 'unopened', why: opened.reason }
}

async function openVault(vault: ClosedVault, key: AgeKey): Promise<OpenedContent> {
  try {
    const vaultKey =
      'passphrase' in key
        ? await vaultKeyByPassphrase(vault, key.passphrase, key)
        : await vaultKeyByIdentity(vault, key.identity)
    if (!vaultKey) return unopened('passphrase' in key ? 'wrong-passphrase' : 'wrong-paper-key')
    try {
      const { records, damage } = await openWith(vault, vaultKey)
      return { kind: 'vault', contents: { ...kitOf(records), damage } }
    } finally {
      vaultKey.fill(0)
    }
  } catch (error) {
    if ('signal' in key && key.signal.aborted) return unopened('stopped')
    if (error instanceof VaultRefused) return unopened('head-damaged')
    // What a browser throws for an array that it has no room for.
    return unopened(error instanceof RangeError ? 'no-memory' : 'failed')
  }
}

function kitOf(records: readonly OpenRecord[]): KitContents {
  const whole = records.flatMap(({ id, fields }) =>
    fields && typeof fields.kind === 'string' ? [{ kind: textOf(fields.kind), id, fields }] : [],
  )
  return contentsOf(whole, records.length - whole.length)
}

function unopened(why: VaultUnopened): OpenedContent {
  return { kind: 'vault-unopened', why }
}
