import { describe, expect, it } from 'vitest'
import { isEd25519Point } from '../../electron/keys/ed25519-point.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

describe('an Ed25519 point', () => {
  // RFC 8032 section 7.1, the public keys of tests 1, 2, 3, 1024 and SHA(abc).
  it.each([
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    '278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e',
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
  ])('is %s', (hex) => {
    expect(isEd25519Point(bytes(hex))).toBe(true)
  })

  it('is the neutral one, and not with the sign that zero has not', () => {
    expect(isEd25519Point(bytes(`01${'00'.repeat(31)}`))).toBe(true)
    expect(isEd25519Point(bytes(`01${'00'.repeat(30)}80`))).toBe(false)
  })

  it('is nothing with a y that has no x, or that is not below p', () => {
    expect(isEd25519Point(bytes(`02${'00'.repeat(31)}`))).toBe(false)
    expect(isEd25519Point(bytes(`ed${'ff'.repeat(30)}7f`))).toBe(false)
    expect(isEd25519Point(new Uint8Array(32).fill(255))).toBe(false)
  })

  it('has an x for half of all y', () => {
    const points = Array.from({ length: 255 }, (_, y) => isEd25519Point(Uint8Array.of(y, ...new Uint8Array(31))))
    expect(points.filter(Boolean).length).toBeGreaterThan(100)
    expect(points.filter(Boolean).length).toBeLessThan(155)
  })
})
