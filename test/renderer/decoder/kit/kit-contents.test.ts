import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeRecord } from '../../../../electron/accounts/encoding.ts'
import type { KitRecord as AnyRecord } from '../../../../electron/accounts/records.ts'
import { formatOtpauth } from '../../../../electron/otp/otpauth.ts'
import { contentsOf, type KitContents } from '../../../../renderer/decoder/kit/kit-contents.ts'
import { decodeFields } from '../../../../renderer/decoder/vault/cbor.ts'
import { EVERY_TOKEN, recordsOf } from '../../../fixtures/every-token.ts'

const AT = '2026-03-01T12:00:00.000Z'
const ACCOUNT = 'a'.repeat(32)
const utf8 = (text: string) => new TextEncoder().encode(text)

const alice: AnyRecord = {
  kind: 'account',
  service: 'PyPI',
  name: 'alice',
  note: 'for the project\n\nand more',
  added: AT,
  keys: [{ key: 'b'.repeat(32) }, { key: 'c'.repeat(32) }],
}
const token: AnyRecord = {
  kind: 'token',
  account: ACCOUNT,
  token: { type: 'totp', secret: utf8('12345678901234567890'), algorithm: 'SHA1', digits: 6, period: 30 },
  added: AT,
  source: 'links.txt',
}
const codes = (...texts: readonly string[]): AnyRecord => ({
  kind: 'code-set',
  account: ACCOUNT,
  codes: texts.map((text) => ({ text: utf8(text) })),
  added: AT,
  source: 'codes.txt',
})

/** What the page makes of records as the vault has them. */
function contents(records: readonly (readonly [id: string, record: AnyRecord])[]): KitContents {
  return contentsOf(
    records.map(([id, record]) => ({ kind: record.kind, id, fields: decodeFields(encodeRecord(record)) ?? {} })),
  )
}

describe('what a kit holds', () => {
  it('is one account for each kind of token, with its code', () => {
    const { accounts, unread } = contents(recordsOf(EVERY_TOKEN).map(({ id, ...record }) => [id, record]))
    expect(unread).toBe(0)
    expect(accounts.map(({ name, tokens }) => ({ name, tokens }))).toEqual(
      EVERY_TOKEN.map(({ service, name, token }) => ({
        name: `${service}: ${name}`,
        tokens: [{ token, link: formatOtpauth({ issuer: service, account: name, token }) }],
      })),
    )
  })

  it('has of an account its notes, its keys, the codes in force, and the older ones newest first', () => {
    const key: AnyRecord = {
      ...{ kind: 'key', name: 'blue key', aaguid: '', credentialId: utf8('credential'), publicKey: utf8('') },
      ...{ counter: 0, transports: [], added: AT, tested: [] },
    }
    const found = contents([
      [ACCOUNT, alice],
      ['b'.repeat(32), key],
      ['1'.repeat(32), { ...codes('old'), voided: '2026-02-01T00:00:00Z', added: '2026-01-01T00:00:00Z' } as AnyRecord],
      [
        '2'.repeat(32),
        { ...codes('older'), voided: '2026-01-01T00:00:00Z', added: '2025-01-01T00:00:00Z' } as AnyRecord,
      ],
      ['3'.repeat(32), codes('new', 'newer')],
      ['4'.repeat(32), { ...codes('merged'), added: '2026-02-20T00:00:00Z' } as AnyRecord],
      [
        '5'.repeat(32),
        {
          kind: 'key-details',
          credential: createHash('sha256').update('credential').digest('hex'),
          sticker: 'red',
          gone: { how: 'lost', on: '2026-02-03' },
        },
      ],
    ])
    expect(found.accounts).toEqual([
      {
        name: 'PyPI: alice',
        notes: ['for the project', 'and more', 'key: blue key'],
        asides: [],
        tokens: [],
        codes: [{ text: 'new' }, { text: 'newer' }],
        older: [
          { codes: [{ text: 'merged' }] },
          { voided: '2026-02-01', codes: [{ text: 'old' }] },
          { voided: '2026-01-01', codes: [{ text: 'older' }] },
        ],
      },
    ])
    expect(found.keys).toEqual([
      { name: 'blue key', sticker: 'red', gone: { how: 'lost', on: '2026-02-03' }, accounts: ['PyPI: alice'] },
    ])
  })

  it('has deleted accounts apart from the others, and counts what in them cannot be read', () => {
    const inside = [
      { id: ACCOUNT, content: encodeRecord(alice) },
      { id: '1'.repeat(32), content: encodeRecord(token) },
      { id: '2'.repeat(32), content: utf8('no record') },
    ]
    const trash = { kind: 'trash', of: ACCOUNT, service: 'PyPI', name: 'alice', deleted: AT } as const
    const found = contents([
      ['d'.repeat(32), { ...trash, records: inside }],
      ['e'.repeat(32), { ...trash, service: 'npm', records: [] }],
    ])
    expect(found.accounts).toEqual([])
    expect(found.deleted.map(({ account, on }) => [account.name, account.tokens.length, on])).toEqual([
      ['PyPI: alice', 1, '2026-03-01'],
      ['npm: alice', 0, '2026-03-01'],
    ])
    expect(found.unread).toBe(1)
  })

  it('has secrets and codes whose account is gone, and says so', () => {
    const { accounts } = contents([
      ['1'.repeat(32), token],
      ['2'.repeat(32), codes('lonely')],
    ])
    expect(accounts).toMatchObject([
      { name: '', asides: [{ kind: 'without-account' }], tokens: [{}], codes: [{ text: 'lonely' }] },
    ])
  })

  it('has what was set aside as it was, and the words of the cover', () => {
    const found = contents([
      [
        '1'.repeat(32),
        { kind: 'quarantined', what: 'x', reason: { kind: 'left-out' }, source: 's', verbatim: utf8('v'), added: AT },
      ],
      ['2'.repeat(32), { kind: 'cover', fields: [{ label: 'Call', value: 'Bob' }], changed: AT }],
    ])
    expect(found.setAside).toEqual([{ what: 'x', reason: { kind: 'left-out' }, source: 's', verbatim: utf8('v') }])
    expect(found.cover).toEqual([{ label: 'Call', value: 'Bob' }])
  })

  it('counts kinds that are not shown and those that nobody knows, by name', () => {
    const found = contentsOf([
      { kind: 'settings', id: '1', fields: {} },
      { kind: 'passkey', id: '2', fields: {} },
      { kind: 'passkey', id: '3', fields: {} },
    ])
    expect(found.others).toEqual([
      { kind: 'settings', count: 1 },
      { kind: 'passkey', count: 2 },
    ])
  })

  it('says of which account a part could not be read', () => {
    const found = contentsOf([
      { kind: 'account', id: ACCOUNT, fields: { service: 'PyPI' } },
      { kind: 'token', id: '1', fields: { account: ACCOUNT, token: { type: 'newer', secret: utf8('x') } } },
      { kind: 'code-set', id: '2', fields: { account: ACCOUNT, codes: [{ text: 'not bytes' }, { text: utf8('c') }] } },
      { kind: 'quarantined', id: '3', fields: { what: 'x' } },
    ])
    expect(found.accounts[0]).toMatchObject({
      asides: [{ kind: 'unread-parts', secrets: 1, codes: 1 }],
      codes: [{ text: 'c' }],
    })
    expect(found.unread).toBe(3)
  })
})
