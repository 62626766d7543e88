import { statSync } from 'node:fs'
import { KitError } from '../../kit-error.ts'
import { closeDatabase, openImage } from '../../vault/store/database.ts'
import { readHead } from '../../vault/store/vault-file.ts'
import type { VaultFromOutside } from '../../contract.ts'

/**
 * What a vault file says before anything opens it: nothing in it is proven yet.
 *
 * @throws KitError as `openImage`: it is no vault, it is damaged, or it can no longer be read.
 */
export function vaultFromOutside(path: string): VaultFromOutside {
  const database = openImage(path)
  try {
    const { slots } = readHead(database)
    const paperKey = slots.some(({ kind }) => kind === 'identity')
    return { saved: savedAt(path), passphrases: slots.filter(({ kind }) => kind === 'passphrase').length, paperKey }
  } finally {
    closeDatabase(database)
  }
}

function savedAt(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found) return found.mtime.toISOString()
  throw new KitError(
    'vault-missing',
    `The file at ${path} went away while it was read. Nothing was changed. Is its disk still plugged in? Choose it again.`,
  )
}
