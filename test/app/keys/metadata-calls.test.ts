import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MetadataView } from '../../../electron/contract.ts'
import { TestApp } from '../../fixtures/app.ts'
import { CONTENT, MADE_UP_FIDO, MetadataAuthority } from '../../fixtures/metadata-blob.ts'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const file = (text: string) => ({ file: { name: 'blob.jwt', bytes: new TextEncoder().encode(text) } })
const read = async (text: string) => await test.call['keys.readMetadata'](file(text))
const kept = async () => await test.call['keys.metadata'](undefined)
/** The ids of all records in the file, whatever they are. Locks for that, and unlocks again. */
async function recordIds(): Promise<unknown> {
  await test.call['vault.lock'](undefined)
  const database = new Database(test.vaultPath, { readonly: true })
  const ids = database.prepare('SELECT hex(id) AS id FROM record ORDER BY id').pluck().all()
  database.close()
  await test.unlock()
  return ids
}
const METADATA: MetadataView = {
  number: 42,
  nextUpdate: '2026-03-15',
  read: '2026-03-01T12:00:00.000Z',
  models: 2,
  outOfDate: false,
}

describe("FIDO's metadata of the user", () => {
  it('is kept once it is read, also after the vault was locked', async () => {
    expect(await kept()).toBeUndefined()
    expect(await read(MADE_UP_FIDO.blob())).toEqual({ kind: 'read', metadata: METADATA, others: 1 })
    test.app.lock('asked')
    await test.unlock()
    expect(await kept()).toEqual(METADATA)
  })

  it('is chosen in a dialog unless it is given, and nothing happens when that is cancelled', async () => {
    expect(await test.call['keys.readMetadata']({})).toBeUndefined()
    test.filePath = join(test.folder, 'blob.jwt')
    writeFileSync(test.filePath, MADE_UP_FIDO.blob())
    expect(await test.call['keys.readMetadata']({})).toEqual({ kind: 'read', metadata: METADATA, others: 1 })
  })

  it('replaces what was kept, in the same record, and never by an older one', async () => {
    await read(MADE_UP_FIDO.blob())
    const records = await recordIds()
    expect(records).toHaveLength(2)
    test.now += 60_000
    const newer = { ...METADATA, number: 43, read: '2026-03-01T12:01:00.000Z' }
    expect(await read(MADE_UP_FIDO.blob({ ...CONTENT, no: 43 }))).toEqual({
      kind: 'read',
      metadata: newer,
      before: 42,
      others: 1,
    })
    expect(await recordIds()).toEqual(records)
    expect(await read(MADE_UP_FIDO.blob())).toEqual({
      kind: 'refused',
      why: { kind: 'older', number: 42, kept: 43 },
    })
    expect(await kept()).toEqual(newer)
  })

  it('changes nothing when it is refused', async () => {
    await read(MADE_UP_FIDO.blob())
    for (const text of ['', MADE_UP_FIDO.blob().slice(0, -1), new MetadataAuthority().blob({ ...CONTENT, no: 50 })])
      expect(await read(text)).toMatchObject({ kind: 'refused' })
    expect(await kept()).toEqual(METADATA)
  })

  it('can be forgotten, and then an older one is taken', async () => {
    await read(MADE_UP_FIDO.blob({ ...CONTENT, no: 9_007_199_254_740_991 }))
    await test.call['keys.forgetMetadata'](undefined)
    expect(await kept()).toBeUndefined()
    expect(await read(MADE_UP_FIDO.blob())).toEqual({ kind: 'read', metadata: METADATA, others: 1 })
  })

  it('is out of date from the day after the next one was due', async () => {
    await read(MADE_UP_FIDO.blob())
    test.now = Date.parse('2026-03-15T23:00:00Z')
    expect(await kept()).toEqual(METADATA)
    test.now = Date.parse('2026-03-16T00:00:00Z')
    expect(await kept()).toEqual({ ...METADATA, outOfDate: true })
  })

  it('is read of an open vault only', async () => {
    test.app.lock('asked')
    const locked = { code: 'vault-locked' }
    await expect(read(MADE_UP_FIDO.blob())).rejects.toMatchObject(locked)
    expect(() => test.call['keys.metadata'](undefined)).toThrow(expect.objectContaining(locked) as Error)
  })
})
