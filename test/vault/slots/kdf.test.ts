import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  argon2,
  COST_BOUNDS,
  DEFAULT_COSTS,
  deriveKey,
  slower,
  withinBounds,
} from '../../../electron/vault/slots/kdf.ts'
import { Vault } from '../../../electron/vault/vault.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const filled = (length: number, value: number) => new Uint8Array(length).fill(value)

describe('the key derivation', () => {
  it('gives the Argon2id tag of RFC 9106 section 5.3', async () => {
    const tag = await argon2({
      passphrase: filled(32, 1),
      salt: filled(16, 2),
      secret: filled(8, 3),
      associatedData: filled(12, 4),
      costs: { memory: 32, passes: 3, lanes: 4 },
    })
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })

  it('agrees with an independent implementation, for long and non-ASCII passphrases too', async () => {
    for (const passphrase of ['', 'passphrase', 'pässwörd 密码 🔑', 'x'.repeat(200)]) {
      const bytes = new TextEncoder().encode(passphrase)
      const salt = filled(16, passphrase.length)
      const costs = { memory: COST_BOUNDS.memory.min, passes: 1, lanes: 2 }
      const expected = nobleArgon2id(bytes, salt, { m: costs.memory, t: costs.passes, p: costs.lanes, dkLen: 32 })
      expect(hex(await deriveKey(bytes, salt, costs))).toBe(hex(expected))
    }
  })

  it('leaves no process-wide exception handler behind', async () => {
    const before = [process.listenerCount('uncaughtException'), process.listenerCount('unhandledRejection')]
    await deriveKey(filled(4, 1), filled(16, 1), { memory: COST_BOUNDS.memory.min, passes: 1, lanes: 1 })
    expect([process.listenerCount('uncaughtException'), process.listenerCount('unhandledRejection')]).toEqual(before)
  })

  it('is done once for a new vault, which opens with the key it has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kdf-test-'))
    const workers: Worker[] = []
    const note = (worker: Worker) => void workers.push(worker)
    process.on('worker', note)
    try {
      const costs = { memory: COST_BOUNDS.memory.min, passes: 1, lanes: 1 }
      const vault = await Vault.create(join(folder, 'vault.rkit'), filled(4, 1), costs)
      vault.close()
      expect(workers).toHaveLength(1)
      const opened = await Vault.open(join(folder, 'vault.rkit'), filled(4, 1))
      expect(opened.opener).toBe(vault.opener)
      opened.close()
    } finally {
      process.off('worker', note)
      rmSync(folder, { recursive: true })
    }
  })

  it('takes the passphrase and gives the key in memory of its own', async () => {
    const passphrase = filled(4, 1)
    const key = await deriveKey(passphrase, filled(16, 1), { memory: COST_BOUNDS.memory.min, passes: 1, lanes: 1 })
    expect(passphrase).toEqual(filled(4, 1))
    expect([key.buffer.constructor, key.buffer.byteLength]).toEqual([ArrayBuffer, 32])
  })

  it('refuses costs out of bounds before any work', async () => {
    const tooMuch = deriveKey(filled(4, 1), filled(16, 1), { memory: 2 * 1024 * 1024, passes: 3, lanes: 1 })
    await expect(tooMuch).rejects.toMatchObject({ code: 'vault-damaged' })
  })

  it('takes its own defaults, and nothing outside 8 MiB to 1 GiB, 1 to 20 passes, 1 to 4 lanes', () => {
    expect(withinBounds(DEFAULT_COSTS)).toBe(true)
    fc.assert(
      fc.property(fc.nat(2 ** 21), fc.nat(40), fc.nat(8), (memory, passes, lanes) => {
        const inside = memory >= 8192 && memory <= 1048576 && passes >= 1 && passes <= 20 && lanes >= 1 && lanes <= 4
        expect(withinBounds({ memory, passes, lanes })).toBe(inside)
      }),
    )
    expect(withinBounds({ memory: 8192.5, passes: 1, lanes: 1 })).toBe(false)
    expect(withinBounds({ memory: Number.NaN, passes: 1, lanes: 1 })).toBe(false)
  })

  it('is slowed down first by passes, then by memory, and never beyond its limits', () => {
    const at = (memory: number, passes: number) => ({ memory, passes, lanes: 1 })
    expect(slower(at(262_144, 1))).toEqual(at(262_144, 2))
    expect(slower(at(262_144, 3))).toEqual(at(262_144, 6))
    expect(slower(at(262_144, 19))).toEqual(at(262_144, 20))
    expect(slower(at(262_144, 20))).toEqual(at(524_288, 20))
    expect(() => slower(at(1_048_576, 20))).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })
})
