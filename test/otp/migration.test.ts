import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMigration } from '../../electron/otp/migration.ts'
import {
  entryMessage,
  linkOf,
  migrationLink,
  migrationPayload,
  type MigrationFields,
} from '../fixtures/intake/migration.ts'

// These bytes make "+" and "/" in base64.
const secret = new Uint8Array([0xfb, 0xff, 0xfb, 0xef, 0xbe, 1, 2, 3, 4, 5])
const totp: MigrationFields = { secret, name: 'alice', issuer: 'PyPI', algorithm: 1, digits: 1, type: 2 }
const token = { type: 'totp', secret, algorithm: 'SHA1', digits: 6, period: 30 }

function entriesOf(link: string) {
  const result = parseMigration(link)
  if (result.kind !== 'read') throw new Error(result.reason.kind)
  return result.entries
}

test('an entry is read with all its values', () => {
  expect(entriesOf(migrationLink([{ ...totp, algorithm: 3, digits: 2, uniqueId: 'f00' }]))).toEqual([
    { kind: 'read', issuer: 'PyPI', account: 'alice', token: { ...token, algorithm: 'SHA512', digits: 8 } },
  ])
})

test('unspecified algorithm and digits are SHA1 and six', () => {
  const { algorithm: _a, digits: _d, ...unset } = totp
  expect(entriesOf(migrationLink([unset]))).toMatchObject([{ kind: 'read', token }])
})

test('a HOTP entry has its counter, and zero where none is written', () => {
  const hotp = { ...totp, type: 1 }
  expect(entriesOf(migrationLink([{ ...hotp, counter: 41n }, hotp]))).toMatchObject([
    { kind: 'read', token: { type: 'hotp', counter: 41 } },
    { kind: 'read', token: { type: 'hotp', counter: 0 } },
  ])
})

test('the issuer is taken off the name when the name begins with it, and only then', () => {
  const names = ['PyPI:alice', 'PyPI: alice', 'GitHub:alice', 'a:b'].map((name) => ({ ...totp, name }))
  const entries = entriesOf(migrationLink([...names, { ...totp, issuer: '', name: 'encoding: é' }]))
  expect(entries.map((entry) => entry.kind === 'read' && [entry.issuer, entry.account])).toEqual([
    ['PyPI', 'alice'],
    ['PyPI', 'alice'],
    ['PyPI', 'GitHub:alice'],
    ['PyPI', 'a:b'],
    ['', 'encoding: é'],
  ])
})

describe('set aside by itself, with its own bytes, is an entry with', () => {
  test.each<[string, MigrationFields, object]>([
    ['MD5', { ...totp, algorithm: 4 }, { kind: 'algorithm-md5' }],
    ['an algorithm of the future', { ...totp, algorithm: 9 }, { kind: 'algorithm-unknown', stated: '"algorithm 9"' }],
    ['digits of the future', { ...totp, digits: 3 }, { kind: 'digits-unclear', stated: '"value 3"' }],
    ['no type', { ...totp, type: 0 }, { kind: 'type-unknown', stated: '"unspecified"' }],
    ['a type of the future', { ...totp, type: 7 }, { kind: 'type-unknown', stated: '"type 7"' }],
    ['no secret', { ...totp, secret: new Uint8Array() }, { kind: 'secret-empty' }],
    ['a counter below zero', { ...totp, type: 1, counter: -1n }, { kind: 'counter-unclear', stated: '-1' }],
    [
      'a counter too large',
      { ...totp, type: 1, counter: 2n ** 60n },
      { kind: 'counter-unclear', stated: '"1152921504606846976"' },
    ],
  ])('%s', (_, fields, reason) => {
    expect(entriesOf(migrationLink([totp, fields, totp]))).toEqual([
      { kind: 'read', issuer: 'PyPI', account: 'alice', token },
      { kind: 'quarantined', what: 'PyPI: alice', reason, verbatim: entryMessage(fields) },
      { kind: 'read', issuer: 'PyPI', account: 'alice', token },
    ])
  })

  test('bytes that are no entry', () => {
    const broken = new Uint8Array([0x0a, 0x7f, 1, 2])
    const payload = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(broken).finish()
    expect(entriesOf(linkOf(payload))).toEqual([
      { kind: 'quarantined', what: '', reason: { kind: 'export-entry-damaged' }, verbatim: broken },
    ])
  })
})

describe('the part of a batch', () => {
  const partOf = (link: string) => {
    const result = parseMigration(link)
    return result.kind === 'read' ? result.part : undefined
  }

  test('is told, also with a negative batch number', () => {
    expect(partOf(migrationLink([totp], { size: 3, index: 1, id: -7 }))).toEqual({ batch: -7, index: 1, size: 3 })
  })

  test('is the only one where none is written', () => {
    expect(partOf(migrationLink([totp]))).toEqual({ batch: 0, index: 0, size: 1 })
  })

  test.each([
    [3, 3],
    [2, -1],
    [-1, 0],
    [2_000_000_000, 0],
  ])('of size %i and index %i makes no sense, and is left out', (size, index) => {
    expect(partOf(migrationLink([totp], { size, index, id: 1 }))).toBeUndefined()
  })
})

test('the payload is read however its base64 was written', () => {
  const base64 = Buffer.from(migrationPayload([totp])).toString('base64')
  expect(base64).toMatch(/\+.*\/|\/.*\+/)
  const spellings = [
    base64,
    base64.replaceAll('+', ' '),
    base64.replace(/=+$/, ''),
    encodeURIComponent(base64),
    encodeURIComponent(encodeURIComponent(base64)),
    base64.replaceAll('+', '-').replaceAll('/', '_'),
  ]
  for (const data of spellings)
    expect(entriesOf(`OTPAUTH-MIGRATION://offline?data=${data}`)).toMatchObject([{ account: 'alice', token }])
})

describe('refused is', () => {
  const cut = linkOf(migrationPayload([totp, totp]).subarray(0, 40))
  test.each([
    ['otpauth://totp/x', { kind: 'not-an-export-link' }],
    ['otpauth-migration://offline?datafail=CjUK', { kind: 'export-payloads' }],
    ['otpauth-migration://offline?data=CjUK&data=CjUK', { kind: 'export-payloads' }],
    ['otpauth-migration://offline?data=', { kind: 'export-damaged' }],
    ['otpauth-migration://offline?data=C!UK', { kind: 'export-damaged' }],
    ['otpauth-migration://offline?data=XXXX', { kind: 'export-damaged' }],
    [cut, { kind: 'export-damaged' }],
    [linkOf(migrationPayload([])), { kind: 'export-empty' }],
  ])('%s', (link, reason) => {
    expect(parseMigration(link)).toEqual({ kind: 'refused', reason })
  })
})

test('no payload makes the parser throw', () => {
  const mutated = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
    const payload = migrationPayload([totp, totp], { size: 2, index: 0, id: 5 })
    payload[at % payload.length] = byte
    return payload
  })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), mutated), (payload) => {
      expect(['read', 'refused']).toContain(parseMigration(linkOf(payload)).kind)
    }),
    { numRuns: 1000 },
  )
})
