import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inGroups, placeholder } from '../../../renderer/codes/code-groups.ts'

describe('a code in groups', () => {
  it.each([
    ['1234', '1234'],
    ['R7K4P', 'R7K4P'],
    ['482913', '482 913'],
    ['1234567', '123 4567'],
    ['12345678', '1234 5678'],
    ['123456789', '123 456 789'],
    ['1234567890', '123 456 7890'],
    ['', ''],
  ])('%s is shown as %s', (code, shown) => {
    expect(inGroups(code)).toBe(shown)
  })

  it('loses and adds no character, and keeps to groups of three and four', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{6,24}$/), (code) => {
        const groups = inGroups(code).split(' ')
        expect(groups.join('')).toBe(code)
        expect(groups.every((group) => group.length === 3 || group.length === 4)).toBe(true)
      }),
    )
  })

  it('has a placeholder of the same form', () => {
    expect(placeholder(6)).toBe('··· ···')
    expect(placeholder(8)).toBe('···· ····')
  })
})
