import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../electron/otp/codes.ts'
import { fitsWith, proveToken } from '../../electron/otp/proof.ts'
import { withChanges, type Change } from '../../electron/otp/token-change.ts'
import type { Hotp, Steam, Token, Totp } from '../../electron/otp/token.ts'

const SECRET = new TextEncoder().encode('12345678901234567890')
const AT = Date.parse('2026-03-03T12:00:10Z')
const TOTP: Totp = { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 }
const HOTP: Hotp = { type: 'hotp', secret: SECRET, algorithm: 'SHA1', digits: 6, counter: 7 }
const STEAM: Steam = { type: 'steam', secret: SECRET, algorithm: 'SHA1', digits: 5, period: 30 }

const codeFrom = (token: Token, step = 0, at = AT) => codeOf(token, at, step).text
const hintsFor = (token: Token, code: string) => {
  const proof = proveToken(token, code, AT)
  return proof.fits ? 'fits' : proof.hints
}

describe('a code that fits', () => {
  test.each([0, -1, 1])('is the one of step %i', (step) => {
    expect(proveToken(TOTP, codeFrom(TOTP, step), AT)).toEqual({ fits: true })
  })

  test('may be typed with blanks, hyphens and in either case', () => {
    const code = codeFrom(TOTP)
    expect(proveToken(TOTP, ` ${code.slice(0, 3)} ${code.slice(3)}\n`, AT)).toEqual({ fits: true })
    expect(proveToken(TOTP, `${code.slice(0, 3)}-${code.slice(3)}`, AT)).toEqual({ fits: true })
    expect(proveToken(STEAM, codeFrom(STEAM).toLowerCase(), AT)).toEqual({ fits: true })
  })

  test('of a HOTP token is the one of its counter alone', () => {
    expect(proveToken(HOTP, codeFrom(HOTP), AT)).toEqual({ fits: true })
    expect(hintsFor(HOTP, codeFrom(HOTP, -1))).toEqual([])
  })

  test('is also found in the first period of time', () => {
    expect(proveToken(TOTP, codeFrom(TOTP, 0, 0), 0)).toEqual({ fits: true })
    expect(proveToken(TOTP, '000000', 0)).toEqual({ fits: false, hints: [] })
  })
})

describe('a code that does not fit names the one setting that would make it fit', () => {
  const other = (change: Partial<Totp>, step = 0) => codeFrom({ ...TOTP, ...change }, step)
  test.each<[string, string, Change]>([
    ['7 digits', other({ digits: 7 }), { kind: 'digits', digits: 7 }],
    ['8 digits, one step late', other({ digits: 8 }, -1), { kind: 'digits', digits: 8 }],
    ['a period of 15 s', other({ period: 15 }), { kind: 'period', period: 15 }],
    ['a period of 60 s', other({ period: 60 }, 1), { kind: 'period', period: 60 }],
    ['a period of 90 s', other({ period: 90 }), { kind: 'period', period: 90 }],
    ['SHA224', other({ algorithm: 'SHA224' }), { kind: 'algorithm', algorithm: 'SHA224' }],
    ['SHA256', other({ algorithm: 'SHA256' }), { kind: 'algorithm', algorithm: 'SHA256' }],
    ['SHA384', other({ algorithm: 'SHA384' }), { kind: 'algorithm', algorithm: 'SHA384' }],
    ['SHA512', other({ algorithm: 'SHA512' }), { kind: 'algorithm', algorithm: 'SHA512' }],
    ['Steam', codeFrom(STEAM), { kind: 'type', type: 'steam' }],
    ['a clock 2 steps ahead', other({}, 2), { kind: 'clock', seconds: 60 }],
    ['a clock an hour behind', other({}, -120), { kind: 'clock', seconds: -3600 }],
    ['a clock 12 hours ahead', other({}, 1440), { kind: 'clock', seconds: 43_200 }],
  ])('%s', (_name, code, change) => {
    expect(hintsFor(TOTP, code)).toEqual([[change]])
  })

  test('a counter up to 100 ahead', () => {
    expect(hintsFor(HOTP, codeFrom(HOTP, 1))).toEqual([[{ kind: 'counter', counter: 8 }]])
    expect(hintsFor(HOTP, codeFrom(HOTP, 100))).toEqual([[{ kind: 'counter', counter: 107 }]])
    expect(hintsFor(HOTP, codeFrom(HOTP, 101))).toEqual([])
  })

  test('digits in place of Steam letters', () => {
    expect(hintsFor(STEAM, codeFrom(TOTP))).toEqual([[{ kind: 'type', type: 'totp' }]])
  })

  test('a clock further off than half a day is not looked for', () => {
    expect(hintsFor(TOTP, codeFrom(TOTP, 1441))).toEqual([])
  })

  test('a code of four digits fits so easily that only near clocks are tried', () => {
    const four = { ...TOTP, digits: 4 }
    expect(hintsFor(four, codeFrom(four, 50))).toEqual([[{ kind: 'clock', seconds: 1500 }]])
    expect(hintsFor(four, codeFrom(four, 51))).toEqual([])
  })
})

describe('two settings', () => {
  test('are named where no single one fits', () => {
    expect(hintsFor(TOTP, codeFrom({ ...TOTP, digits: 8, algorithm: 'SHA512' }))).toEqual([
      [
        { kind: 'digits', digits: 8 },
        { kind: 'algorithm', algorithm: 'SHA512' },
      ],
    ])
    expect(hintsFor(TOTP, codeFrom({ ...TOTP, period: 60, algorithm: 'SHA256' }))).toEqual([
      [
        { kind: 'period', period: 60 },
        { kind: 'algorithm', algorithm: 'SHA256' },
      ],
    ])
    expect(hintsFor(STEAM, codeFrom({ ...TOTP, digits: 8 }))).toEqual([
      [
        { kind: 'type', type: 'totp' },
        { kind: 'digits', digits: 8 },
      ],
    ])
  })
})

const secrets = fc.uint8Array({ minLength: 10, maxLength: 40 })
const algorithms = fc.constantFrom('SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512')
const totps: fc.Arbitrary<Totp> = fc.record({
  type: fc.constant('totp'),
  secret: secrets,
  algorithm: algorithms,
  digits: fc.constantFrom(6, 7, 8),
  period: fc.constantFrom(15, 20, 30, 60, 90),
})
const times = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') })

test('the code of a token always fits it, and the code of the token with one setting changed always fits the hint', () => {
  const changes: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant('digits'), digits: fc.constantFrom(6, 7, 8) }),
    fc.record({ kind: fc.constant('period'), period: fc.constantFrom(15, 20, 30, 45, 60, 90, 120, 300) }),
    fc.record({ kind: fc.constant('algorithm'), algorithm: algorithms }),
  )
  fc.assert(
    fc.property(totps, changes, times, fc.integer({ min: -1, max: 1 }), (token, change, at, step) => {
      expect(proveToken(token, codeOf(token, at, step).text, at)).toEqual({ fits: true })
      const proof = proveToken(token, codeOf(withChanges(token, [change]), at, step).text, at)
      // It may fit by accident without a change, as it does when the change changes nothing.
      if (!proof.fits) expect(proof.hints).toContainEqual([change])
    }),
    { numRuns: 30 },
  )
})

test('whatever is typed, each hint is one that the code fits, and garbage gives none', () => {
  fc.assert(
    fc.property(totps, fc.oneof(fc.string(), fc.stringMatching(/^\d{6,8}$/)), times, (token, typed, at) => {
      const proof = proveToken(token, typed, at)
      if (proof.fits) return
      for (const hint of proof.hints) expect(fitsWith(token, hint, typed, at)).toBe(true)
      if (!/^\w{5,8}$/.test(typed.replace(/[\s-]/g, ''))) expect(proof.hints).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('wrong codes get no hint, except for one in 350 by accident', () => {
  const wrong = Array.from({ length: 20 }, (_, index) => String((index * 7919 + 13) % 1_000_000).padStart(6, '0'))
  const hinted = wrong.filter((code) => {
    const proof = proveToken(TOTP, code, AT)
    return proof.fits || proof.hints.length > 0
  })
  expect(hinted).toEqual([])
})
