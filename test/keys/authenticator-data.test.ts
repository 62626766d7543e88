import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { parseAuthenticatorData } from '../../electron/keys/authenticator-data.ts'

const rpIdHash = Uint8Array.from({ length: 32 }, (_, index) => index)
const aaguid = Uint8Array.from({ length: 16 }, (_, index) => 100 + index)
const id = Uint8Array.of(1, 2, 3)
const publicKey = encode(new Map([[1, 2]]))
const credential = [...aaguid, 0, id.length, ...id, ...publicKey]
const extensions = encode({ credProtect: 2 })

const data = (flags: number, ...rest: readonly number[]) => Uint8Array.of(...rpIdHash, flags, 0, 0, 1, 2, ...rest)
const malformed = (why: string) =>
  expect.objectContaining({ problem: { kind: 'malformed', part: 'authenticator-data', why } }) as Error

describe('authenticator data', () => {
  it('are a hash, flags and a counter', () => {
    expect(parseAuthenticatorData(data(0x05))).toEqual({
      rpIdHash,
      userPresent: true,
      userVerified: true,
      backupEligible: false,
      backedUp: false,
      signCount: 258,
    })
  })

  it('have a credential and extensions where their flags say so', () => {
    expect(parseAuthenticatorData(data(0xd9, ...credential, ...extensions))).toEqual({
      rpIdHash,
      userPresent: true,
      userVerified: false,
      backupEligible: true,
      backedUp: true,
      signCount: 258,
      credential: { aaguid, id, publicKey },
      extensions: new Map([['credProtect', 2]]),
    })
  })

  it('are refused at every length at which they may be cut', () => {
    const whole = data(0xc1, ...credential, ...extensions)
    for (let length = 0; length < whole.length; length++)
      expect(() => parseAuthenticatorData(whole.slice(0, length))).toThrow(malformed('encoding'))
  })

  it('are refused with anything behind their end', () => {
    for (const bytes of [data(0x01, 0), data(0x41, ...credential, 0), data(0xc1, ...credential, ...extensions, 0xa0)])
      expect(() => parseAuthenticatorData(bytes)).toThrow(malformed('trailing'))
  })

  it('are refused without what a flag promises, and with what no flag promises', () => {
    expect(() => parseAuthenticatorData(data(0x41))).toThrow(malformed('encoding'))
    expect(() => parseAuthenticatorData(data(0x81))).toThrow(malformed('encoding'))
    expect(() => parseAuthenticatorData(data(0x01, ...extensions))).toThrow(malformed('trailing'))
    expect(() => parseAuthenticatorData(data(0x81, ...encode([1])))).toThrow(malformed('fields'))
  })

  it('are refused with an id of no byte or of over 1023', () => {
    expect(() => parseAuthenticatorData(data(0x41, ...aaguid, 0, 0, ...publicKey))).toThrow(malformed('fields'))
    const long = [...aaguid, 4, 0, ...new Uint8Array(1024), ...publicKey]
    expect(() => parseAuthenticatorData(data(0x41, ...long))).toThrow(malformed('fields'))
  })
})
