import { describe, expect, it } from 'vitest'
import { lineCheck } from '../../../../electron/sheets/content/line-check.ts'
import { progressSentence } from '../../../../renderer/decoder/page/progress-words.ts'
import { lineLabel, type TypedKind } from '../../../../renderer/decoder/reading/typed-lines.ts'
import { typingProgress } from '../../../../renderer/decoder/reading/typing-progress.ts'

const ID = '3F9A2C41-2'
const right = (kind: TypedKind, index: number, text: string) => ({
  text,
  check: lineCheck(ID, lineLabel(kind, index), text),
})
const wrong = (text: string) => ({ text, check: text === '' ? '' : 'zzzz' })
const said = (kind: TypedKind, lines: Parameters<typeof typingProgress>[2]) =>
  progressSentence(kind, typingProgress(kind, ID, lines))

describe('how far the typing is', () => {
  it('is said in lines that are right, of as many as the sheet has', () => {
    const words = right('share', 0, 'shadow pistol academic')
    expect(said('share', [wrong('')])).toBe('')
    expect(said('share', [words])).toBe('1 of 11 lines are right.')
    expect(said('share', [words, wrong('a b c'), wrong('')])).toBe('1 of 11 lines are right. Line 4 is not.')
    expect(said('identity', [wrong('AGE'), wrong('QQ'), wrong('PP')])).toBe(
      '0 of 4 lines are right. Lines 1, 2 and 3 are not.',
    )
  })

  it('leaves out how many there are where nobody knows', () => {
    expect(said('secret', [right('secret', 0, 'JBSW')])).toBe('1 line is right.')
    expect(said('secret', [right('secret', 0, 'JBSW'), right('secret', 1, 'Y3DP')])).toBe('2 lines are right.')
  })

  it('knows the number of a sealed text from its last line', () => {
    const begin = right('sealed', 0, '-----BEGIN AGE ENCRYPTED FILE-----')
    const end = '-----END AGE ENCRYPTED FILE-----'
    expect(said('sealed', [begin])).toBe('1 line is right.')
    expect(said('sealed', [begin, wrong(''), wrong(''), right('sealed', 3, end)])).toBe('2 of 4 lines are right.')
  })

  it('does not count what has no check', () => {
    expect(typingProgress('secret', '', [right('secret', 0, 'JBSW')])).toEqual({ right: 0, wrong: [] })
  })
})
