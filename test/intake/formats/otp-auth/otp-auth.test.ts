import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { otpAuth } from '../../../../electron/intake/formats/otp-auth/otp-auth.ts'
import { encodeBase32 } from '../../../../electron/otp/base32.ts'
import {
  EPOCH,
  otpAuthAccount,
  otpAuthBackup,
  otpAuthExport,
  otpAuthFile,
  type Account,
  type Scheme,
} from '../../../fixtures/intake/otp-auth.ts'
import { Archiver, Real } from '../../../fixtures/intake/property-list.ts'
import { bytesFrom } from '../../../fixtures/intake/sealing.ts'
import { answerOf, foundIn, setAsideIn, survivesDamage } from '../accounted.ts'

const PASSWORD = 'пароль 🔑 '
const SECRET = bytesFrom('otp-auth', 20)
const SCHEMES: readonly Scheme[] = ['old', 'rncryptor']

const backup = (accounts: readonly Account[], scheme?: Scheme) =>
  otpAuthBackup([{ name: 'Work', accounts }], PASSWORD, scheme)

describe.each(SCHEMES)('sealed in the way %s', (scheme) => {
  test('a backup has the accounts of all folders, which become tags', async () => {
    const accounts = [otpAuthAccount({ issuer: 'GitHub', label: 'böb 🔑', algorithm: 3, digits: 8, period: 60 })]
    const folders = [
      { name: 'Work', accounts: [otpAuthAccount(), otpAuthAccount({ type: 1, counter: 7, algorithm: 0 })] },
      { name: '', accounts },
    ]
    expect(await foundIn(otpAuth, otpAuthBackup(folders, PASSWORD, scheme), PASSWORD)).toEqual([
      {
        ...{ kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [] },
        ...{ note: 'OTP Auth folder: Work', tags: ['Work'] },
        token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 },
      },
      {
        ...{ kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [] },
        ...{ note: 'OTP Auth folder: Work', tags: ['Work'] },
        token: { type: 'hotp', secret: SECRET, algorithm: 'SHA1', digits: 6, counter: 7 },
      },
      {
        ...{ kind: 'token', issuer: 'GitHub', account: 'böb 🔑', warnings: [] },
        token: { type: 'totp', secret: SECRET, algorithm: 'SHA512', digits: 8, period: 60 },
      },
    ])
  })

  test.each([true, false])('an export has one account, as the object of a backup: %s', async (asObject) => {
    const file = otpAuthExport(otpAuthAccount(), PASSWORD, { scheme, asObject })
    expect(await foundIn(otpAuth, file, PASSWORD)).toEqual([
      {
        ...{ kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [] },
        token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 },
      },
    ])
  })

  test('a missing password, a wrong one and a cut file are told apart', async () => {
    const file = backup([otpAuthAccount()], scheme)
    expect(await answerOf(otpAuth, file)).toBe('password-needed')
    expect(await answerOf(otpAuth, file, PASSWORD.trim())).toBe('wrong-password')
    for (const cut of [1, 16, 160])
      expect(await answerOf(otpAuth, file.slice(0, -cut), PASSWORD)).toBe('file-truncated')
  })

  test('every alteration is survived', async () => {
    await survivesDamage(otpAuth, backup([otpAuthAccount()], scheme), PASSWORD, 100)
  })
})

test('no wrong password makes an account, though nothing authenticates the old way', async () => {
  const file = backup([otpAuthAccount()], 'old')
  const answers = new Set<unknown>()
  // One wrong key in 256 passes the padding.
  for (let index = 0; index < 2000; index++) answers.add(await answerOf(otpAuth, file, `wrong ${String(index)}`))
  expect(answers).toEqual(new Set(['wrong-password']))
})

test.each([
  [{ type: 0 }, { kind: 'type-unknown', stated: '0' }],
  [{ algorithm: 4 }, { kind: 'algorithm-md5' }],
  [{ algorithm: 9 }, { kind: 'algorithm-unknown', stated: '9' }],
  [{ digits: 0 }, { kind: 'digits-unclear', stated: '0' }],
  [{ period: -30 }, { kind: 'period-unclear', stated: '-30' }],
  [{ issuer: 7 }, { kind: 'other-shape', app: 'OTP Auth' }],
])('an account with %j is set aside with all it holds', async (more, reason) => {
  const found = await foundIn(otpAuth, backup([otpAuthAccount(more)]), PASSWORD)
  const plain = { ...otpAuthAccount(), secret: encodeBase32(SECRET), refDate: EPOCH, ...more }
  expect(setAsideIn(found)).toEqual([[reason, plain]])
})

test('periods that do not begin in 1970 are warned of', async () => {
  const found = await foundIn(otpAuth, backup([otpAuthAccount({ refDate: new Real(0) })]), PASSWORD)
  expect(found).toMatchObject([{ kind: 'token', warnings: [{ kind: 'other-start' }] }])
  const none = await foundIn(otpAuth, backup([otpAuthAccount({ refDate: null })]), PASSWORD)
  expect(none).toMatchObject([{ kind: 'token', warnings: [] }])
})

test('a version that is not known is named', async () => {
  const archiver = new Archiver()
  const fields = { Version: archiver.add(new Real(1.3)), WrappedData: archiver.add(bytesFrom('any', 64)) }
  const bytes = otpAuthFile(archiver.finished(archiver.dictionary(fields)))
  await expect(async () => await otpAuth.read({ name: '', bytes }, PASSWORD)).rejects.toMatchObject({
    code: 'unreadable',
    message:
      'This OTP Auth backup is of version 1.3, which is not known here. Nothing was read. Update this app. Until then, show the QR codes of the accounts in OTP Auth to the camera here.',
  })
})

test('an archive of something else is damaged', async () => {
  const archiver = new Archiver()
  expect(await answerOf(otpAuth, otpAuthFile(archiver.finished(archiver.add('text'))), PASSWORD)).toBe('file-damaged')
})

test('folders that name the same accounts again and again are too many', async () => {
  const accounts = Array.from({ length: 101 }, () => otpAuthAccount())
  const shared = otpAuthBackup([{ name: '', accounts }], PASSWORD, 'rncryptor', LIMITS.entries / 100)
  expect(await answerOf(otpAuth, shared, PASSWORD)).toBe('file-too-large')
})
