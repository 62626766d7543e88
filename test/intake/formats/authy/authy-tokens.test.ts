import { describe, expect, test } from 'vitest'
import { authyTokens, authyTokensEncrypted } from '../../../../electron/intake/formats/authy/authy-tokens.ts'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import {
  APP,
  appsFile,
  DECRYPTED,
  decryptedFile,
  sealedToken,
  tokensFile,
} from '../../../fixtures/intake/authy-tokens.ts'
import { answerOf, foundIn, setAsideIn, survivesDamage, tokensOf } from '../accounted.ts'

const PASSWORD = 'пароль 🔑 '
const IV = '000102030405060708090a0b0c0d0e0f'
const TOKEN = { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA1', digits: 6, period: 30 }

describe('tokens under a backup password', () => {
  test.each([
    ['100,000 iterations', { iterations: 100_000 }],
    ['none stated', { iterations: null }],
    ['an initialisation vector', { iv: IV }],
  ])('are opened: %s', async (_, sealing) => {
    const found = await foundIn(authyTokensEncrypted, tokensFile([sealedToken(PASSWORD, sealing)]), PASSWORD)
    expect(tokensOf(found)).toEqual([['PyPI', 'alice', undefined, TOKEN]])
  })

  test('may each be sealed in another way', async () => {
    const tokens = [
      sealedToken(PASSWORD, { iterations: 1000 }),
      sealedToken(PASSWORD, { iterations: 3000, iv: IV }, { name: 'npm: bob', issuer: null, original_name: null }),
      sealedToken(PASSWORD, {}, { name: 'Mine', digits: 7 }),
    ]
    expect(tokensOf(await foundIn(authyTokensEncrypted, tokensFile(tokens), PASSWORD))).toEqual([
      ['PyPI', 'alice', undefined, TOKEN],
      ['npm', 'bob', undefined, TOKEN],
      ['PyPI', 'Mine', 'Authy name before it was changed: PyPI:alice', { ...TOKEN, digits: 7 }],
    ])
  })

  const file = tokensFile([sealedToken(PASSWORD), sealedToken(PASSWORD, {}, { name: 'npm: bob' })])

  test('tell a missing password, a wrong one and a cut file apart', async () => {
    expect(await answerOf(authyTokensEncrypted, file)).toBe('password-needed')
    expect(await answerOf(authyTokensEncrypted, file, PASSWORD.trim())).toBe('wrong-password')
    expect(await answerOf(authyTokensEncrypted, file.slice(0, -3), PASSWORD)).toBe('file-truncated')
    expect(await answerOf(authyTokensEncrypted, new TextEncoder().encode('[]'), PASSWORD)).toBe('file-damaged')
  })

  test('that ask for more than Authy does are refused before any work', async () => {
    const one = sealedToken(PASSWORD, {}, { key_derivation_iterations: LIMITS.authyIterations + 1 })
    expect(await answerOf(authyTokensEncrypted, tokensFile([one]), PASSWORD)).toBe('cost-too-high')
    const each = { ...sealedToken(PASSWORD), key_derivation_iterations: LIMITS.authyIterations }
    const many = Array.from({ length: LIMITS.authyWork / LIMITS.authyIterations + 1 }, () => each)
    expect(await answerOf(authyTokensEncrypted, tokensFile(many), PASSWORD)).toBe('cost-too-high')
  })

  test('under another password than the rest, or of another shape, are set aside whole', async () => {
    const other = sealedToken('earlier', {}, { name: 'npm: bob' })
    const odd = { ...sealedToken(PASSWORD), key_derivation_iterations: 'many' }
    const found = await foundIn(authyTokensEncrypted, tokensFile([sealedToken(PASSWORD), other, odd]), PASSWORD)
    expect(setAsideIn(found)).toEqual([
      [{ kind: 'secret-damaged' }, other],
      [{ kind: 'other-secret-shape', app: 'Authy' }, odd],
    ])
  })

  test('survive every alteration', async () => {
    await survivesDamage(authyTokensEncrypted, file, PASSWORD, 60)
  })
})

test('what a script has decrypted gives the same; what it could not is set aside', async () => {
  const failed = { ...DECRYPTED, decrypted_seed: 'Decryption failed: Invalid padding length' }
  const found = await foundIn(authyTokens, decryptedFile([DECRYPTED, failed]))
  expect(tokensOf(found.slice(0, 1))).toEqual([['PyPI', 'alice', undefined, TOKEN]])
  expect(setAsideIn(found)).toEqual([[{ kind: 'other-secret-shape', app: 'Authy' }, failed]])
})

test("Authy's own codes have seven digits and ten seconds", async () => {
  expect(await foundIn(authyTokens, appsFile([APP]))).toMatchObject([
    { issuer: 'Exchange', account: '', token: { type: 'totp', digits: 7, period: 10 } },
  ])
})
