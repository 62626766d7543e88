import { describe, expect, test } from 'vitest'
import { inReadingOrder, kindInWords, kindsInWords } from '../../../../renderer/vault/backups/record-words.ts'

describe('kinds of records in words', () => {
  test('are counted by kind, accounts first', () => {
    expect(kindsInWords(['identity', 'account', 'key', 'account'])).toBe('2 accounts, 1 key, and 1 paper key')
  })

  test('are nothing when there are none', () => {
    expect(kindsInWords([])).toBe('')
  })

  test('that this version does not know are counted together', () => {
    expect(kindsInWords(['unknown', 'future'])).toBe('2 unknown records')
    expect(kindInWords('future')).toBe('unknown record')
  })
})

test('rows are read by kind, then by name, with unknown kinds last', () => {
  const rows = [
    { kind: 'future', name: 'Record 0a' },
    { kind: 'token', name: 'TOTP of PyPI' },
    { kind: 'account', name: 'PyPI' },
    { kind: 'unknown', name: 'Record 00' },
    { kind: 'account', name: 'npm' },
  ]
  expect(inReadingOrder(rows).map(({ name }) => name)).toEqual([
    'npm',
    'PyPI',
    'TOTP of PyPI',
    'Record 00',
    'Record 0a',
  ])
})
