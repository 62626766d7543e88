import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeSetRecord, PrintedSheet, TokenRecord } from '../../electron/accounts/records.ts'
import { fingerprintOf, sameFingerprint } from '../../electron/sheets/fingerprint.ts'
import { sheetState, stateByDate, type AccountNow } from '../../electron/sheets/stale.ts'
import { anyToken } from '../fixtures/tokens.ts'

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
  tokens: [totp(1)],
  codeSet: codeSet('aaaa', 'bbbb'),
  keys: ['Blue', 'Red'],
}

function printed(kind: 'account' | 'totp' | 'codes', account = ALICE): PrintedSheet {
  return { number: 1, kind, account: '00', pages: 1, lines: 4, ...fingerprintOf(account, kind) }
}

describe('the fingerprint of an account', () => {
  it('holds only what is on the part that is printed', () => {
    expect(Object.keys(fingerprintOf(ALICE, 'account'))).toEqual(['names', 'keys', 'tokens', 'codes', 'used'])
    expect(Object.keys(fingerprintOf(ALICE, 'totp'))).toEqual(['names', 'keys', 'tokens'])
    expect(Object.keys(fingerprintOf(ALICE, 'codes'))).toEqual(['names', 'keys', 'codes', 'used'])
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

describe('a printed sheet held against the vault', () => {
  it('is not stale while nothing changed', () => {
    for (const kind of ['account', 'totp', 'codes'] as const)
      expect(sheetState(printed(kind), MADE, ALICE)).toEqual({ reasons: [], usedSince: 0 })
  })

  it('names a secret that was corrected, added or taken away', () => {
    const corrected = { ...ALICE, tokens: [totp(2, { corrected: '2026-02-03T00:00:00.000Z' })] }
    const added = { ...ALICE, tokens: [totp(1), totp(2, { added: '2026-02-04T00:00:00.000Z' })] }
    const none = { ...ALICE, tokens: [] }
    expect(sheetState(printed('totp'), MADE, corrected).reasons).toEqual(['the secret was changed on 2026-02-03'])
    expect(sheetState(printed('totp'), MADE, added).reasons).toEqual(['a secret was added on 2026-02-04'])
    expect(sheetState(printed('account'), MADE, none).reasons).toEqual(['a secret was removed or changed'])
    expect(sheetState(printed('codes'), MADE, none).reasons).toEqual([])
  })

  it('names the day the codes were issued, where that is known', () => {
    const renewed = {
      ...ALICE,
      codeSet: { ...codeSet('cccc'), issued: '2026-02-02', added: '2026-02-05T00:00:00.000Z' },
    }
    const { codeSet: _codeSet, ...without } = ALICE
    expect(sheetState(printed('codes'), MADE, renewed).reasons).toEqual([
      'the recovery codes were regenerated on 2026-02-02',
    ])
    expect(sheetState(printed('account'), MADE, without).reasons).toEqual(['the recovery codes are no longer in force'])
    expect(sheetState(printed('totp'), MADE, renewed).reasons).toEqual([])
  })

  it('says that the keys changed when one was noted, renamed or taken away, whatever part is printed', () => {
    for (const kind of ['account', 'totp', 'codes'] as const)
      for (const keys of [['Blue', 'Red', 'Solo'], ['Blue', 'Green'], ['Blue'], []])
        expect(sheetState(printed(kind), MADE, { ...ALICE, keys }).reasons).toEqual([
          'the keys noted for this account changed',
        ])
    expect(sheetState(printed('account'), MADE, { ...ALICE, keys: ['Red', 'Blue'] }).reasons).toEqual([])
  })

  it('says nothing of keys where it was printed before they were noted at accounts', () => {
    const { keys: _keys, ...before } = printed('account')
    expect(sheetState(before, MADE, { ...ALICE, keys: ['Solo'] }).reasons).toEqual([])
  })

  it('is stale when its account is gone, or when another backup identity took its place', () => {
    const share: PrintedSheet = { number: 1, kind: 'share', pages: 1, lines: 11, identity: 'age1old' }
    expect(sheetState(printed('account'), MADE, undefined).reasons).toEqual(['the account is no longer in the vault'])
    expect(sheetState(share, MADE, undefined, 'age1new').reasons).toEqual(['another backup identity took its place'])
    expect(sheetState(share, MADE, undefined, 'age1old').reasons).toEqual([])
  })

  it('goes by the dates where a record of version 0.1 says no more', () => {
    const later = { ...ALICE, codeSet: { ...codeSet('cccc'), added: '2026-02-05T00:00:00.000Z' } }
    expect(stateByDate(MADE, ALICE).reasons).toEqual([])
    expect(stateByDate(MADE, later).reasons).toEqual(['the recovery codes were regenerated on 2026-02-05'])
  })
})
