import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { hasCertificates, parseAttestationObject } from '../../electron/keys/attestation-object.ts'

const authData = Uint8Array.from({ length: 40 }, (_, index) => index)
const whole = encode({ fmt: 'none', attStmt: {}, authData })
const malformed = (why: string) =>
  expect.objectContaining({ problem: { kind: 'malformed', part: 'attestation-object', why } }) as Error

describe('an attestation object', () => {
  it('is its format, its statement and the authenticator data, verbatim', () => {
    expect(parseAttestationObject(whole)).toEqual({
      format: 'none',
      statement: new Map(),
      authenticatorData: authData,
    })
  })

  it('is refused at every length at which it may be cut', () => {
    for (let length = 0; length < whole.length; length++)
      expect(() => parseAttestationObject(whole.slice(0, length))).toThrow(malformed('encoding'))
  })

  it('is refused with anything behind its end', () => {
    for (const more of [[0], [0xf6], [0xa0, 0xa0]])
      expect(() => parseAttestationObject(Uint8Array.of(...whole, ...more))).toThrow(malformed('trailing'))
  })

  it.each<[string, unknown]>([
    ['a list', [1, 2, 3]],
    ['a field too few', { fmt: 'none', authData }],
    ['a field too many', { fmt: 'none', attStmt: {}, authData, more: 1 }],
    ['a format that is no text', { fmt: 1, attStmt: {}, authData }],
    ['a statement that is none', { fmt: 'none', attStmt: 'x', authData }],
    ['authenticator data that are text', { fmt: 'none', attStmt: {}, authData: 'x' }],
  ])('is refused when it is %s', (_what, value) => {
    expect(() => parseAttestationObject(encode(value))).toThrow(malformed('fields'))
  })

  it.each([
    ['keys in another order', 'a3 68 6175746844617461 41 00 63 666d74 64 6e6f6e65 67 61747453746d74 a0'],
    [
      'a length written longer than needed',
      'b803 63 666d74 64 6e6f6e65 67 61747453746d74 a0 68 6175746844617461 41 00',
    ],
    ['an indefinite length', 'bf 63 666d74 64 6e6f6e65 67 61747453746d74 a0 68 6175746844617461 41 00 ff'],
    ['a key twice', 'a3 63 666d74 64 6e6f6e65 63 666d74 64 6e6f6e65 68 6175746844617461 41 00'],
    ['a tag', 'd9d9f7 a3 63 666d74 64 6e6f6e65 67 61747453746d74 a0 68 6175746844617461 41 00'],
  ])('is refused with %s, which CTAP2 does not write', (_what, hex) => {
    const bytes = Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
    expect(() => parseAttestationObject(bytes)).toThrow(malformed('encoding'))
  })

  it('comes without certificates only as none, or signed by the key itself', () => {
    const object = (format: string, statement: unknown) => ({ format, statement, authenticatorData: authData })
    expect(hasCertificates(object('none', new Map()))).toBe(false)
    expect(hasCertificates(object('packed', new Map([['alg', -7]])))).toBe(false)
    expect(hasCertificates(object('packed', new Map([['x5c', []]])))).toBe(true)
    expect(hasCertificates(object('fido-u2f', new Map()))).toBe(true)
    expect(hasCertificates(object('compound', []))).toBe(true)
  })
})
