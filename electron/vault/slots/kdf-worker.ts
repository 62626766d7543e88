/**
 * Runs one Argon2 derivation, which comes as a message, and ends. argon2-browser fetches its WebAssembly by a path that
 * Node cannot fetch, and never picks its faster SIMD build; passing it the bytes and a loader solves both.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Argon2Work } from './kdf.ts'

interface Argon2Options {
  pass: Uint8Array
  salt: Uint8Array
  time: number
  mem: number
  parallelism: number
  hashLen: number
  type: number
  secret?: Uint8Array
  ad?: Uint8Array
}

interface Argon2Browser {
  readonly ArgonType: { readonly Argon2d: number; readonly Argon2id: number }
  hash(options: Argon2Options): Promise<{ hash: Uint8Array }>
}

/** What Emscripten gives of the module's own memory. */
interface Memory {
  readonly HEAPU8: Uint8Array
  _malloc(bytes: number): number
  _free(pointer: number): void
}

const require = createRequire(import.meta.url)
const wasmBinary = readFileSync(require.resolve('argon2-browser/dist/argon2-simd.wasm'))
const scope = Object.assign(globalThis, {
  self: globalThis,
  Module: { wasmBinary } as unknown as Memory,
  loadArgon2WasmModule: () => Promise.resolve(require('argon2-browser/dist/argon2.js')),
})
const argon2 = require('argon2-browser') as Argon2Browser
const { Argon2d, Argon2id } = argon2.ArgonType

parentPort?.once('message', (work: Argon2Work) => {
  void derive(work)
})
const { warmUpTo } = workerData as { readonly warmUpTo?: number }
if (warmUpTo !== undefined) await warmUp(warmUpTo)

async function derive({ passphrase, salt, costs, result, type, secret, associatedData }: Argon2Work): Promise<void> {
  const { hash } = await argon2.hash({
    ...{ pass: passphrase, salt, hashLen: result.length },
    ...{ time: costs.passes, mem: costs.memory, parallelism: costs.lanes },
    type: type === 'argon2d' ? Argon2d : Argon2id,
    ...(secret && { secret }),
    ...(associatedData && { ad: associatedData }),
  })
  result.set(hash)
  hash.fill(0)
  parentPort?.postMessage('done')
}

/**
 * Does beforehand what the first derivation would wait for: compiling, and getting the memory from the system.
 *
 * @param memory - In KiB.
 */
async function warmUp(memory: number): Promise<void> {
  const nothing = new Uint8Array(16)
  await argon2.hash({ pass: nothing, salt: nothing, time: 1, mem: 8192, parallelism: 1, hashLen: 32, type: Argon2id })
  const { Module } = scope
  const place = Module._malloc(memory * 1024)
  if (place === 0) return // no memory for it; the derivation says so itself
  Module.HEAPU8.fill(0, place, place + memory * 1024)
  Module._free(place)
}
