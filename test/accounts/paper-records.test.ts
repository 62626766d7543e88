import { encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import type { CoverRecord, SetRecord } from '../../electron/accounts/records.ts'
import { anyCover, anySheet } from '../fixtures/kits.ts'

const bytes = (length: number) => new Uint8Array(length).fill(7)
const AT = '2026-03-01T10:00:00.000Z'
const ACCOUNT = 'a'.repeat(32)

/** A record as version 0.1 wrote it. */
const OLD = { kind: 'sheet', accounts: [ACCOUNT], paper: 'a4', pages: 2, made: AT } as const

const FULL = {
  ...OLD,
  set: '0A1B2C3D',
  verifyBy: '2027-03-01',
  sheets: [
    {
      number: 1,
      kind: 'account',
      account: ACCOUNT,
      pages: 1,
      lines: 4,
      names: bytes(32),
      note: bytes(32),
      needs: bytes(32),
      tokens: bytes(32),
      codes: bytes(32),
      keys: bytes(32),
      used: 1,
    },
    {
      number: 2,
      kind: 'share',
      pages: 1,
      lines: 0,
      identity: 'age1example',
      share: { identifier: 32767, index: 2, threshold: 2, count: 3 },
    },
  ],
  copies: [
    {
      number: 1,
      place: 'safe at home',
      holder: '',
      drills: [{ at: AT, how: 'scanned', same: [2], wrong: [], half: [{ sheet: 1, read: 'secret' }] }],
      gone: AT,
    },
  ],
  file: { path: '/home/alice/sheet.pdf', gone: AT },
} as const satisfies SetRecord

const COVER = {
  kind: 'cover',
  fields: [{ label: 'Call first', value: 'Bob' }],
  changed: AT,
} as const satisfies CoverRecord

describe('a note of a set', () => {
  it('comes back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(anySheet, (record) => {
        expect(decodeRecord(encodeRecord(record))).toEqual(record)
      }),
    )
  })

  it('comes back as it was with every field', () => {
    expect(decodeRecord(encodeRecord(FULL))).toEqual(FULL)
  })

  it('of version 0.1 is read without what came later', () => {
    expect(decodeRecord(encode(OLD))).toEqual(OLD)
  })

  test.each(Object.keys(FULL).filter((field) => !(field in OLD)))('is read without %s', (field) => {
    const record = Object.fromEntries(Object.entries(FULL).filter(([name]) => name !== field))
    expect(decodeRecord(encode(record))).toEqual(record)
  })

  it('is read with a drill from before halves were noted', () => {
    const old = { ...FULL, copies: [{ ...FULL.copies[0], drills: [{ at: AT, how: 'typed', same: [1], wrong: [2] }] }] }
    expect(decodeRecord(encode(old))).toEqual(old)
  })

  test.each<[string, object]>([
    ['a field of its own', { ...FULL, colour: 'blue' }],
    ['a field of a sheet', { ...FULL, sheets: [{ ...FULL.sheets[0], colour: 'blue' }] }],
    ['a field of a share', { ...FULL, sheets: [{ ...FULL.sheets[1], share: { ...FULL.sheets[1].share, words: '' } }] }],
    ['a field of a copy', { ...FULL, copies: [{ ...FULL.copies[0], colour: 'blue' }] }],
    [
      'a field of a drill',
      { ...FULL, copies: [{ ...FULL.copies[0], drills: [{ ...FULL.copies[0].drills[0], by: 'Bob' }] }] },
    ],
    [
      'a half of a sheet',
      {
        ...FULL,
        copies: [{ ...FULL.copies[0], drills: [{ ...FULL.copies[0].drills[0], half: [{ sheet: 1, read: 'note' }] }] }],
      },
    ],
    ['a field of the file', { ...FULL, file: { ...FULL.file, size: 1 } }],
    ['a kind of sheet', { ...FULL, sheets: [{ ...FULL.sheets[0], kind: 'poster' }] }],
    [
      'a way of drilling',
      { ...FULL, copies: [{ ...FULL.copies[0], drills: [{ ...FULL.copies[0].drills[0], how: 'x' }] }] },
    ],
    ['a paper', { ...FULL, paper: 'a3' }],
  ])('with %s that this version does not know is not read as if it did', (_what, record) => {
    expect(decodeRecord(encode(record))).toBeUndefined()
  })

  test.each<[string, object]>([
    ['a set in lower case', { ...FULL, set: '0a1b2c3d' }],
    ['a set of seven digits', { ...FULL, set: '0A1B2C3' }],
    ['an account that is no id', { ...FULL, sheets: [{ ...FULL.sheets[0], account: 'alice' }] }],
    ['half a page', { ...FULL, sheets: [{ ...FULL.sheets[0], pages: 0.5 }] }],
    ['codes as text', { ...FULL, sheets: [{ ...FULL.sheets[0], codes: 'abc' }] }],
    [
      'a share without its threshold',
      { ...FULL, sheets: [{ ...FULL.sheets[1], share: { identifier: 1, index: 1, count: 2 } }] },
    ],
    ['a copy without drills', { ...FULL, copies: [{ number: 1, place: '', holder: '' }] }],
    ['a file without a path', { ...FULL, file: {} }],
    ['null for nothing', { ...FULL, file: null }],
    ['no moment at which it was made', { ...FULL, made: 5 }],
  ])('with %s is not read', (_what, record) => {
    expect(decodeRecord(encode(record))).toBeUndefined()
  })
})

describe('a cover', () => {
  it('comes back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(anyCover, (record) => {
        expect(decodeRecord(encodeRecord(record))).toEqual(record)
      }),
    )
  })

  it('may be empty', () => {
    expect(decodeRecord(encode({ ...COVER, fields: [] }))).toEqual({ ...COVER, fields: [] })
  })

  test.each<[string, object]>([
    ['an unknown field', { ...COVER, colour: 'blue' }],
    ['an unknown field in a field', { ...COVER, fields: [{ ...COVER.fields[0], secret: true }] }],
    ['a field without a value', { ...COVER, fields: [{ label: 'Call first' }] }],
    ['no time', { kind: 'cover', fields: [] }],
  ])('with %s is not read', (_what, record) => {
    expect(decodeRecord(encode(record))).toBeUndefined()
  })
})
