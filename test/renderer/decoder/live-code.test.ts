import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../electron/otp/codes.ts'
import type { Algorithm, Token } from '../../../electron/otp/token.ts'
import { liveCode } from '../../../renderer/decoder/live-code.ts'

const secret = new TextEncoder().encode('12345678901234567890')

describe('a live code', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [20000000000, '65353130'],
  ])('is that of RFC 6238 appendix B at %d s', (seconds, text) => {
    const token: Token = { type: 'totp', secret, algorithm: 'SHA1', digits: 8, period: 30 }
    expect(liveCode(token, seconds * 1000)).toEqual({ text, validUntil: (Math.floor(seconds / 30) + 1) * 30_000 })
  })

  it('is that of RFC 4226 appendix D for a counter', () => {
    expect(liveCode({ type: 'hotp', secret, algorithm: 'SHA1', digits: 6, counter: 9 }, 0)).toEqual({ text: '520489' })
  })

  it('is not made where a PIN is needed', () => {
    expect(liveCode({ type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10 }, 0)).toBeUndefined()
  })

  it('is the same that the app makes', () => {
    const algorithm = fc.constantFrom<Algorithm[]>('SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512')
    const common = {
      secret: fc.uint8Array({ minLength: 1, maxLength: 80 }),
      algorithm,
      digits: fc.integer({ min: 1, max: 10 }),
    }
    const token = fc.oneof(
      fc.record({ ...common, type: fc.constant('totp' as const), period: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ ...common, type: fc.constant('hotp' as const), counter: fc.maxSafeNat() }),
      common.secret.map((bytes) => ({
        ...{ type: 'steam' as const, secret: bytes, algorithm: 'SHA1' as const },
        ...{ digits: 5 as const, period: 30 as const },
      })),
    )
    fc.assert(
      fc.property(token, fc.integer({ min: 0, max: 4e12 }), (one, at) => {
        expect(liveCode(one, at)).toEqual(codeOf(one, at))
      }),
    )
  })
})
