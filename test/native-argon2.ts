/**
 * The same Argon2, from Node and in this process. The app starts a new worker for each derivation,
 * which takes nearly all of the time at the lowest costs. `vault/kdf.test.ts` and
 * `vault/vectors.test.ts` show that the worker gives the same bytes, so they do not use this.
 */
import { argon2Sync } from 'node:crypto'
import { vi } from 'vitest'
import type * as Kdf from '../electron/vault/slots/kdf.ts'
import { derivations } from './fixtures/derivations.ts'

vi.mock('../electron/vault/slots/kdf.ts', async (importOriginal) => {
  const kdf = await importOriginal<typeof Kdf>()
  return {
    ...kdf,
    deriveKey: async (passphrase, salt, costs) => {
      await derivations.turn()
      return kdf.withinBounds(costs)
        ? argon2({ passphrase, salt, costs })
        : await kdf.deriveKey(passphrase, salt, costs)
    },
    argon2: async (job) => await Promise.resolve(argon2(job)),
  } satisfies typeof Kdf
})

function argon2({ passphrase, salt, costs, type = 'argon2id', bytes = 32 }: Kdf.Argon2Job): Uint8Array {
  const { memory, passes, lanes: parallelism } = costs
  return Uint8Array.from(
    argon2Sync(type, { message: passphrase, nonce: salt, parallelism, tagLength: bytes, memory, passes }),
  )
}
