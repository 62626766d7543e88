import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KitRecord, LedgerRecord, LedgerRow, Outcome } from '../../../electron/accounts/records.ts'
import { countsOf, sourceStates } from '../../../electron/intake/plan/deletable.ts'
import { codeSetRecord, NOW, tokenRecord, totp } from '../../fixtures/intake/plans.ts'

const PROVED = '2026-05-02T10:00:00.000Z'
const records: Readonly<Record<string, KitRecord>> = {
  open: tokenRecord('open', 'a', totp('s1')),
  proved: { ...tokenRecord('proved', 'a', totp('s2')), proved: PROVED },
  codes: codeSetRecord('codes', 'a', ['c1']),
}
const find = (id: string): KitRecord | undefined => records[id]

const row = (outcome: Outcome, record?: string, file = 0): LedgerRow => ({
  source: `file ${file}`,
  file,
  what: 'x',
  outcome,
  reason: '',
  ...(record !== undefined && { record }),
})

function ledger(rows: readonly LedgerRow[], more: Partial<LedgerRecord> = {}): LedgerRecord {
  const sources = [0, 1].map((file) => ({ name: `file ${file}`, notes: [] }))
  return { kind: 'ledger', at: NOW, rows, missing: [], sources, readBack: NOW, ...more }
}

const openOf = (...rows: LedgerRow[]) => sourceStates(ledger(rows), find)[0]?.open

describe('a source', () => {
  test('is needed until each of its tokens is proved, once where one came twice', () => {
    const [standing] = sourceStates(
      ledger([row('added', 'open'), row('added', 'proved'), row('duplicate', 'open')]),
      find,
    )
    expect(standing).toEqual({
      name: 'file 0',
      notes: [],
      read: 3,
      added: 2,
      duplicate: 1,
      refused: 0,
      quarantined: 0,
      tokens: 2,
      proved: 1,
      complete: false,
      open: [{ kind: 'not-proved', count: 1, of: 2 }],
    })
  })

  test('is done with once all of them are', () => {
    expect(openOf(row('added', 'proved'), row('added', 'codes'))).toEqual([])
  })

  test('with codes alone is done with once they were read back', () => {
    expect(openOf(row('added', 'codes'))).toEqual([])
    const { readBack: _readBack, ...before } = ledger([row('added', 'codes')])
    expect(sourceStates(before, find)[0]).toMatchObject({
      complete: false,
      open: [{ kind: 'not-read-back' }],
    })
  })

  test('that is a picture whose text was read stays the only proof of what the codes are', () => {
    const notes = [{ kind: 'codes-from-picture', count: 1 }]
    const read = { ...ledger([row('added', 'codes')]), sources: [{ name: 'codes.png', notes }] }
    expect(sourceStates(read, find)[0]).toMatchObject({ complete: false, open: [{ kind: 'read-from-picture' }] })
  })

  test('is needed while anything of it is nowhere else', () => {
    expect(openOf(row('added', 'proved'), row('quarantined', 'q'))).toEqual([{ kind: 'quarantined', count: 1 }])
    expect(openOf(row('added', 'proved'), row('refused'), row('refused'))).toEqual([{ kind: 'refused', count: 2 }])
    expect(openOf(row('added', 'removed since'))).toEqual([{ kind: 'gone', count: 1 }])
  })

  test('that held nothing says nothing', () => {
    expect(sourceStates(ledger([row('added', 'proved')]), find)[1]).toMatchObject({ read: 0, complete: false })
    expect(sourceStates(ledger([]), find)[1]).not.toHaveProperty('open')
  })

  test('of a ledger that does not know its records is neither done with nor judged', () => {
    const { sources: _sources, ...old } = ledger([{ source: 'old.json', what: 'x', outcome: 'added', reason: '' }])
    expect(sourceStates(old, find)).toEqual([
      expect.objectContaining({ name: 'old.json', read: 1, added: 1, complete: false }) as object,
    ])
    expect(sourceStates(old, find)[0]).not.toHaveProperty('open')
  })
})

const rows = fc.array(
  fc.record({
    outcome: fc.constantFrom<Outcome[]>('added', 'duplicate', 'refused', 'quarantined'),
    record: fc.constantFrom('open', 'proved', 'codes', 'gone', undefined),
    file: fc.nat(1),
  }),
)

test('the numbers add up, for each source and in all, and only what is proved is complete', () => {
  fc.assert(
    fc.property(rows, (made) => {
      const all = made.map(({ outcome, record, file }) => row(outcome, record, file))
      const total = countsOf(all)
      const each = sourceStates(ledger(all), find)
      for (const { read, added, duplicate, refused, quarantined } of [total, ...each])
        expect(added + duplicate + refused + quarantined).toBe(read)
      expect(each.reduce((sum, { read }) => sum + read, 0)).toBe(total.read)
      for (const [file, { complete }] of each.entries()) {
        const own = all.filter((one) => one.file === file)
        const safe = own.every(
          ({ outcome, record }) => /added|duplicate/.test(outcome) && (record === 'proved' || record === 'codes'),
        )
        expect(complete).toBe(own.length > 0 && safe)
      }
    }),
  )
})
