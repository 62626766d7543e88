import { encode } from 'cborg'
import { expect, test } from 'vitest'
import { decodeRecord, encodeRecord } from '../../../electron/accounts/encoding.ts'
import { recordDigest } from '../../../electron/intake/plan/record-digest.ts'
import type { LedgerRecord, Remark } from '../../../electron/accounts/records.ts'

const AT = '2026-03-01T12:00:00.000Z'
const quarantined = (reason: unknown) => ({
  kind: 'quarantined',
  what: 'line 3',
  reason,
  source: 'a.txt',
  verbatim: Uint8Array.of(1),
  added: AT,
})
const ledger = (remark: Remark): LedgerRecord => ({
  kind: 'ledger',
  at: AT,
  rows: [{ source: 'a.txt', file: 0, what: 'x', outcome: 'refused', reason: remark }],
  missing: [remark],
  sources: [{ name: 'a.txt', notes: [remark] }],
})

/** Words that earlier versions stored. */
const OLD_WORDS = [
  'the secret is empty',
  '',
  'Part 2 of 2 of a Google Authenticator export is missing; part 1 is here.',
]

test.each<[Remark]>([
  ...OLD_WORDS.map((words): [Remark] => [words]),
  [{ kind: 'secret-short', bytes: 5 }],
  [{ kind: 'kept-before', reason: 'the secret is empty' }],
  [{ kind: 'of-a-later-version', facts: { deep: [{ er: null }], ratio: 0.5 }, sure: false }],
])('%j is stored and read back as it is, wherever a remark is', (remark) => {
  expect(decodeRecord(encodeRecord(ledger(remark)))).toEqual(ledger(remark))
  expect(decodeRecord(encode(quarantined(remark)))).toEqual(quarantined(remark))
})

test.each([
  ['bytes, which may be a secret', { kind: 'x', fact: Uint8Array.of(1) }],
  ['no kind', { fact: 1 }],
  ['a kind that is no text', { kind: 1 }],
  ['nothing', null],
  ['a list', ['x']],
  ['facts without a bottom', { kind: 'x', fact: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown }],
])('with %s a record is of a shape that is not known, and stays as it is', (_, remark) => {
  expect(decodeRecord(encode(quarantined(remark)))).toBeUndefined()
})

test('a report is the same whatever order its facts are in', () => {
  const one = ledger({ kind: 'other-counter', here: 7, there: 9 })
  const read = decodeRecord(encodeRecord(one))
  expect(read && recordDigest(read)).toBe(recordDigest(one))
  expect(recordDigest(ledger({ there: 9, here: 7, kind: 'other-counter' }))).toBe(recordDigest(one))
  expect(recordDigest(ledger({ kind: 'other-counter', here: 9, there: 7 }))).not.toBe(recordDigest(one))
})
