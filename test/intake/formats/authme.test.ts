import { expect, test } from 'vitest'
import { authme } from '../../../electron/intake/formats/authme.ts'
import { authmeEntry, authmeFile } from '../../fixtures/intake/other-authenticators.ts'
import { answerOf, readingOf, survivesDamage } from './accounted.ts'

test('each code is read with its names, and one of another kind is set aside', async () => {
  const text =
    authmeEntry('alice', 'PyPI') + authmeEntry('npm', 'npm') + authmeEntry('bob', 'Forge', 'JBSWY3DP0', 'OTP_HOTP')
  expect((await readingOf(authme, authmeFile(text))).found).toMatchObject([
    { issuer: 'PyPI', account: 'alice', token: { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 } },
    { issuer: 'npm', account: '' },
    { kind: 'quarantined', what: 'Forge: bob', reason: { kind: 'not-base32', at: 9 } },
  ])
})

test('a sealed file says how to get another, and no damage crashes it', async () => {
  expect(await answerOf(authme, authmeFile('sealed', true))).toBe('unreadable')
  expect(await answerOf(authme, authmeFile('something else'))).toBe('file-damaged')
  await survivesDamage(authme, authmeFile(authmeEntry('alice', 'PyPI')))
})
