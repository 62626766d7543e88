import { KitError } from '../../kit-error.ts'

/** The vault was locked while the printer had the sheets, or its dialog was open: the paper exists, and no record of it. */
export function printedUnnoted(): KitError {
  return new KitError(
    'vault-locked',
    'The vault was locked while the sheets were printing. They are printed, but the vault has no record of them, so it cannot check them later. Unlock the vault, print again and read that back; then destroy the pages without a record.',
  )
}
