import { join } from 'node:path'
import Database from 'better-sqlite3'
import type * as Threads from 'node:worker_threads'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readSlots, requireWork } from '../../electron/vault/slots/slots.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { inFolder, LEAST_COSTS, outcome, passphrase } from './faults.ts'

/** Each derivation has its own worker, so counting workers counts derivations. */
const started = vi.hoisted(() => ({ workers: 0 }))

vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof Threads>()
  class Worker extends real.Worker {
    constructor(...options: ConstructorParameters<typeof real.Worker>) {
      started.workers++
      super(...options)
    }
  }
  return { ...real, Worker, default: { ...real, Worker } }
})

beforeEach(() => {
  started.workers = 0
})

const LEAST = [8192, 1, 1] as const

describe('a vault that asks for a derivation out of bounds', () => {
  it('is opened with one derivation when it asks for the least', async () => {
    expect(await open(LEAST)).toEqual({ value: undefined })
    expect(started.workers).toBe(1)
  })

  it.each([
    ['no memory', [0, 1, 1]],
    ['a little less than the least memory', [8191, 1, 1]],
    ['a little more than the most memory', [1024 * 1024 + 1, 1, 1]],
    ['two gigabytes', [2 * 1024 * 1024, 1, 1]],
    ['all memory there is', [0xffffffff, 1, 1]],
    ['no passes', [8192, 0, 1]],
    ['one pass too many', [8192, 21, 1]],
    ['passes without end', [8192, 0xffffffff, 1]],
    ['no lanes', [8192, 1, 0]],
    ['one lane too many', [8192, 1, 5]],
    ['lanes without end', [8192, 1, 0xffffffff]],
  ] as const)('is refused before any work: %s', async (_, costs) => {
    expect(await open(costs)).toEqual({ code: 'vault-damaged' })
    expect(started.workers).toBe(0)
  })

  it('is refused before any work when only one of its slots does', async () => {
    for (const id of ['00', 'ff']) {
      expect(
        await open(LEAST, (database) => {
          const hostile = parameters([1024 * 1024 + 1, 1, 1])
          database
            .prepare(`INSERT INTO slot SELECT ?, kind, CAST(? || substr(parameters, 13) AS BLOB), wrapped FROM slot`)
            .run(Buffer.from(id.repeat(16), 'hex'), hostile)
        }),
      ).toEqual({ code: 'vault-damaged' })
      expect(started.workers).toBe(0)
    }
  })

  it('is refused before any work when its slots together ask for more than any vault', async () => {
    const most = [1024 * 1024, 20, 1] as const
    // Four slots at the limits of one are the most that all sixteen may ask for together.
    expect(
      await open(most, (database) => {
        copySlot(database, 4)
      }),
    ).toEqual({ code: 'vault-damaged' })
    expect(started.workers).toBe(0)
  })

  it('accepts no passphrase that would make it so', async () => {
    await inFolder(async (folder) => {
      const vault = await Vault.create(join(folder, 'vault.rkit'), passphrase(), LEAST_COSTS)
      const database = new Database(vault.path)
      vault.close()
      copySlot(database, 3, [1024 * 1024, 20, 1])
      const slots = readSlots(database)
      database.close()
      started.workers = 0
      expect(
        await outcome(() => {
          requireWork(slots, { memory: 1024 * 1024, passes: 20, lanes: 1 })
        }),
      ).toEqual({
        code: 'invalid-input',
      })
      expect(
        await outcome(() => {
          requireWork(slots, { memory: 1024 * 1024, passes: 19, lanes: 1 })
        }),
      ).toEqual({
        value: undefined,
      })
    })
  })

  it('is stopped in the middle of what it asks for', async () => {
    const stop = new AbortController()
    const opening = open([1024 * 1024, 20, 1], undefined, stop.signal)
    await vi.waitFor(() => {
      expect(started.workers).toBe(1)
    })
    stop.abort()
    expect(await opening).toEqual({ code: 'cancelled' })
    expect(await open(LEAST, undefined, stop.signal)).toEqual({ code: 'cancelled' })
    expect(started.workers).toBe(0)
  })

  it('does not get a thousand derivations for a thousand slots', async () => {
    const came = await open(LEAST, (database) => {
      const copy = database.prepare(
        `INSERT INTO slot SELECT randomblob(16), kind, parameters, wrapped FROM slot LIMIT 1`,
      )
      for (let slot = 0; slot < 1000; slot++) copy.run()
    })
    expect(came).toEqual({ code: 'vault-damaged' })
    expect(started.workers).toBe(0)
  })
})

/** Opens a vault whose slot asks for these costs. Only the opening is counted. */
async function open(
  costs: readonly number[],
  edit: (database: Database.Database) => void = () => undefined,
  signal?: AbortSignal,
) {
  return await inFolder(async (folder) => {
    const path = join(folder, 'vault.rkit')
    ;(await Vault.create(path, passphrase(), LEAST_COSTS)).close()
    const database = new Database(path)
    database.prepare(`UPDATE slot SET parameters = CAST(? || substr(parameters, 13) AS BLOB)`).run(parameters(costs))
    edit(database)
    database.close()
    started.workers = 0
    return await outcome(async () => {
      ;(await Vault.open(path, passphrase(), signal)).close()
    })
  })
}

/** Adds copies of the one slot, with its own costs or others. */
function copySlot(database: Database.Database, times: number, costs?: readonly number[]): void {
  const head = costs ? parameters(costs) : database.prepare('SELECT substr(parameters, 1, 12) FROM slot').pluck().get()
  const copy = database.prepare(
    `INSERT INTO slot SELECT randomblob(16), kind, CAST(? || substr(parameters, 13) AS BLOB), wrapped FROM slot LIMIT 1`,
  )
  for (let slot = 0; slot < times; slot++) copy.run(head)
}

function parameters(costs: readonly number[]): Buffer {
  const bytes = Buffer.alloc(12)
  for (const [place, cost] of costs.entries()) bytes.writeUInt32BE(cost, place * 4)
  return bytes
}
