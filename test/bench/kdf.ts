import { argon2Sync } from 'node:crypto'
import { argon2id as noble } from '@noble/hashes/argon2.js'
import { argon2id as hashWasm } from 'hash-wasm'
import { deriveKey, type KdfCosts } from '../../electron/vault/slots/kdf.ts'
import { median, ratio, type Row } from './measure.ts'

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
  return rows
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
