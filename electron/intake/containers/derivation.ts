/**
 * Keys from the passwords of other apps' files. What a file asks for is checked against `LIMITS`
 * before any work is done. The caller wipes both the password and the key.
 */
import { pbkdf2, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { argon2 } from '../../vault/slots/kdf.ts'
import { costTooHigh, damaged } from './failures.ts'
import { LIMITS } from './limits.ts'
import { spendOnDerivation } from '../reading/derivation-budget.ts'

interface Derivation {
  readonly password: Uint8Array
  readonly salt: Uint8Array
  /** Length of the key in bytes. */
  readonly bytes: number
  /** The format in the middle of a sentence, for the error. */
  readonly what: string
}

const HASH_BYTES = { sha1: 20, sha256: 32, sha512: 64 } as const

const pbkdf2Async = promisify(pbkdf2)

/**
 * PBKDF2 (RFC 8018).
 *
 * @throws KitError `cost-too-high`, or `file-damaged` when the costs are no numbers
 */
export async function pbkdf2Key(
  job: Derivation & { readonly iterations: number; readonly hash: 'sha1' | 'sha256' | 'sha512' },
): Promise<Uint8Array> {
  check(job.iterations, LIMITS.pbkdf2Iterations, job.what)
  const blocks = Math.ceil(job.bytes / HASH_BYTES[job.hash])
  spendOnDerivation((job.iterations * blocks) / LIMITS.pbkdf2Rate, job.what)
  return await pbkdf2Async(job.password, job.salt, job.iterations, job.bytes, job.hash)
}

/**
 * scrypt (RFC 7914).
 *
 * @throws KitError `cost-too-high`, or `file-damaged` when the costs are no numbers
 */
export async function scryptKey(
  job: Derivation & { readonly N: number; readonly r: number; readonly p: number },
): Promise<Uint8Array> {
  const { N, r, p, what } = job
  check(N, LIMITS.scryptN, what)
  check(r, LIMITS.scryptR, what)
  check(p, LIMITS.scryptP, what)
  if (!Number.isInteger(Math.log2(N))) throw damaged(what)
  if (128 * N * r > LIMITS.scryptMemory || N * r * p > LIMITS.scryptWork) throw costTooHigh(what)
  spendOnDerivation((N * r * p) / LIMITS.scryptRate, what)
  // Room for the p blocks beside the table that `scryptMemory` bounds.
  const options = { N, r, p, maxmem: 2 * LIMITS.scryptMemory }
  return await new Promise<Buffer>((resolve, reject) => {
    scrypt(job.password, job.salt, job.bytes, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

/**
 * Argon2 version 1.3 (RFC 9106), in a worker.
 *
 * @throws KitError `cost-too-high`, or `file-damaged` when the costs are no numbers
 */
export async function argon2Key(
  job: Derivation & {
    readonly type: 'argon2d' | 'argon2id'
    /** KiB. */
    readonly memory: number
    readonly passes: number
    readonly lanes: number
  },
): Promise<Uint8Array> {
  const { memory, passes, lanes, what } = job
  check(memory, LIMITS.argon2Memory, what)
  check(passes, LIMITS.argon2Passes, what)
  check(lanes, LIMITS.argon2Lanes, what)
  if (memory * passes > LIMITS.argon2Work) throw costTooHigh(what)
  spendOnDerivation((memory * passes) / LIMITS.argon2Rate, what)
  return await argon2({
    type: job.type,
    passphrase: job.password,
    salt: job.salt,
    costs: { memory, passes, lanes },
    bytes: job.bytes,
  })
}

/** Too low is refused as well: no app writes it, so the file was edited. */
function check(value: number, { min, max }: { readonly min: number; readonly max: number }, what: string): void {
  if (!Number.isInteger(value) || value < min) throw damaged(what)
  if (value > max) throw costTooHigh(what)
}
