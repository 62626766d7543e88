import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { deriveKey } from '../../../electron/vault/slots/kdf.ts'
import { coolDown, takeKdfWorker, warmUp } from '../../../electron/vault/slots/warm-worker.ts'

const PASSPHRASE = new TextEncoder().encode('correct horse battery staple')
const SALT = new Uint8Array(16).fill(7)
const COSTS = { memory: 8192, passes: 1, lanes: 1 }

afterEach(coolDown)

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

it('derives the same key in a worker that was warmed', async () => {
  const cold = hex(await deriveKey(PASSPHRASE, SALT, COSTS))
  warmUp(COSTS.memory)
  expect(hex(await deriveKey(PASSPHRASE, SALT, COSTS))).toBe(cold)
})

it('uses each worker once, as its memory goes with it', async () => {
  warmUp(COSTS.memory)
  const first = takeKdfWorker(COSTS.memory)
  const second = takeKdfWorker(COSTS.memory)
  expect(second).not.toBe(first)
  await Promise.all([first.terminate(), second.terminate()])
})

it('keeps one worker, of the memory that was asked for last', async () => {
  warmUp(COSTS.memory)
  warmUp(COSTS.memory)
  warmUp(2 * COSTS.memory)
  const other = takeKdfWorker(COSTS.memory)
  const warmed = takeKdfWorker(2 * COSTS.memory)
  await Promise.all([other.terminate(), warmed.terminate()])
})

it('derives without a warmed worker when that one was ended', async () => {
  warmUp(COSTS.memory)
  coolDown()
  const cold = hex(await deriveKey(PASSPHRASE, SALT, COSTS))
  expect(hex(await deriveKey(PASSPHRASE, SALT, COSTS))).toBe(cold)
})

it('derives the same key in a worker that could not get the memory to warm up with', async () => {
  const cold = hex(await deriveKey(PASSPHRASE, SALT, COSTS))
  const most = 3 * 1024 * 1024 // WebAssembly gets 2 GiB
  warmUp(most)
  const worker = takeKdfWorker(most)
  const shared = (bytes: Uint8Array) => {
    const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
    copy.set(bytes)
    return copy
  }
  const result = shared(new Uint8Array(32))
  const done = once(worker, 'message')
  // Asked only once it has tried.
  await setTimeout(1500)
  worker.postMessage({ passphrase: shared(PASSPHRASE), salt: SALT, costs: COSTS, result })
  await done
  await worker.terminate()
  expect(hex(result)).toBe(cold)
})

it('can still be stopped', async () => {
  warmUp(COSTS.memory)
  const stop = new AbortController()
  const derived = deriveKey(PASSPHRASE, SALT, { ...COSTS, passes: 20 }, stop.signal)
  stop.abort()
  await expect(derived).rejects.toMatchObject({ code: 'cancelled' })
})
