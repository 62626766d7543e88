import { expect, test } from 'vitest'
import { duo } from '../../../electron/intake/formats/duo.ts'
import { LIMITS } from '../../../electron/intake/containers/limits.ts'
import { DUO_ACCOUNTS, duoFile } from '../../fixtures/intake/phone-files.ts'
import { answerOf, foundIn, readingOf, setAsideIn, survivesDamage, tokensOf } from './accounted.ts'

const account = (otpGenerator: unknown) => ({ accountType: 'OtpAccount', name: 'mara', otpGenerator })

test('every account with a code is given, and the others are counted', async () => {
  const reading = await readingOf(duo, duoFile())
  expect(tokensOf(reading.found)).toEqual([
    [
      '',
      'mara',
      undefined,
      { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA1', digits: 6, period: 30 },
    ],
    ['', 'deploy', undefined, { type: 'hotp', secret: '1234567890', algorithm: 'SHA1', digits: 6, counter: 41 }],
  ])
  expect(reading.notes).toEqual([{ kind: 'without-code', count: 1 }])
})

test.each([
  [account({ otpSecret: 'A1' }), { kind: 'not-base32', at: 2 }],
  [account({ otpSecret: 'JBSWY3DPEHPK3PXP', counter: -1 }), { kind: 'counter-unclear', stated: '-1' }],
  [account({}), { kind: 'other-shape', app: 'Duo' }],
  [account('x'), { kind: 'other-shape', app: 'Duo' }],
  [7, { kind: 'other-shape', app: 'Duo' }],
])('%j is set aside whole', async (one, reason) => {
  expect(setAsideIn(await foundIn(duo, duoFile([DUO_ACCOUNTS[0], one])))).toEqual([[reason, one]])
})

test('a file that is cut off, damaged or too long is told apart', async () => {
  expect(await answerOf(duo, duoFile().slice(0, 150))).toBe('file-truncated')
  expect(duo.recognises({ name: '', bytes: duoFile().slice(0, 150) })).toBe(true)
  expect(await answerOf(duo, new TextEncoder().encode('{"otpGenerator": 1}'))).toBe('file-damaged')
  expect(await answerOf(duo, duoFile(Array.from({ length: LIMITS.entries + 1 }, () => 0)))).toBe('file-too-large')
})

test('whatever is wrong with a file, the answer is a reading or a coded error', async () => {
  await survivesDamage(duo, duoFile())
})
