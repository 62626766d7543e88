import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyMatrixView } from '../../../electron/contract.ts'
import { kitJson } from '../../../electron/exports/kit-json.ts'
import { TestApp } from '../../fixtures/app.ts'
import { IDS, smallKit } from '../../fixtures/exports.ts'
import { accountRecord, keyRecord } from '../../fixtures/intake/plans.ts'

let test: TestApp
let blue: string
let alice: string

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  const records = [accountRecord(IDS.pypi, 'PyPI', 'alice'), keyRecord('b'.repeat(32), 'Blue')]
  const bytes = new Uint8Array(kitJson(smallKit({ records })).bytes)
  const read = await test.call['intake.read']({ files: [{ name: 'kit.json', bytes }], intake: undefined })
  const take = read.entries.map(({ index, service, name }) => ({ index, service, name }))
  await test.call['intake.commit']({ intake: read.id, take })
  const [key] = (await test.call['keys.list'](undefined)).keys
  const rows = await test.call['accounts.list']({ search: 'pypi' })
  blue = key?.id ?? ''
  alice = rows[0]?.id ?? ''
})

afterEach(async () => {
  await test.close()
})

const cellOf = ({ rows }: KeyMatrixView) => rows.find(({ id }) => id === alice)?.cells[0]
const at = () => ({ key: blue, account: alice })

describe('the calls of the key matrix', () => {
  it('list what is noted and where a key may be added', async () => {
    const { keys, rows, notKnown, without } = await test.call['keys.matrix'](undefined)
    expect(keys).toEqual([{ id: blue, name: 'Blue', enrolAt: [alice] }])
    expect(
      rows.map(({ id, service, name, cells, inShort, remove }) => [id, service, name, cells, inShort, remove]),
    ).toEqual([[alice, 'PyPI', 'alice', [{ kind: 'none' }], { kind: 'no-key' }, []]])
    expect([notKnown, without]).toEqual([[], 0])
  })

  it('note a key, then a sign-in with it, and take both back step by step', async () => {
    expect(cellOf(await test.call['keys.note'](at()))).toEqual({ kind: 'told', on: '2026-03-01' })
    test.now = Date.parse('2026-03-02T12:00:00Z')
    expect(cellOf(await test.call['keys.tried'](at()))).toEqual({
      kind: 'tried',
      on: '2026-03-02',
      noted: '2026-03-01',
    })
    expect(cellOf(await test.call['keys.untried'](at()))).toEqual({ kind: 'told', on: '2026-03-01' })
    expect(cellOf(await test.call['keys.unnote'](at()))).toEqual({ kind: 'none' })
  })

  it('note a key that was signed in with, and forget the sign-in with the note', async () => {
    expect(cellOf(await test.call['keys.tried'](at()))).toEqual({
      kind: 'tried',
      on: '2026-03-01',
      noted: '2026-03-01',
    })
    await test.call['keys.unnote'](at())
    expect(cellOf(await test.call['keys.note'](at()))).toEqual({ kind: 'told', on: '2026-03-01' })
  })

  it('put back an earlier day, so that taking back can be undone', async () => {
    expect(cellOf(await test.call['keys.note']({ ...at(), on: '2026-01-07' }))).toEqual({
      kind: 'told',
      on: '2026-01-07',
    })
    expect(cellOf(await test.call['keys.tried']({ ...at(), on: '2026-02-07' }))).toEqual({
      kind: 'tried',
      on: '2026-02-07',
      noted: '2026-01-07',
    })
    expect(cellOf(await test.call['keys.untried'](at()))).toEqual({ kind: 'told', on: '2026-01-07' })
  })

  it('refuse a day to come, and change nothing', async () => {
    await expect(async () => test.call['keys.tried']({ ...at(), on: '2026-03-02' })).rejects.toThrow(
      'This day is still to come. Nothing was noted. Choose today or a day before it.',
    )
    expect(cellOf(await test.call['keys.matrix'](undefined))).toEqual({ kind: 'none' })
  })

  it('refuse a key or an account that is not there', async () => {
    await expect(async () => test.call['keys.note']({ ...at(), key: '0'.repeat(32) })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(async () => test.call['keys.note']({ ...at(), account: '0'.repeat(32) })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('say the same as the notes of the account', async () => {
    await test.call['accounts.noteKeys']({ id: alice, keys: [blue] })
    expect(cellOf(await test.call['keys.matrix'](undefined))).toEqual({ kind: 'told', on: '2026-03-01' })
    await test.call['keys.unnote'](at())
    expect((await test.call['accounts.get']({ id: alice })).keys).toEqual([])
  })

  it('are gone with the sign-in when the account is said to have the key no more', async () => {
    await test.call['keys.tried']({ ...at(), on: '2026-02-01' })
    await test.call['accounts.noteKeys']({ id: alice, keys: [] })
    expect(cellOf(await test.call['keys.matrix'](undefined))).toEqual({ kind: 'none' })
    await test.call['accounts.noteKeys']({ id: alice, keys: [blue] })
    expect(cellOf(await test.call['keys.matrix'](undefined))).toEqual({ kind: 'told', on: '2026-03-01' })
  })
})
