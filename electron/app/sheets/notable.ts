import { KitError } from '../../kit-error.ts'
import type { Session } from '../vault/session.ts'

/**
 * Asked before sheets leave the vault: each must be noted in it, or nobody would look for it later.
 *
 * @throws KitError `vault-locked`, `vault-read-only` or `vault-damaged` when nothing can be noted.
 */
export function requireNotable({ kit }: Session): void {
  kit.vault.requireWritable()
}

/** The vault was locked while the printer had the sheets, or its dialog was open: the paper exists, and no record of it. */
export function printedUnnoted(): KitError {
  return new KitError(
    'vault-locked',
    'The vault was locked while the sheets were printing. They are printed, but the vault has no record of them, so it cannot check them later. Unlock the vault, print again and read that back; then destroy the pages without a record.',
  )
}
