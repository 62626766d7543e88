import { describe, expect, it } from 'vitest'
import { failureOf, isAgainstKey, isKnownFailure, isRefusal, type FailedCall } from '../../electron/keys/failure.ts'

const CALL: FailedCall = {
  ask: 'sign',
  error: 'NotAllowedError',
  focused: true,
  elapsed: 3000,
  wait: 120_000,
  system: 'linux',
  dialog: false,
}

const LATE = { elapsed: 119_900 }
const KEY = { keys: 1, openable: 1 }
const NONE = { keys: 0, openable: 0 }

describe('a call that the browser answers with NotAllowedError', () => {
  it.each<[string, Partial<FailedCall>, object]>([
    ['after the whole time: nobody touched a key', LATE, { kind: 'timed-out', seconds: 120, system: 'linux' }],
    [
      'half a second before the end counts as the end',
      { elapsed: 119_500 },
      { kind: 'timed-out', seconds: 120, system: 'linux' },
    ],
    ['a moment earlier does not', { elapsed: 119_499 }, { kind: 'other-key' }],
    [
      'after the whole time, and no key was ever seen',
      { ...LATE, before: NONE, after: NONE },
      { kind: 'no-key', seconds: 120 },
    ],
    [
      'after the whole time, and the key that was there is gone',
      { ...LATE, before: KEY, after: NONE },
      { kind: 'pulled' },
    ],
    [
      'after the whole time, and the key may not be opened',
      { ...LATE, before: NONE, after: { keys: 1, openable: 0, barred: { vendor: '1050', product: '0407' } } },
      { kind: 'no-rights', vendor: '1050', product: '0407' },
    ],
    [
      'after the whole time, and one of two keys may be opened',
      { ...LATE, before: NONE, after: { keys: 2, openable: 1 } },
      { kind: 'timed-out', seconds: 120, system: 'linux' },
    ],
    ['soon, while signing: another key', {}, { kind: 'other-key' }],
    ['soon, while signing, and the key is gone', { before: KEY, after: NONE }, { kind: 'pulled' }],
    ['soon, while registering: it wants its PIN', { ask: 'register' }, { kind: 'wants-pin', system: 'linux' }],
    ['soon, while registering on macOS', { ask: 'register', system: 'mac' }, { kind: 'wants-pin', system: 'mac' }],
    ['soon, when asked for its model', { ask: 'model' }, { kind: 'wants-pin', system: 'linux' }],
    ['soon, when asked for its PIN', { ask: 'pin' }, { kind: 'no-pin', system: 'linux' }],
    [
      'soon on Windows: its dialog has said why',
      { system: 'windows', dialog: true },
      { kind: 'system-ended', pin: false },
    ],
    [
      'soon on Windows, when asked for its PIN',
      { system: 'windows', dialog: true, ask: 'pin' },
      { kind: 'system-ended', pin: true },
    ],
    ['soon, while another window was in front', { focused: false }, { kind: 'not-in-front' }],
  ])('%s', (_what, call, failure) => {
    expect(failureOf({ ...CALL, ...call })).toEqual(failure)
  })
})

it.each([
  ['InvalidStateError', { kind: 'in-list' }],
  ['OperationError', { kind: 'busy' }],
  ['NotSupportedError', { kind: 'no-algorithm' }],
  ['SecurityError', { kind: 'not-allowed' }],
  ['AbortError', { kind: 'unclear', error: 'AbortError' }],
  ['UnknownError', { kind: 'unclear', error: 'UnknownError' }],
  ['', { kind: 'unclear', error: '' }],
])('%s means the same whenever it comes', (error, failure) => {
  for (const elapsed of [0, 3000, 120_000]) expect(failureOf({ ...CALL, error, elapsed })).toEqual(failure)
})

describe('a refusal shows that a key is another one', () => {
  const COMPARE = { ...CALL, ask: 'compare', before: KEY, after: KEY } as const

  it('only when it was compared, soon after it was asked', () => {
    expect(isRefusal(COMPARE)).toBe(true)
    expect(isRefusal({ ...COMPARE, ask: 'sign' })).toBe(false)
    expect(isRefusal({ ...COMPARE, ...LATE })).toBe(false)
  })

  it('not when it may have been pulled, when another window was in front, or a dialog was closed', () => {
    expect(isRefusal({ ...COMPARE, before: KEY, after: NONE })).toBe(false)
    expect(isRefusal({ ...COMPARE, focused: false })).toBe(false)
    expect(isRefusal({ ...COMPARE, dialog: true })).toBe(false)
    expect(isRefusal({ ...COMPARE, error: 'UnknownError' })).toBe(false)
  })

  it('not when nobody knows whether a key was there, or which', () => {
    expect(isRefusal({ ...COMPARE, before: undefined, after: undefined })).toBe(false)
    expect(isRefusal({ ...COMPARE, before: NONE })).toBe(false)
  })

  it('not when several keys are plugged in: nobody knows which one refused', () => {
    expect(isRefusal({ ...COMPARE, before: { keys: 2, openable: 2 }, after: { keys: 2, openable: 2 } })).toBe(false)
    expect(isRefusal({ ...COMPARE, before: KEY, after: { keys: 2, openable: 2 } })).toBe(false)
  })
})

it('only a wrong answer and a counter that went back speak against a key', () => {
  expect(
    ['counter-back', 'not-verified', 'timed-out', 'wants-pin', 'other-key'].map((kind) => isAgainstKey({ kind })),
  ).toEqual([true, true, false, false, false])
})

it('an answer that this app does not understand, or about the make of a key, does not speak against it', () => {
  const whys = ['signature', 'malformed', 'format', 'attestation', 'certificates', 'unsupported-algorithm']
  expect(whys.map((why) => isAgainstKey({ kind: 'not-verified', why }))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

it('kinds of later versions are not known', () => {
  expect(['pulled', 'toString', 'melted'].map((kind) => isKnownFailure({ kind }))).toEqual([true, false, false])
})
