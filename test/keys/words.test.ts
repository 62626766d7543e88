import { expect, it } from 'vitest'
import { problemSentence } from '../../electron/keys/words.ts'

it('a broken answer warns against the key, and certificates that nobody asked for do not', () => {
  expect(problemSentence({ kind: 'malformed', part: 'attestation-object', why: 'trailing' })).toBe(
    'The key answered, but its answer is cut short or altered, so the test did not pass. Nothing was saved. Try again; if it fails again, do not rely on this key.',
  )
  expect(problemSentence({ kind: 'unusable-key', why: 'not-on-curve' })).toBe(
    'The key answered with a public key that cannot be used, so the test did not pass. Nothing was saved. Try again; if it fails again, do not rely on this key.',
  )
  expect(problemSentence({ kind: 'certificates' })).toBe(
    'The key answered and sent certificates of its maker, which were not asked for and which this app cannot check without a network. So the test did not go on. Nothing was saved. This says nothing against the key: services take it as before.',
  )
})
