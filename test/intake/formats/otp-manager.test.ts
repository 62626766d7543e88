import { describe, expect, test } from 'vitest'
import { otpManager, otpManagerEncrypted } from '../../../electron/intake/formats/otp-manager.ts'
import { otpAccount, otpManagerFile, sealedAccount, sealedFile } from '../../fixtures/intake/otp-manager.ts'
import { answerOf, foundIn, setAsideIn, survivesDamage } from './accounted.ts'

const PASSWORD = 'пароль 🔑 '

test('an account has the values of old files and of new ones', async () => {
  const found = await foundIn(
    otpManager,
    otpManagerFile([
      otpAccount({ algorithm: 2, digits: 8, period: 60 }),
      otpAccount({ algorithm: 'SHA256', type: 'hotp', counter: 4 }),
      otpAccount({ type: 'hotp', counter: -1 }),
      otpAccount({ type: 'hotp', counter: null }),
    ]),
  )
  expect(found).toMatchObject([
    { issuer: 'PyPI', account: 'alice', token: { type: 'totp', algorithm: 'SHA512', digits: 8, period: 60 } },
    { token: { type: 'hotp', algorithm: 'SHA256', counter: 5 } },
    { token: { type: 'hotp', counter: 0 } },
    { token: { type: 'hotp', counter: 0 } },
  ])
})

test.each([
  [otpAccount({ algorithm: 3 }), { kind: 'algorithm-unknown', stated: '3' }],
  [otpAccount({ type: 'motion' }), { kind: 'type-unknown', stated: '"motion"' }],
  [otpAccount({ secret: 7 }), { kind: 'other-shape', app: 'OTP Manager' }],
])('%j is set aside with all it holds', async (account, reason) => {
  expect(setAsideIn(await foundIn(otpManager, otpManagerFile([account, otpAccount()])))).toEqual([[reason, account]])
})

describe('under a password', () => {
  const file = sealedFile([otpAccount(), otpAccount({ name: 'bob' })], PASSWORD)

  test('every account is opened', async () => {
    const plain = await foundIn(otpManager, otpManagerFile([otpAccount(), otpAccount({ name: 'bob' })]))
    expect(await foundIn(otpManagerEncrypted, file, PASSWORD)).toEqual(plain)
  })

  test('a missing one, a wrong one and a cut file are told apart', async () => {
    expect(await answerOf(otpManagerEncrypted, file)).toBe('password-needed')
    expect(await answerOf(otpManagerEncrypted, file, PASSWORD.trim())).toBe('wrong-password')
    expect(await answerOf(otpManagerEncrypted, file.slice(0, -1), PASSWORD)).toBe('file-truncated')
    expect(await answerOf(otpManagerEncrypted, otpManagerFile([otpAccount()], 'xyz'), PASSWORD)).toBe('wrong-password')
  })

  test('no wrong one makes a token, though nothing authenticates the file', async () => {
    const answers = new Set<unknown>()
    // One wrong key in 256 passes the padding.
    for (let index = 0; index < 2000; index++) answers.add(await answerOf(otpManagerEncrypted, file, `wrong ${index}`))
    expect(answers).toEqual(new Set(['wrong-password']))
  })

  test('an account under another password is set aside sealed', async () => {
    const other = sealedAccount(otpAccount({ name: 'bob' }), 'earlier')
    const mixed = otpManagerFile([sealedAccount(otpAccount(), PASSWORD), other], '000102030405060708090a0b0c0d0e0f')
    const found = await foundIn(otpManagerEncrypted, mixed, PASSWORD)
    expect(setAsideIn(found)).toEqual([[{ kind: 'secret-damaged' }, other]])
  })
})

test('every alteration is survived', async () => {
  await survivesDamage(otpManager, otpManagerFile([otpAccount()]))
  await survivesDamage(otpManagerEncrypted, sealedFile([otpAccount()], PASSWORD), PASSWORD)
})
