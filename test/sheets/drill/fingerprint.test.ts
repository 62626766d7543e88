import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CodeSetRecord, PrintedSheet, TokenRecord } from '../../../electron/accounts/records.ts'
import { fingerprintOf, sameFingerprint } from '../../../electron/sheets/drill/fingerprint.ts'
import {
  sheetState,
  stateByDate,
  worstGrade,
  type AccountNow,
  type SheetChange,
} from '../../../electron/sheets/drill/stale.ts'
import { anyToken } from '../../fixtures/tokens.ts'

const MADE = '2026-01-01T00:00:00.000Z'
const utf8 = (text: string) => new TextEncoder().encode(text)

function codeSet(...codes: string[]): CodeSetRecord {
  return {
    kind: 'code-set',
    account: '00',
    codes: codes.map((text) => ({ text: utf8(text) })),
    added: '2025-12-01T00:00:00.000Z',
    source: '',
  }
}

function totp(byte: number, more: Partial<TokenRecord> = {}): TokenRecord {
  return {
    kind: 'token',
    account: '00',
    token: { type: 'totp', secret: new Uint8Array(20).fill(byte), algorithm: 'SHA1', digits: 6, period: 30 },
    added: '2025-12-01T00:00:00.000Z',
    source: '',
    ...more,
  }
}

const ALICE: AccountNow = {
  service: 'PyPI',
  name: 'alice',
  note: 'publishes',
  tokens: [totp(1)],
  codeSet: codeSet('aaaa', 'bbbb'),
  keys: ['Blue', 'Red'],
  needs: ['The password.'],
}

function printed(kind: 'account' | 'totp' | 'codes', account = ALICE): PrintedSheet {
  return { number: 1, kind, account: '00', pages: 1, lines: 4, ...fingerprintOf(account, kind) }
}

describe('the fingerprint of an account', () => {
  it('holds only what is on the part that is printed', () => {
    const notes = ['names', 'note', 'keys', 'needs']
    expect(Object.keys(fingerprintOf(ALICE, 'account'))).toEqual([...notes, 'tokens', 'codes', 'used'])
    expect(Object.keys(fingerprintOf(ALICE, 'totp'))).toEqual([...notes, 'tokens'])
    expect(Object.keys(fingerprintOf(ALICE, 'codes'))).toEqual([...notes, 'codes', 'used'])
  })

  it('is the same in any order of tokens, and another with any other codes', () => {
    fc.assert(
      fc.property(fc.array(anyToken, { maxLength: 4 }), fc.array(fc.string(), { maxLength: 4 }), (tokens, codes) => {
        const account = { ...ALICE, tokens: tokens.map((token) => ({ token })), codeSet: codeSet(...codes) }
        const one = fingerprintOf(account, 'account')
        const turned = fingerprintOf({ ...account, tokens: account.tokens.toReversed() }, 'account')
        const more = fingerprintOf({ ...account, codeSet: codeSet(...codes, '') }, 'account')
        expect(sameFingerprint(one.tokens, turned.tokens)).toBe(true)
        expect(sameFingerprint(one.codes, more.codes)).toBe(false)
      }),
    )
  })

  it('keeps what stands in one field apart from what stands in the next', () => {
    const one = fingerprintOf({ ...ALICE, service: 'ab', name: 'c' }, 'account')
    const other = fingerprintOf({ ...ALICE, service: 'a', name: 'bc' }, 'account')
    expect(sameFingerprint(one.names, other.names)).toBe(false)
  })

  it('is never the same as one that is missing', () => {
    expect(sameFingerprint(undefined, undefined)).toBe(false)
  })
})

describe('a printed sheet compared with the vault', () => {
  const changes = (sheet: PrintedSheet, account: AccountNow | undefined, recipient?: string) =>
    sheetState(sheet, MADE, account, recipient === undefined ? {} : { recipient })

  it('is as printed while nothing changed', () => {
    for (const kind of ['account', 'totp', 'codes'] as const)
      expect(changes(printed(kind), ALICE)).toEqual({ grade: 'as-printed', changes: [] })
  })

  it('does not restore when a secret was corrected, added or taken away', () => {
    const corrected = { ...ALICE, tokens: [totp(2, { corrected: '2026-02-03T00:00:00.000Z' })] }
    const added = { ...ALICE, tokens: [totp(1), totp(2, { added: '2026-02-04T00:00:00.000Z' })] }
    const none = { ...ALICE, tokens: [] }
    const lost = (change: SheetChange) => ({ grade: 'does-not-restore', changes: [change] })
    expect(changes(printed('totp'), corrected)).toEqual(lost({ kind: 'secret-changed', on: '2026-02-03' }))
    expect(changes(printed('totp'), added)).toEqual(lost({ kind: 'secret-added', on: '2026-02-04' }))
    expect(changes(printed('account'), none)).toEqual(lost({ kind: 'secret-removed-or-changed' }))
    expect(changes(printed('codes'), none)).toEqual({ grade: 'as-printed', changes: [] })
  })

  it('does not restore when the codes were replaced, with the day they were issued where that is known', () => {
    const renewed = {
      ...ALICE,
      codeSet: { ...codeSet('cccc'), issued: '2026-02-02', added: '2026-02-05T00:00:00.000Z' },
    }
    const { codeSet: _codeSet, ...without } = ALICE
    expect(changes(printed('codes'), renewed)).toEqual({
      grade: 'does-not-restore',
      changes: [{ kind: 'codes-replaced', on: '2026-02-02' }],
    })
    expect(changes(printed('account'), without)).toEqual({
      grade: 'does-not-restore',
      changes: [{ kind: 'codes-void' }],
    })
    expect(changes(printed('totp'), renewed)).toEqual({ grade: 'as-printed', changes: [] })
  })

  it.each<[SheetChange['kind'], Partial<AccountNow>]>([
    ['names', { service: 'TestPyPI' }],
    ['names', { name: 'alicia' }],
    ['note', { note: 'publishes no more' }],
    ['note', { note: '' }],
    ['keys', { keys: ['Blue', 'Red', 'Solo'] }],
    ['keys', { keys: ['Blue', 'Green'] }],
    ['keys', { keys: [] }],
    ['needs', { needs: ['The password.', 'The mailbox.'] }],
  ])('restores, and a note differs: %s, %o', (kind, fields) => {
    for (const part of ['account', 'totp', 'codes'] as const)
      expect(changes(printed(part), { ...ALICE, ...fields })).toEqual({ grade: 'restores', changes: [{ kind }] })
  })

  it('says both when a secret and a note changed, and is graded by the worse', () => {
    const both = { ...ALICE, tokens: [totp(2, { corrected: '2026-02-03T00:00:00.000Z' })], keys: [] }
    expect(changes(printed('account'), both)).toEqual({
      grade: 'does-not-restore',
      changes: [{ kind: 'secret-changed', on: '2026-02-03' }, { kind: 'keys' }],
    })
  })

  it('does not mind the order of keys, or blanks behind the note', () => {
    const same = { ...ALICE, keys: ['Red', 'Blue'], note: 'publishes \n' }
    expect(changes(printed('account'), same)).toEqual({ grade: 'as-printed', changes: [] })
  })

  it('says nothing of what was not noted when it was printed', () => {
    const { keys: _keys, note: _note, needs: _needs, ...before } = printed('account')
    const other = { ...ALICE, keys: ['Solo'], note: 'other', needs: [] }
    expect(changes(before, other)).toEqual({ grade: 'as-printed', changes: [] })
  })

  it('restores while a code is left, and counts those that were used since', () => {
    const used = (...places: number[]) => ({
      ...ALICE,
      codeSet: {
        ...codeSet('aaaa', 'bbbb'),
        codes: ['aaaa', 'bbbb'].map((text, at) => ({
          text: utf8(text),
          ...(places.includes(at) && { used: '2026-02-02' }),
        })),
      },
    })
    expect(changes(printed('account'), used(1))).toEqual({
      grade: 'restores',
      changes: [{ kind: 'codes-used', count: 1, left: 1 }],
    })
    expect(changes(printed('codes'), used(0, 1))).toEqual({
      grade: 'does-not-restore',
      changes: [{ kind: 'codes-used', count: 2, left: 0 }],
    })
    expect(changes(printed('account', used(0)), used(0))).toEqual({ grade: 'as-printed', changes: [] })
  })

  it('is not known when its account is gone: it may be the only copy', () => {
    expect(changes(printed('account'), undefined)).toEqual({ grade: 'not-known', changes: [{ kind: 'account-gone' }] })
  })

  it('does not restore when another paper key took its place', () => {
    const share: PrintedSheet = { number: 1, kind: 'share', pages: 1, lines: 11, identity: 'age1old' }
    expect(changes(share, undefined, 'age1new')).toEqual({
      grade: 'does-not-restore',
      changes: [{ kind: 'identity-replaced' }],
    })
    expect(changes(share, undefined, 'age1old')).toEqual({ grade: 'as-printed', changes: [] })
  })

  it('of version 0.1 goes by the dates, which never say that all is well', () => {
    const later = { ...ALICE, codeSet: { ...codeSet('cccc'), added: '2026-02-05T00:00:00.000Z' } }
    expect(stateByDate(MADE, ALICE)).toEqual({ grade: 'not-known', changes: [{ kind: 'not-recorded' }] })
    expect(stateByDate(MADE, undefined)).toEqual({ grade: 'not-known', changes: [{ kind: 'account-gone' }] })
    expect(stateByDate(MADE, later)).toEqual({
      grade: 'does-not-restore',
      changes: [{ kind: 'codes-replaced', on: '2026-02-05' }],
    })
  })
})

test('the worst grade of several is the one that asks for most', () => {
  expect(worstGrade([])).toBe('as-printed')
  expect(worstGrade(['restores', 'as-printed'])).toBe('restores')
  expect(worstGrade(['not-known', 'restores'])).toBe('not-known')
  expect(worstGrade(['as-printed', 'does-not-restore', 'not-known'])).toBe('does-not-restore')
})
