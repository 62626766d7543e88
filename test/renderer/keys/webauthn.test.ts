import { describe, expect, it } from 'vitest'
import { keyFailure, type KeyAttempt } from '../../../renderer/keys/webauthn.ts'

const attempt: KeyAttempt = { step: 'register', elapsedMs: 3000, timeoutMs: 60_000, linux: false }

describe('a key test that did not pass', () => {
  it('ran out of time when nothing was touched until the end', () => {
    expect(keyFailure('NotAllowedError', { ...attempt, elapsedMs: 60_004 })).toBe(
      'No key was touched within 60 s. Nothing was stored. Put the key in and test again.',
    )
  })

  it('names the missing rule on Linux, where a key may be out of reach', () => {
    expect(keyFailure('NotAllowedError', { ...attempt, elapsedMs: 59_700, linux: true })).toContain('udev rule')
    expect(keyFailure('NotAllowedError', { ...attempt, linux: true })).not.toContain('udev rule')
  })

  it('says what may have happened when a touched key did not register', () => {
    expect(keyFailure('NotAllowedError', attempt)).toContain('requires a PIN')
  })

  it('says what may have happened when a touched key did not sign', () => {
    expect(keyFailure('NotAllowedError', { ...attempt, step: 'sign' })).toContain('not one that is being tested')
  })

  it.each([
    ['AbortError', 'was stopped'],
    ['InvalidStateError', 'registered already'],
    ['OperationError', 'busy'],
    ['NotSupportedError', 'signature methods'],
    ['SecurityError', 'fault of the app'],
    ['UnknownError', 'no usable answer'],
  ])('%s is told as: %s', (name, words) => {
    expect(keyFailure(name, attempt)).toContain(words)
  })
})
