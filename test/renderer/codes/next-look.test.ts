import { describe, expect, it } from 'vitest'
import { nextLook } from '../../../renderer/codes/next-look.ts'

describe('the next look at the codes', () => {
  const now = 1_000_000

  it('is when the first of them expires', () => {
    expect(nextLook([now + 30_000, now + 10_000], now)).toBe(10_000)
  })

  it('is never at once', () => {
    expect(nextLook([now - 5], now)).toBe(1000)
  })

  it('is never later than a timer can wait, whatever period a token claims', () => {
    expect(nextLook([Number.MAX_SAFE_INTEGER * 1000], now)).toBe(3_600_000)
    expect(nextLook([], now)).toBe(3_600_000)
  })
})
