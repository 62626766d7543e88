import { expect, it } from 'vitest'
import type { KeyProblem } from '../../electron/keys/problem.ts'
import { problemSentence } from '../../electron/keys/words.ts'

const AGAIN = 'Nothing was saved. Try again; if it fails again, do not rely on this key.'

const SENTENCES: readonly (readonly [KeyProblem, string])[] = [
  [
    { kind: 'malformed', part: 'attestation-object', why: 'trailing' },
    `The key answered, but its answer is cut short or altered, so the test did not pass. ${AGAIN}`,
  ],
  [
    { kind: 'unusable-key', why: 'not-on-curve' },
    `The key answered with a public key that cannot be used, so the test did not pass. ${AGAIN}`,
  ],
  [
    { kind: 'signature' },
    `The key answered, but its signature does not fit its public key, so the test did not pass. ${AGAIN}`,
  ],
  [{ kind: 'challenge' }, `The answer is one to another test, so this test did not pass. ${AGAIN}`],
]

it.each(SENTENCES)('a broken answer warns against the key: %o', (problem, sentence) => {
  expect(problemSentence(problem)).toBe(sentence)
})

it('what says nothing against a key does not warn against it', () => {
  expect(problemSentence({ kind: 'certificates' })).toBe(
    'The key answered and sent certificates of its maker, which were not asked for. So the test did not go on. Nothing was saved. This says nothing against the key: services take it as before.',
  )
  expect(problemSentence({ kind: 'format', format: 'compound' })).toBe(
    'The key answered, and describes its make in a way that this app does not know. So the test did not go on. Nothing was saved. This says nothing against the key: services take it as before.',
  )
  expect(problemSentence({ kind: 'not-touched' })).toBe(
    'The key answered without being touched, so the test did not pass. Nothing was saved. Try again, and touch the key when it blinks.',
  )
})

it('a counter that does not grow is a warning of a copy, and asks nobody to throw a key away', () => {
  expect(problemSentence({ kind: 'counter', was: 12, now: 10 })).toBe(
    'The key signed, but its counter did not grow: it was 12 at the last test and is 10 now. Perhaps a copy of this key was used in between. Nothing was saved. Test it again; if the counter stays behind, add another key to your accounts before you stop using this one.',
  )
})
