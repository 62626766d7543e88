/**
 * Runs one Argon2 derivation and ends. argon2-browser fetches its WebAssembly by a path that Node
 * cannot fetch, and never picks its faster SIMD build; passing it the bytes and a loader solves
 * both.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Argon2Work } from './kdf.ts'

interface Argon2Browser {
  readonly ArgonType: { readonly Argon2d: number; readonly Argon2id: number }
  hash(options: {
    pass: Uint8Array
    salt: Uint8Array
    time: number
    mem: number
    parallelism: number
    hashLen: number
    type: number
    secret?: Uint8Array
    ad?: Uint8Array
  }): Promise<{ hash: Uint8Array }>
}

const require = createRequire(import.meta.url)
const wasmBinary = readFileSync(require.resolve('argon2-browser/dist/argon2-simd.wasm'))
Object.assign(globalThis, {
  self: globalThis,
  Module: { wasmBinary },
  loadArgon2WasmModule: () => Promise.resolve(require('argon2-browser/dist/argon2.js')),
})
const argon2 = require('argon2-browser') as Argon2Browser

const job = workerData as Argon2Work
const { hash } = await argon2.hash({
  pass: job.passphrase,
  salt: job.salt,
  time: job.costs.passes,
  mem: job.costs.memory,
  parallelism: job.costs.lanes,
  hashLen: job.result.length,
  type: job.type === 'argon2d' ? argon2.ArgonType.Argon2d : argon2.ArgonType.Argon2id,
  ...(job.secret && { secret: job.secret }),
  ...(job.associatedData && { ad: job.associatedData }),
})
job.result.set(hash)
hash.fill(0)
parentPort?.postMessage('done')
