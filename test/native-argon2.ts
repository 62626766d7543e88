/**
 * The same Argon2, by Node's own code and in this process: the worker of the app starts anew for
 * each derivation, which at the least costs is nearly all of its time. `vault/kdf.test.ts` and
 * `vault/vectors.test.ts` show that the worker gives these bytes, and so do not ask for this.
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
