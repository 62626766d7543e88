import { generateKeyPairSync } from 'node:crypto'
import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { parseCoseKey, requireUsable } from '../../electron/keys/cose-key.ts'

type Field = readonly [number, unknown]

const cose = (...fields: readonly Field[]) => encode(new Map(fields))
const bytes = (text = '') => Uint8Array.from(Buffer.from(text, 'base64url'))
const malformed = (why: string) =>
  expect.objectContaining({ problem: { kind: 'malformed', part: 'public-key', why } }) as Error
const unusable = (why: string) => ({ problem: { kind: 'unusable-key', why } })

/** A key that was really made, with some fields put in the place of its own. */
function ecFields(namedCurve: string, alg: number, crv: number, changes: readonly Field[] = []): readonly Field[] {
  const { x, y } = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' })
  const fields = new Map<number, unknown>([[1, 2], [3, alg], [-1, crv], [-2, bytes(x)], [-3, bytes(y)], ...changes])
  return [...fields]
}

const okp = (x: Uint8Array): readonly Field[] => [
  [1, 1],
  [3, -8],
  [-1, 6],
  [-2, x],
]
const rsa = (n: Uint8Array, e: Uint8Array): readonly Field[] => [
  [1, 3],
  [3, -257],
  [-1, n],
  [-2, e],
]

describe.each([
  ['P-256', -7, 1, 32],
  ['P-384', -35, 2, 48],
  ['P-521', -36, 3, 66],
])('a key on %s', (curve, alg, crv, size) => {
  it('is read, and usable', async () => {
    const key = parseCoseKey(cose(...ecFields(curve, alg, crv)))
    expect(key).toMatchObject({ kind: 'ec', algorithm: alg, curve })
    await expect(requireUsable(key)).resolves.toBeUndefined()
  })

  it('is refused when its point is not on the curve, or is no point at all', async () => {
    for (const y of [new Uint8Array(size).fill(1), new Uint8Array(size), new Uint8Array(size).fill(255)]) {
      const key = parseCoseKey(cose(...ecFields(curve, alg, crv, [[-3, y]])))
      await expect(requireUsable(key)).rejects.toMatchObject(unusable('not-on-curve'))
    }
  })

  it.each<[string, Field]>([
    ['another key type', [1, 1]],
    ['another curve', [-1, 8]],
    ['a coordinate too short', [-2, new Uint8Array(size - 1)]],
    ['a compressed point', [-3, true]],
    ['a field that no such key has', [-4, 1]],
  ])('is refused with %s', (_what, change) => {
    expect(() => parseCoseKey(cose(...ecFields(curve, alg, crv, [change])))).toThrow(malformed('fields'))
  })
})

describe('a key on Ed25519', () => {
  const x = bytes(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x)

  it('is read, and usable', async () => {
    const key = parseCoseKey(cose(...okp(x)))
    expect(key).toEqual({ kind: 'ed25519', algorithm: -8, x })
    await expect(requireUsable(key)).resolves.toBeUndefined()
  })

  it('is refused when it is no point, which WebCrypto would not notice', async () => {
    const off = Uint8Array.of(2, ...new Uint8Array(31))
    await expect(crypto.subtle.importKey('raw', off, 'Ed25519', false, ['verify'])).resolves.toBeDefined()
    await expect(requireUsable(parseCoseKey(cose(...okp(off))))).rejects.toMatchObject(unusable('not-on-curve'))
  })

  it('is refused with another length', () => {
    expect(() => parseCoseKey(cose(...okp(x.slice(1))))).toThrow(malformed('fields'))
  })
})

describe('an RSA key', () => {
  const made = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  const [n, e] = [bytes(made.n), bytes(made.e)]

  it('is read, and usable', async () => {
    const key = parseCoseKey(cose(...rsa(n, e)))
    expect(key).toEqual({ kind: 'rsa', algorithm: -257, n, e })
    await expect(requireUsable(key)).resolves.toBeUndefined()
  })

  it.each([
    ['fewer than 2048 bits', n.slice(1), e, 'rsa-size'],
    ['a leading zero', Uint8Array.of(0, ...n), e, 'rsa-size'],
    ['more bits than any key has', new Uint8Array(1025).fill(255), e, 'rsa-size'],
    ['an exponent of 1', n, Uint8Array.of(1), 'rsa-exponent'],
    ['an even exponent', n, Uint8Array.of(1, 0), 'rsa-exponent'],
  ])('is refused with %s', async (_what, modulus, exponent, why) => {
    await expect(requireUsable(parseCoseKey(cose(...rsa(modulus, exponent))))).rejects.toMatchObject(unusable(why))
  })
})

describe('a COSE key', () => {
  it('of another algorithm is told by its number', () => {
    expect(parseCoseKey(cose([1, 1], [3, -53], [-1, 7], [-2, new Uint8Array(57)]))).toEqual({
      kind: 'other',
      algorithm: -53,
    })
  })

  it('is refused when it is cut short, has something behind its end, or is no map with an algorithm', () => {
    const whole = cose(...ecFields('P-256', -7, 1))
    expect(() => parseCoseKey(whole.slice(0, -1))).toThrow(malformed('encoding'))
    expect(() => parseCoseKey(Uint8Array.of(...whole, 0))).toThrow(malformed('trailing'))
    for (const value of [[], new Map([[1, 2]]), new Map([[3, 'ES256']])])
      expect(() => parseCoseKey(encode(value))).toThrow(malformed('fields'))
  })
})
