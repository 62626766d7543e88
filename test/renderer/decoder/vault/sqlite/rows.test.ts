import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVaultFile } from '../../../../../renderer/decoder/vault/head.ts'
import { VaultRefused, type VaultProblem } from '../../../../../renderer/decoder/vault/problem.ts'
import { randomFrom } from '../../../../fixtures/random.ts'
import { SEED } from '../../../../fixtures/seed.ts'
import { databaseOf, rowsBySqlite, rowsHere, written, type MadeUp } from '../databases.ts'

const VECTOR = new Uint8Array(readFileSync(join(import.meta.dirname, '../../../../vault/vectors/v1.rkit')))

const anyDatabase: fc.Arbitrary<MadeUp> = fc.record({
  pageBytes: fc.constantFrom(512, 1024, 4096, 65_536),
  autoVacuum: fc.boolean(),
  records: fc.array(
    fc.record({
      id: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      revision: fc.oneof(fc.nat(), fc.maxSafeNat()),
      sealed: fc.nat(20_000).map((length) => new Uint8Array(length).map((_, at) => (at * 31 + length) & 255)),
    }),
    { maxLength: 120, size: 'max' },
  ),
  deleted: fc.nat(60),
})

/** Why a file is refused; undefined when it is read. Anything else that is thrown fails the test. */
function problemOf(bytes: Uint8Array): VaultProblem | undefined {
  try {
    readVaultFile(bytes)
    return undefined
  } catch (error) {
    if (error instanceof VaultRefused) return error.problem
    throw error
  }
}

/** A copy with one byte changed. */
function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = value
  return copy
}

describe('the rows of a vault file', () => {
  it('are those that SQLite reads, with pages of any size, long values and free pages', () => {
    fc.assert(
      fc.property(anyDatabase, (made) => {
        const bytes = databaseOf(made)
        expect(rowsHere(bytes)).toEqual(rowsBySqlite(bytes))
      }),
      { numRuns: 25 },
    )
  })

  it('of the frozen vector are those that SQLite reads', () => {
    expect(rowsHere(VECTOR)).toEqual(rowsBySqlite(VECTOR))
  })

  it('of an altered file are the right ones, or the file is refused', () => {
    const random = randomFrom(SEED)
    const small = databaseOf({ pageBytes: 512, autoVacuum: false, deleted: 5, records: someRecords(40) })
    let read = 0
    for (let trial = 0; trial < 500; trial++) {
      const bytes = small.slice()
      for (let change = 0; change <= random() * 3; change++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      const found = rowsOrRefused(bytes)
      const expected = rowsBySqlite(bytes)
      // SQLite cannot be asked what it would have read of a file that it finds damaged.
      if (found === undefined || expected === undefined) continue
      expect(found).toEqual(expected)
      read++
    }
    expect(read).toBeGreaterThan(100)
  })

  it('of a file whose structure was altered are never waited for', () => {
    const random = randomFrom(SEED + 1)
    const bytes = databaseOf({ pageBytes: 512, autoVacuum: true, deleted: 0, records: someRecords(60) })
    const pages = bytes.length / 512
    for (let trial = 0; trial < 3000; trial++) {
      const copy = bytes.slice()
      // The head of a page, its pointers and its first cells, where one byte changes most.
      const page = Math.floor(random() * pages) * 512
      for (let change = 0; change < 3; change++) copy[page + Math.floor(random() * 40)] = Math.floor(random() * 256)
      expect(['object', 'undefined']).toContain(typeof rowsOrRefused(copy))
    }
  })

  it('are refused at every length that is too short', () => {
    for (let length = 0; length < VECTOR.length; length += 97)
      expect(problemOf(VECTOR.subarray(0, length))).toEqual(
        length < 100 ? { kind: 'not-a-vault' } : { kind: 'cut-short', size: length, expected: VECTOR.length },
      )
  })
})

describe('a file that is refused', () => {
  it('says why: another file, a newer version, a schema of its own', () => {
    expect(problemOf(new Uint8Array(200))).toEqual({ kind: 'not-a-vault' })
    expect(problemOf(withByte(VECTOR, 63, 2))).toEqual({ kind: 'newer' })
    expect(problemOf(withByte(VECTOR, 100, 5))).toEqual({ kind: 'damaged' })
    const other = written((database) => {
      database.pragma('application_id = 0x524b6974')
      database.exec('CREATE TABLE vault (id); CREATE TRIGGER t AFTER INSERT ON vault BEGIN SELECT 1; END')
    })
    expect(problemOf(other)).toEqual({ kind: 'damaged' })
  })

  it('says that the newest changes may be in a write-ahead log', () => {
    const bytes = databaseOf({ pageBytes: 4096, autoVacuum: false, deleted: 0, records: [] })
    const inLog = bytes.slice()
    inLog.set([2, 2], 18)
    expect(problemOf(inLog)).toEqual({ kind: 'second-file' })
  })

  it('has a page that leads back to itself', () => {
    const bytes = databaseOf({ pageBytes: 512, autoVacuum: false, deleted: 0, records: someRecords(40) })
    for (let page = 1; page < bytes.length / 512; page++) {
      if (bytes[page * 512] !== 2) continue
      const copy = bytes.slice()
      new DataView(copy.buffer).setUint32(page * 512 + 8, page + 1)
      expect(rowsOrRefused(copy)).toBeUndefined()
      return
    }
    expect.unreachable('the table has an interior page')
  })

  it('has cells that lie on top of each other', () => {
    const bytes = databaseOf({ pageBytes: 4096, autoVacuum: false, deleted: 0, records: someRecords(3) })
    const at = bytes.findIndex((_, place) => place % 4096 === 0 && bytes[place] === 10 && bytes[place + 4] === 3)
    expect(at).toBeGreaterThan(0)
    const view = new DataView(bytes.buffer)
    for (const index of [1, 2]) view.setUint16(at + 8 + 2 * index, view.getUint16(at + 8))
    expect(rowsOrRefused(bytes)).toBeUndefined()
  })
})

function rowsOrRefused(bytes: Uint8Array): unknown {
  try {
    return rowsHere(bytes)
  } catch (error) {
    if (error instanceof VaultRefused) return undefined
    throw error
  }
}

function someRecords(count: number): MadeUp['records'] {
  const random = randomFrom(SEED)
  return Array.from({ length: count }, (_, revision) => ({
    id: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)),
    revision,
    sealed: new Uint8Array(Math.floor(random() * 900)).fill(7),
  }))
}
