import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fits, hashOf } from '../../electron/keys/signature.ts'
import { ecKeys } from '../fixtures/attestation/certificate.ts'

const DATA = Uint8Array.of(1, 2, 3)

describe('a signature', () => {
  it.each([
    [-7, 'P-256', 'sha256'],
    [-35, 'P-384', 'sha384'],
    [-36, 'P-521', 'sha512'],
  ])('fits under %i, with its key and data only', (algorithm, curve, hash) => {
    const { publicKey, privateKey } = ecKeys(curve)
    const signature = sign(hash, DATA, privateKey)
    expect(fits(algorithm, publicKey, DATA, signature)).toBe(true)
    expect(fits(algorithm, ecKeys(curve).publicKey, DATA, signature)).toBe(false)
    expect(fits(algorithm, publicKey, DATA.with(0, 0), signature)).toBe(false)
  })

  it('fits under EdDSA and under RS256', () => {
    const ed25519 = generateKeyPairSync('ed25519')
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    expect(fits(-8, ed25519.publicKey, DATA, sign(null, DATA, ed25519.privateKey))).toBe(true)
    expect(fits(-257, rsa.publicKey, DATA, sign('sha256', DATA, rsa.privateKey))).toBe(true)
    expect(fits(-257, rsa.publicKey, DATA, sign('sha512', DATA, rsa.privateKey))).toBe(false)
  })

  it('does not fit under another algorithm, or one that is not known', () => {
    const { publicKey, privateKey } = ecKeys()
    const signature = sign('sha256', DATA, privateKey)
    for (const algorithm of [-8, -257, -35, -53, 0]) expect(fits(algorithm, publicKey, DATA, signature)).toBe(false)
  })

  it('does not fit in any other encoding than DER', () => {
    const { publicKey, privateKey } = ecKeys()
    const flat = sign('sha256', DATA, { key: privateKey, dsaEncoding: 'ieee-p1363' })
    const integer = (bytes: Uint8Array, lead: readonly number[] = (bytes[0] ?? 0) >= 0x80 ? [0] : []) => {
      const first = bytes.findIndex((byte) => byte !== 0)
      const digits = lead.length > 0 ? bytes : bytes.subarray(first)
      return [2, lead.length + digits.length, ...lead, ...digits]
    }
    const [r, s] = [flat.subarray(0, 32), flat.subarray(32)]
    const sound = [...integer(r), ...integer(s)]
    const fitting = (...bytes: readonly number[]) => fits(-7, publicKey, DATA, Uint8Array.from(bytes))
    expect(fitting(0x30, sound.length, ...sound)).toBe(true)
    const padded = [...integer(r, [0, 0]), ...integer(s)]
    for (const other of [
      [...flat],
      [0x31, sound.length, ...sound],
      [0x30, 0x81, sound.length, ...sound],
      [0x30, 0x80, ...sound, 0, 0],
      [0x30, sound.length, ...sound, 0],
      [0x30, sound.length + 1, ...sound, 0],
      [0x30, padded.length, ...padded],
      [0x30, sound.length - 1, ...sound.slice(0, -1)],
      [0x30, 0],
      [],
    ])
      expect(fitting(...other)).toBe(false)
  })
})

it('the hash of an algorithm is told by its name, and EdDSA has none', () => {
  expect([-7, -257, -35, -36, -8, 0].map(hashOf)).toEqual([
    'sha256',
    'sha256',
    'sha384',
    'sha512',
    undefined,
    undefined,
  ])
})
