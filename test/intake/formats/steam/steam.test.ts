import { expect, test } from 'vitest'
import { steam, steamOld } from '../../../../electron/intake/formats/steam/steam.ts'
import { STEAM_ACCOUNT, steamFile, steamOldFile } from '../../../fixtures/intake/phone-files.ts'
import { answerOf, foundIn, setAsideIn, survivesDamage } from '../accounted.ts'

const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index)
const TOKEN = {
  kind: 'token',
  issuer: 'Steam',
  account: 'mara_plays',
  token: { type: 'steam', secret: SECRET, algorithm: 'SHA1', digits: 5, period: 30 },
  warnings: [],
}
const REVOCATION = {
  kind: 'code-set',
  service: 'Steam',
  account: 'mara_plays',
  codes: [new TextEncoder().encode('R12345')],
  warnings: [],
}

test('an account gives its token, and its revocation code as a recovery code', async () => {
  expect(await foundIn(steam, steamFile())).toEqual([TOKEN, REVOCATION])
  expect(await foundIn(steamOld, steamOldFile())).toEqual([TOKEN, REVOCATION])
})

test('an account without names or a revocation code gives its token alone', async () => {
  const found = await foundIn(steamOld, steamOldFile({ shared_secret: STEAM_ACCOUNT.shared_secret, steamid: '1' }))
  expect(found).toEqual([{ ...TOKEN, account: '' }])
})

test('a link with another secret is warned of', async () => {
  const uri = 'otpauth://totp/Steam:x?secret=JBSWY3DPEHPK3PXP'
  expect(await foundIn(steamOld, steamOldFile({ ...STEAM_ACCOUNT, uri }))).toMatchObject([
    {
      token: { secret: SECRET },
      warnings: [{ kind: 'other-secret-in-link' }],
    },
    { kind: 'code-set' },
  ])
})

test.each([
  [{ ...STEAM_ACCOUNT, shared_secret: 'AA*=' }, { kind: 'not-base64' }],
  [{ ...STEAM_ACCOUNT, shared_secret: '' }, { kind: 'secret-empty' }],
  [{ shared_secret: 5 }, { kind: 'other-shape', app: 'Steam' }],
])('%j is set aside whole, the revocation code with it', async (account, reason) => {
  const found = await foundIn(steam, steamFile({ a: STEAM_ACCOUNT, b: account }))
  expect(found.map(({ kind }) => kind)).toEqual(['token', 'code-set', 'quarantined'])
  expect(setAsideIn(found)).toEqual([[reason, account]])
})

test('a file that is cut off or damaged is told apart', async () => {
  expect(await answerOf(steam, steamFile().slice(0, -9))).toBe('file-truncated')
  expect(await answerOf(steamOld, steamOldFile().slice(0, -9))).toBe('file-truncated')
  expect(await answerOf(steam, steamOldFile())).toBe('file-damaged')
  expect(await answerOf(steamOld, new TextEncoder().encode('["shared_secret"'))).toBe('file-truncated')
  expect(await answerOf(steamOld, new TextEncoder().encode('["shared_secret"]'))).toBe('file-damaged')
})

test('a file with some other shared secret is not taken for one of Steam', () => {
  for (const format of [steam, steamOld])
    expect(format.recognises({ name: '', bytes: steamOldFile({ shared_secret: 'AAAA', accounts: [] }) })).toBe(false)
})

test('whatever is wrong with a file, the answer is a reading or a coded error', async () => {
  await survivesDamage(steam, steamFile())
  await survivesDamage(steamOld, steamOldFile())
})
