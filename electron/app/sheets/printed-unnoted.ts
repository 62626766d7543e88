import { KitError } from '../../kit-error.ts'

/** The vault was locked while the printer had the sheets, or its dialog was open: the paper is there, and no note of it. */
export function printedUnnoted(): KitError {
  return new KitError(
    'vault-locked',
    'The vault was locked while the sheets were with the printer. What came out is printed, but is not noted in the vault, so a drill will not know it. Unlock the vault, print again and read that back; then destroy the pages that are not noted.',
  )
}
