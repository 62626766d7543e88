import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KitRecord, LedgerRecord, LedgerRow, Outcome } from '../../../electron/accounts/records.ts'
import { countsOf, standings } from '../../../electron/intake/plan/standing.ts'
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

const verdictOf = (...rows: LedgerRow[]) => standings(ledger(rows), find)[0]?.verdict

describe('a source', () => {
  test('is needed until each of its tokens is proved, once where one came twice', () => {
    const [standing] = standings(ledger([row('added', 'open'), row('added', 'proved'), row('duplicate', 'open')]), find)
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
      verdict: 'Do not delete file 0 yet: 1 of 2 tokens is not proved.',
    })
  })

  test('is done with once all of them are', () => {
    expect(verdictOf(row('added', 'proved'), row('added', 'codes'))).toBe('Everything from file 0 is proved.')
  })

  test('with codes alone is done with once they were read back', () => {
    expect(verdictOf(row('added', 'codes'))).toBe(
      'Everything from file 0 was read back from the vault file and compared.',
    )
    const { readBack: _readBack, ...before } = ledger([row('added', 'codes')])
    expect(standings(before, find)[0]).toMatchObject({
      complete: false,
      verdict: 'Do not delete file 0 yet: what came of it was not read back from the vault file.',
    })
  })

  test('is needed while anything of it is nowhere else', () => {
    expect(verdictOf(row('added', 'proved'), row('quarantined', 'q'))).toBe(
      'Do not delete file 0 yet: 1 entry in it is not understood yet.',
    )
    expect(verdictOf(row('added', 'proved'), row('refused'), row('refused'))).toBe(
      'Do not delete file 0 yet: 2 entries in it are not in the vault.',
    )
    expect(verdictOf(row('added', 'removed since'))).toBe(
      'Do not delete file 0 yet: 1 entry in it is not in the vault any more.',
    )
  })

  test.each([
    ['pasted text', 'the pasted text'],
    ['camera', 'what the camera saw'],
    ['typed by hand', 'what was typed'],
  ])('that is no file is not to be deleted but kept where it was: %s', (name, words) => {
    const verdict = (...rows: LedgerRow[]) =>
      standings(ledger(rows, { sources: [{ name, notes: [] }] }), find)[0]?.verdict
    expect(verdict(row('added', 'open'))).toBe(`Keep the original of ${words}: 1 of 1 token is not proved.`)
    expect(verdict(row('added', 'proved'))).toBe(`All of ${words} is proved.`)
    expect(verdict(row('added', 'codes'))).toBe(`All of ${words} was read back from the vault file and compared.`)
  })

  test('that held nothing says nothing', () => {
    expect(standings(ledger([row('added', 'proved')]), find)[1]).toMatchObject({ read: 0, complete: false })
    expect(standings(ledger([]), find)[1]).not.toHaveProperty('verdict')
  })

  test('of a ledger that does not know its records is neither done with nor judged', () => {
    const { sources: _sources, ...old } = ledger([{ source: 'old.json', what: 'x', outcome: 'added', reason: '' }])
    expect(standings(old, find)).toEqual([
      expect.objectContaining({ name: 'old.json', read: 1, added: 1, complete: false }) as object,
    ])
    expect(standings(old, find)[0]).not.toHaveProperty('verdict')
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
      const each = standings(ledger(all), find)
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
