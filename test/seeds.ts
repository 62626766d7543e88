/** Runs before each test file: the same values, keys and salts in each run; see `fixtures/seed.ts`. */
import fc from 'fast-check'
import { SEED } from './fixtures/seed.ts'
import { seedCrypto } from './fixtures/seeded-crypto.ts'

fc.configureGlobal({ seed: SEED })
seedCrypto(SEED)
