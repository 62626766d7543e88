import { scryptAsync } from '@noble/hashes/scrypt.js'
import type { Identity } from 'age-encryption'
import { scryptIdentity } from '../../../electron/vault/age/age-scrypt.ts'
import { SLICE } from './fair-pauses.ts'

/** Told how far a passphrase is tried, from 0 to 1, and asked to stop by an abort. */
export interface Trying {
  readonly progress: (share: number) => void
  readonly signal: AbortSignal
}

/**
 * Opens what was encrypted to a passphrase, in JavaScript and in slices: the page may start no
 * worker. A stop throws the signal's reason; what was derived so far is wiped by the library.
 */
export function passphraseIdentity(passphrase: string, { progress, signal }: Trying): Identity {
  return scryptIdentity(passphrase, async ({ password, salt, N }) => {
    return await scryptAsync(password, salt, {
      N,
      r: 8,
      p: 1,
      dkLen: 32,
      asyncTick: SLICE,
      onProgress: (share) => {
        signal.throwIfAborted()
        progress(share)
      },
    })
  })
}
