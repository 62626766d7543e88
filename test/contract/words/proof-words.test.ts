import { expect, test } from 'vitest'
import { hintSentence, isClockHint } from '../../../electron/contract/words/proof-words.ts'
import type { HintChangeView } from '../../../electron/contract.ts'

test.each<[HintChangeView, string]>([
  [{ kind: 'digits', digits: 8, from: 6 }, '8 digits instead of 6'],
  [{ kind: 'period', period: 60, from: 30 }, 'a new code every 60 s instead of 30 s'],
  [{ kind: 'period', period: 60 }, 'a new code every 60 s'],
  [{ kind: 'algorithm', algorithm: 'SHA256', from: 'SHA1' }, 'SHA256 instead of SHA1'],
  [{ kind: 'type', type: 'steam' }, 'Steam letters instead of digits'],
  [{ kind: 'type', type: 'totp' }, 'ordinary digits instead of Steam letters'],
  [{ kind: 'counter', counter: 9, from: 7 }, 'counter 9 instead of 7'],
  [{ kind: 'clock', seconds: -90 }, 'a clock that is 90 seconds behind this one'],
  [{ kind: 'clock', seconds: 1800 }, 'a clock that is about 30 minutes ahead of this one'],
  [{ kind: 'clock', seconds: 27_000 }, 'a clock that is about 7 hours 30 minutes ahead of this one'],
])('the change %j is put in words', (change, words) => {
  expect(hintSentence({ changes: [change] })).toBe(`It would fit with ${words}.`)
})

test('two changes at once are said to be a guess', () => {
  const changes: readonly HintChangeView[] = [
    { kind: 'digits', digits: 8, from: 6 },
    { kind: 'period', period: 60, from: 30 },
  ]
  expect(hintSentence({ changes })).toBe(
    'It would fit with 8 digits instead of 6 and a new code every 60 s instead of 30 s. Two settings at once are a guess.',
  )
  expect([isClockHint({ changes }), isClockHint({ changes: [{ kind: 'clock', seconds: 60 }] })]).toEqual([false, true])
})
