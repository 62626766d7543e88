import { describe, expect, it } from 'vitest'
import { isTypedName } from '../../renderer/typed-name.ts'

describe('a name typed to confirm', () => {
  it('counts in either case and without punctuation', () => {
    expect(isTypedName('PyPI · alice', 'PyPI · alice')).toBe(true)
    expect(isTypedName(' pypi alice', 'PyPI · alice')).toBe(true)
  })

  it('has to be the whole name', () => {
    expect(isTypedName('PyPI', 'PyPI · alice')).toBe(false)
    expect(isTypedName('PyPI · alice2', 'PyPI · alice')).toBe(false)
    expect(isTypedName('', 'PyPI · alice')).toBe(false)
  })

  it('is typed without its hidden characters', () => {
    expect(isTypedName('live', '\u202Elive')).toBe(true)
    expect(isTypedName('live', 'li\u3164ve')).toBe(true)
    expect(isTypedName('□', '\u202E')).toBe(true)
    expect(isTypedName('', '\u202E')).toBe(false)
  })

  it('is compared character by character when it has only punctuation', () => {
    expect(isTypedName('', '***')).toBe(false)
    expect(isTypedName('***', '***')).toBe(true)
    expect(isTypedName('', '')).toBe(false)
  })
})
