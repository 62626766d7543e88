import { describe, expect, test } from 'vitest'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import type { Reading } from '../../../../electron/intake/intake.ts'
import { outcomeOf, staysWhole } from '../../../fixtures/intake/outcome.ts'
import {
  sealedText,
  totpAuthenticatorBackup,
  totpAuthenticatorXml,
  totpEntry,
} from '../../../fixtures/intake/totp-authenticator.ts'

const PASSWORD = 'пароль 🔑 '
const SECRET = Uint8Array.from(Buffer.from('48656c6c6f21deadbeef', 'hex'))
const read = async (bytes: Uint8Array, password?: string) => await readSource({ name: 'backup', bytes }, password)
const text = (value: string) => new TextEncoder().encode(value)
const UNUSUAL = { kind: 'unusual-settings' }

describe.each<[string, string, (entries: readonly unknown[]) => Uint8Array, string | undefined]>([
  ['preferences', 'totp-authenticator-xml', totpAuthenticatorXml, undefined],
  ['a backup', 'totp-authenticator', (entries) => totpAuthenticatorBackup(entries, PASSWORD), PASSWORD],
])('%s of TOTP Authenticator', (_, format, write, password) => {
  test('give every entry with all its values', async () => {
    const entries = [
      totpEntry(),
      totpEntry({ name: 'бот ', base: 32, key: 'JBSWY3DPEHPK3PXP', digits: '', period: '' }),
      JSON.stringify(totpEntry({ issuer: '', base: 64, key: 'SGVsbG8h3q2+7w==', digits: 8, period: 60 })),
    ]
    const reading = await read(write(entries), password)
    expect(reading).toMatchObject({ format, notes: [], parts: [] })
    const common = { type: 'totp', secret: SECRET, algorithm: 'SHA1' }
    expect(reading.found).toEqual([
      { kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [], token: { ...common, digits: 6, period: 30 } },
      { kind: 'token', issuer: 'PyPI', account: 'бот ', warnings: [], token: { ...common, digits: 6, period: 30 } },
      { kind: 'token', issuer: '', account: 'alice', warnings: [UNUSUAL], token: { ...common, digits: 8, period: 60 } },
    ])
  })

  test.each([
    [totpEntry({ base: 10 }), { kind: 'secret-other-base' }],
    [totpEntry({ key: 'ABC' }), { kind: 'secret-other-base' }],
    [totpEntry({ key: '' }), { kind: 'secret-empty' }],
    [totpEntry({ digits: 'six' }), { kind: 'digits-unclear', stated: '"six"' }],
    [totpEntry({ period: '0' }), { kind: 'period-unclear', stated: '"0"' }],
    ['{', { kind: 'other-shape', app: 'TOTP Authenticator' }],
    [7, { kind: 'other-shape', app: 'TOTP Authenticator' }],
  ])('set %j aside with all it holds', async (entry, reason) => {
    const { found } = await read(write([totpEntry(), entry]), password)
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason }])
    const verbatim = found[1]?.kind === 'quarantined' ? found[1].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(entry)
  })
})

describe('a backup', () => {
  const file = totpAuthenticatorBackup([totpEntry(), totpEntry()], PASSWORD)

  test('without a password of the user opens by itself', async () => {
    expect((await read(totpAuthenticatorBackup([totpEntry()], 'TotpAuthenticator'))).found).toMatchObject([
      { kind: 'token', account: 'alice' },
    ])
  })

  test('tells a missing password, a wrong one and a cut file apart', async () => {
    expect(await outcomeOf(file)).toBe('password-needed')
    expect(await outcomeOf(file, '')).toBe('wrong-password')
    expect(await outcomeOf(file, PASSWORD.trim())).toBe('wrong-password')
    expect(await outcomeOf(file.slice(0, -3), PASSWORD)).toBe('file-truncated')
    expect(await outcomeOf(file.slice(0, 300), PASSWORD)).toBe('file-truncated')
    expect(await outcomeOf(sealedText('x'.repeat(400), PASSWORD), PASSWORD)).toBe('wrong-password')
    expect(await outcomeOf(sealedText(`{"${'x'.repeat(400)}":"1"}`, PASSWORD), PASSWORD)).toBe('wrong-password')
  })

  test('is not seen in codes, keys and short texts', () => {
    const kinds = [
      '0123456789abcdef'.repeat(40),
      'JBSWY3DPEHPK3PXP'.repeat(40),
      'aB3+'.repeat(60),
      `${'aB3+'.repeat(60)}\n${'aB3+'.repeat(60)}`,
    ]
    for (const kind of kinds) expect(formatOf({ name: '', bytes: text(kind) })?.id).not.toBe('totp-authenticator')
    expect(formatOf({ name: '', bytes: text('aB3+'.repeat(64)) })?.id).toBe('totp-authenticator')
  })
})

test('preferences with something else in place of the list are damaged', async () => {
  expect(await outcomeOf(text('<map><string name="STATIC_TOTP_CODES_LIST">{}</string></map>'))).toBe('file-damaged')
  expect(await outcomeOf(text('<map><string name="a">"STATIC_TOTP_CODES_LIST"</string></map>'))).toBe('file-damaged')
})

test.each<[string, Uint8Array, string | undefined]>([
  ['preferences', totpAuthenticatorXml([totpEntry(), totpEntry()]), undefined],
  ['a backup', totpAuthenticatorBackup([totpEntry(), totpEntry()], PASSWORD), PASSWORD],
])('%s that are changed are refused with a code, or give every entry', async (_, file, password) => {
  const check = ({ found }: Reading) => {
    expect(found).toHaveLength(2)
  }
  await staysWhole(file, check, password === undefined ? {} : { password })
})
