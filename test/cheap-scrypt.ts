/**
 * age files at the lowest cost unless a test names one: at the cost that the app uses, each takes
 * seconds and 256 MiB. `interop/exports.test.ts` and the window's specs use the app's own.
 */
import { vi } from 'vitest'
import type * as AgePassphrase from '../electron/vault/age/age-passphrase.ts'

const LOW_WORK_FACTOR = 8

vi.mock('../electron/vault/age/age-passphrase.ts', async (importOriginal) => {
  const real = await importOriginal<typeof AgePassphrase>()
  return {
    ...real,
    passphraseRecipient: (passphrase: string, workFactor?: number) =>
      real.passphraseRecipient(passphrase, workFactor ?? LOW_WORK_FACTOR),
  } satisfies typeof AgePassphrase
})
