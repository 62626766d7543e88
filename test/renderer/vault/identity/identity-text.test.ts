import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identityGroups, typedIdentity } from '../../../../renderer/vault/identity/identity-text.ts'

describe('a paper key on paper', () => {
  test('is what all of them start with, then groups of four', () => {
    expect(identityGroups('AGE-SECRET-KEY-1QQPQYLM5C')).toEqual(['AGE-SECRET-KEY-1', 'QQPQ', 'YLM5', 'C'])
  })

  test('is what post-quantum ones start with, then groups of four', () => {
    expect(identityGroups('AGE-SECRET-KEY-PQ-1QQPQYLM5C')).toEqual(['AGE-SECRET-KEY-PQ-1', 'QQPQ', 'YLM5', 'C'])
  })

  test('is all in groups when it starts otherwise', () => {
    expect(identityGroups('ABCDEF')).toEqual(['ABCD', 'EF'])
  })

  test('typed back in any grouping and case is the same again', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')),
      minLength: 1,
      maxLength: 58,
    })
    fc.assert(
      fc.property(letters, fc.boolean(), fc.constantFrom(' ', '\n', '  '), (rest, small, space) => {
        const identity = `AGE-SECRET-KEY-1${rest}`
        const typed = identityGroups(identity).join(space)
        expect(typedIdentity(small ? typed.toLowerCase() : typed)).toBe(identity)
      }),
    )
  })
})
