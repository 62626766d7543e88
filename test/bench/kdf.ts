import { argon2Sync } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { argon2id as noble } from '@noble/hashes/argon2.js'
import { argon2id as hashWasm } from 'hash-wasm'
import { deriveKey, type KdfCosts } from '../../electron/vault/slots/kdf.ts'
import { warmUp } from '../../electron/vault/slots/warm-worker.ts'
import { median, once, ratio, type Row } from './measure.ts'

const passphrase = Buffer.alloc(24, 1)
const salt = Buffer.alloc(16, 2)

/** The app's Argon2id next to others, at the same cost in the same process. */
export async function benchKdf(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [costs, times] of [
    [{ memory: 256 * 1024, passes: 3, lanes: 1 }, 3],
    // Plain JavaScript only gets this much work.
    [{ memory: 8192, passes: 3, lanes: 1 }, 3],
  ] as const) {
    const own = await median(times, () => deriveKey(passphrase, salt, costs))
    const beside = [
      ratio(own, await median(times, () => openssl(costs)), 'node:crypto'),
      ratio(own, await median(times, () => wasm(costs)), 'hash-wasm'),
      ...(costs.memory === 8192 ? [ratio(own, await median(1, () => javascript(costs)), '@noble/hashes')] : []),
    ]
    rows.push({
      what: `Argon2id ${costs.memory / 1024} MiB, t=${costs.passes}`,
      milliseconds: own,
      beside: beside.join(', '),
    })
  }
  return [...rows, await whileTyping({ memory: 256 * 1024, passes: 3, lanes: 1 })]
}

/** What a person waits for who typed for two seconds: the worker was started by the first key. */
async function whileTyping(costs: KdfCosts): Promise<Row> {
  const typed = async () => {
    warmUp(costs.memory)
    await setTimeout(2000)
    return await once(() => deriveKey(passphrase, salt, costs))
  }
  const waited = [await typed(), await typed(), await typed()].toSorted((one, other) => one - other)[1] ?? 0
  return {
    what: 'the same after typing for 2 s, as when unlocking',
    milliseconds: waited,
    beside: ratio(waited, await median(3, () => wasm(costs)), 'hash-wasm'),
  }
}

function openssl({ memory, passes, lanes }: KdfCosts): unknown {
  return argon2Sync('argon2id', { message: passphrase, nonce: salt, parallelism: lanes, tagLength: 32, memory, passes })
}

function wasm({ memory, passes, lanes }: KdfCosts): unknown {
  return hashWasm({
    password: passphrase,
    salt,
    parallelism: lanes,
    iterations: passes,
    memorySize: memory,
    hashLength: 32,
    outputType: 'binary',
  })
}

function javascript({ memory, passes, lanes }: KdfCosts): unknown {
  return noble(passphrase, salt, { t: passes, m: memory, p: lanes, dkLen: 32 })
}
