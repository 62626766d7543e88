import { describe, expect, test } from 'vitest'
import { openSalted } from '../../../electron/intake/containers/openssl-salted.ts'
import {
  browserExtension,
  browserExtensionEncrypted,
} from '../../../electron/intake/formats/browser-extension/browser-extension.ts'
import { extensionEntry, extensionFile, sealedSecrets, sealedWhole } from '../../fixtures/intake/browser-extension.ts'
import { answerOf, foundIn, setAsideIn, survivesDamage, tokensOf } from './accounted.ts'

const PASSWORD = 'пароль 🔑 '
const HEX = '3132333435363738393031323334353637383930'
const BASE32 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const TEXT = '12345678901234567890'
const totp = { type: 'totp', secret: TEXT, algorithm: 'SHA1', digits: 6, period: 30 }

test.each([
  ['a base32 secret', { secret: BASE32 }, totp],
  ['a hexadecimal one', { type: 'hex', secret: HEX }, totp],
  ['a hexadecimal one that does not say so', { secret: HEX }, totp],
  ['a hexadecimal counter', { type: 'hhex', secret: HEX, counter: 7 }, { type: 'hotp', counter: 7, secret: TEXT }],
  ["Battle.net's eight digits", { type: 'battle', secret: BASE32 }, { ...totp, digits: 8 }],
  ["Battle.net's old mark", { secret: `bliz-${BASE32}` }, { ...totp, digits: 8 }],
  ["Steam's letters", { type: 'steam', secret: BASE32 }, { type: 'steam', secret: TEXT, digits: 5 }],
  ["Steam's old mark", { secret: `stm-${BASE32}` }, { type: 'steam', secret: TEXT }],
  ['a type that is a number', { type: 2, secret: BASE32, counter: 3 }, { type: 'hotp', counter: 3 }],
  [
    'other settings',
    { secret: BASE32, algorithm: 'SHA256', digits: 8, period: 60 },
    { ...totp, algorithm: 'SHA256', digits: 8, period: 60 },
  ],
  ['an algorithm that is a number', { secret: BASE32, algorithm: 3 }, { ...totp, algorithm: 'SHA512' }],
])('%s is read', async (_what, entry, token) => {
  const [read] = tokensOf(await foundIn(browserExtension, extensionFile([extensionEntry(entry)]))) as [unknown[]]
  expect(read.slice(0, 2)).toEqual(['PyPI', 'alice'])
  expect(read[3]).toMatchObject(token)
})

test('the site behind an issuer is no part of its name', async () => {
  const file = extensionFile([extensionEntry({ issuer: 'PyPI::pypi.org' })])
  expect(await foundIn(browserExtension, file)).toMatchObject([{ issuer: 'PyPI' }])
})

test.each([
  [{ algorithm: 'GOST3411_2012_256' }, { kind: 'algorithm-unknown', stated: '"GOST3411_2012_256"' }],
  [{ type: 'hotp' }, { kind: 'counter-missing' }],
  [{ type: 9 }, { kind: 'type-unknown', stated: '9' }],
  [{ secret: 7 }, { kind: 'other-shape', app: 'Authenticator' }],
])('%j is set aside with all it holds', async (more, reason) => {
  const entry = extensionEntry(more)
  expect(setAsideIn(await foundIn(browserExtension, extensionFile([entry])))).toEqual([[reason, entry]])
})

function firstEntry(file: Uint8Array): unknown {
  return Object.values(JSON.parse(new TextDecoder().decode(file)) as Record<string, unknown>)[0]
}

describe('under a password', () => {
  const entries = [extensionEntry(), extensionEntry({ type: 'hotp', counter: 2, account: 'bob' })]
  const key = Uint8Array.from({ length: 32 }, (_, at) => 255 - at)
  const files = [
    ['version 2', sealedSecrets(entries, PASSWORD)],
    ['version 2 with a key of its own', sealedSecrets(entries, PASSWORD, key)],
    ['version 3', sealedWhole(entries, PASSWORD)],
  ] as const

  test.each(files)('every entry of %s is opened', async (_what, file) => {
    const plain = tokensOf(await foundIn(browserExtension, extensionFile(entries)))
    expect(tokensOf(await foundIn(browserExtensionEncrypted, file, PASSWORD))).toEqual(plain)
  })

  test.each(files)('a missing password, a wrong one and a cut file are told apart, %s', async (_what, file) => {
    expect(await answerOf(browserExtensionEncrypted, file)).toBe('password-needed')
    expect(await answerOf(browserExtensionEncrypted, file, 'other')).toBe('wrong-password')
    expect(await answerOf(browserExtensionEncrypted, file.slice(0, -1), PASSWORD)).toBe('file-truncated')
  })

  test('what was sealed under another password is set aside as it is', async () => {
    const [other, mine] = ['earlier', PASSWORD].map((password) =>
      firstEntry(sealedSecrets([extensionEntry()], password)),
    )
    const found = await foundIn(browserExtensionEncrypted, extensionFile([mine, other]), PASSWORD)
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason: { kind: 'secret-damaged' } }])
    expect(setAsideIn(found)).toEqual([[{ kind: 'secret-damaged' }, other]])
  })

  test('is opened as OpenSSL seals it', () => {
    // printf JBSWY3DPEHPK3PXP | openssl enc -aes-256-cbc -md md5 -S 0001020304050607 -pass pass:correct -base64
    const ciphertext = Buffer.from('oXtg5kkaTZtYUFACaGOaB3qI1Gli0v3m/LH4LlY6Z1w=', 'base64')
    const file = Buffer.concat([Buffer.from('Salted__'), Buffer.from('0001020304050607', 'hex'), ciphertext])
    const plain = openSalted(file.toString('base64'), 'correct')
    expect(plain && new TextDecoder().decode(plain)).toBe('JBSWY3DPEHPK3PXP')
    expect(openSalted(ciphertext.toString('base64'), 'correct')).toBeUndefined()
  })
})

test('no damage crashes it', async () => {
  await survivesDamage(browserExtension, extensionFile([extensionEntry()]))
  await survivesDamage(browserExtensionEncrypted, sealedSecrets([extensionEntry()], 'x'), 'x')
})
