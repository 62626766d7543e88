import { expect, test } from 'vitest'
import { openAuthenticator as format } from '../../../electron/intake/formats/open-authenticator.ts'
import { SECRET } from '../../fixtures/intake/login-tables.ts'
import { openAuthenticatorFile } from '../../fixtures/intake/other-authenticators.ts'
import { answerOf, foundIn, survivesDamage } from './accounted.ts'

const totps = [
  { secret: SECRET, label: 'alice', issuer: 'PyPI' },
  { secret: SECRET, label: 'bob', settings: { algorithm: 'sha256', digits: 8, period: 60 } },
]
const READ = [
  { issuer: 'PyPI', account: 'alice', token: { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 } },
  { issuer: '', account: 'bob', token: { type: 'totp', algorithm: 'SHA256', digits: 8, period: 60 } },
]

test.each([false, true])('a backup opens with its password; names in plain text: %s', async (plainNames) => {
  expect(await foundIn(format, await openAuthenticatorFile(totps, { plainNames }), 'pass')).toMatchObject(READ)
})

test('a missing and a wrong password are told apart, and a damaged entry is set aside alone', async () => {
  const file = await openAuthenticatorFile(totps)
  expect(await answerOf(format, file)).toBe('password-needed')
  expect(await answerOf(format, file, 'other')).toBe('wrong-password')
  const found = await foundIn(format, await openAuthenticatorFile(totps, { damaged: 1 }), 'pass')
  expect(found).toMatchObject([
    { kind: 'token', issuer: 'PyPI' },
    { kind: 'quarantined', what: 'entry 2', reason: { kind: 'secret-damaged' } },
  ])
})

test('no damage crashes it', async () => {
  await survivesDamage(format, await openAuthenticatorFile(totps), 'pass', 30)
})
