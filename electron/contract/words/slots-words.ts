/** Sentences about passphrases that were changed, for the window and the terminal. */
import type { OlderBackups } from '../slots.ts'

/** What no change to the open file can undo, and what to do about it. */
export const OLDER_BACKUPS_SENTENCES: Readonly<Record<OlderBackups, string>> = {
  'old-passphrase':
    'Backups made before this still open with the old passphrase, and a copied old file always will. Make a new backup and delete the old ones.',
  'as-fast': 'Backups made before this open as fast as before. Make a new backup and delete the old ones.',
}
