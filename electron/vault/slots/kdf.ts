import { KitError } from '../../kit-error.ts'
import { copySecret } from '../../secret-bytes.ts'
import { takeKdfWorker } from './warm-worker.ts'

/** Argon2id costs (RFC 9106): memory in KiB, passes over it, lanes. */
export interface KdfCosts {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

/** The costs of new slots before calibration; RFC 9106 section 4 asks for at least 64 MiB with t=3. */
export const DEFAULT_COSTS: KdfCosts = { memory: 256 * 1024, passes: 3, lanes: 1 }

/** What a file may ask for. Checked before any work, so that a hostile file can neither stall nor downgrade. */
export const COST_BOUNDS = {
  memory: { min: 8 * 1024, max: 1024 * 1024 }, // below: guessable on a GPU; above: too much for some machines
  passes: { min: 1, max: 20 }, // above: minutes on a slow machine
  lanes: { min: 1, max: 4 }, // WebAssembly runs them one after the other
} as const

/** Salts are random and 16 bytes long, as RFC 9106 section 3.1 recommends. */
export const SALT_BYTES = 16

/**
 * Derives 32 bytes from a passphrase with Argon2id.
 *
 * argon2-browser installs process-wide exception handlers and never frees its WebAssembly memory, so
 * each derivation gets its own worker, and its memory goes when the worker ends. One may have been started
 * while the passphrase was typed.
 *
 * @param passphrase - NFKC-normalised UTF-8, see `passphraseBytes`. Not wiped here.
 * @param signal - Stops it at once.
 * @throws KitError `vault-damaged` when the costs are out of bounds, `cancelled` when it was
 * stopped.
 */
export async function deriveKey(
  passphrase: Uint8Array,
  salt: Uint8Array,
  costs: KdfCosts,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (!withinBounds(costs)) {
    throw new KitError(
      'vault-damaged',
      'The file asks for a key derivation outside the limits of this app, so it was not started. Nothing was changed. Open a backup instead.',
    )
  }
  return await argon2({ passphrase, salt, costs }, signal)
}

/**
 * Costs that take about twice as long: at least one more pass, or twice the memory once the passes
 * are at their limit.
 *
 * @throws KitError `invalid-input` when both are at their limits.
 */
export function slower(costs: KdfCosts): KdfCosts {
  if (costs.passes < COST_BOUNDS.passes.max)
    return { ...costs, passes: Math.min(costs.passes * 2, COST_BOUNDS.passes.max) }
  if (costs.memory * 2 <= COST_BOUNDS.memory.max) return { ...costs, memory: costs.memory * 2 }
  throw new KitError(
    'invalid-input',
    'Unlocking is already as slow as this app can make it. Nothing was changed. A longer passphrase is harder to guess, too.',
  )
}

/** What to derive. Only the published test vectors use the last two. */
export interface Argon2Job {
  /** Files of other apps may ask for Argon2d. */
  readonly type?: 'argon2d' | 'argon2id'
  /** Length of the key; 32 by default. */
  readonly bytes?: number
  readonly passphrase: Uint8Array
  readonly salt: Uint8Array
  readonly costs: KdfCosts
  readonly secret?: Uint8Array
  readonly associatedData?: Uint8Array
}

/** The worker's input. Both sides share the memory of its secrets, because a message would leave copies of them. */
export interface Argon2Work extends Argon2Job {
  /** Shared memory that the worker writes the derived bytes to. */
  readonly result: Uint8Array
}

/**
 * One Argon2 run in a worker, without the bounds of `deriveKey`. The caller wipes the result.
 * @throws KitError `cancelled`
 */
export async function argon2(job: Argon2Job, signal?: AbortSignal): Promise<Uint8Array> {
  if (signal?.aborted === true) throw stopped()
  const passphrase = shared(job.passphrase.length)
  passphrase.set(job.passphrase)
  const result = shared(job.bytes ?? 32)
  try {
    await runWorker({ ...job, passphrase, result }, signal)
    return copySecret(result)
  } finally {
    passphrase.fill(0)
    result.fill(0)
  }
}

function shared(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length))
}

async function runWorker(work: Argon2Work, signal: AbortSignal | undefined): Promise<void> {
  const worker = takeKdfWorker(work.costs.memory)
  let stop = (): void => undefined
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => {
        reject(stopped())
      }
      signal?.addEventListener('abort', stop)
      worker.once('message', () => {
        resolve()
      })
      worker.once('error', reject)
      worker.once('exit', () => {
        reject(new Error('the key derivation ended early'))
      })
      worker.postMessage(work)
    })
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

function stopped(): KitError {
  return new KitError('cancelled', 'Stopped. Nothing was opened or changed.')
}

/** Whether all costs are whole numbers within `COST_BOUNDS`. */
export function withinBounds(costs: KdfCosts): boolean {
  return (['memory', 'passes', 'lanes'] as const).every((name) => {
    const value = costs[name]
    return Number.isInteger(value) && value >= COST_BOUNDS[name].min && value <= COST_BOUNDS[name].max
  })
}

/**
 * Raises the passes until one derivation takes about a second on this machine. The memory stays the
 * same, so that the vault opens on smaller machines too.
 *
 * @param costs - The lowest costs to use.
 */
export async function calibrate(costs: KdfCosts = DEFAULT_COSTS, targetMilliseconds = 1000): Promise<KdfCosts> {
  const started = performance.now()
  await deriveKey(new Uint8Array(16), new Uint8Array(SALT_BYTES), { ...costs, passes: 1 })
  const onePass = performance.now() - started
  const passes = Math.floor(targetMilliseconds / onePass)
  return { ...costs, passes: Math.min(Math.max(passes, costs.passes), COST_BOUNDS.passes.max) }
}
