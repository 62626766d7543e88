import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { twoFas, twoFasEncrypted } from '../../../../electron/intake/formats/two-fas/two-fas.ts'
import { jsonBytes } from '../../../fixtures/intake/sealing.ts'
import { SERVICES, twoFasEncrypted as encryptedFile, twoFasPlain } from '../../../fixtures/intake/two-fas.ts'
import { answerOf, foundIn, readingOf, setAsideIn, survivesDamage, tokensOf } from '../accounted.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
const service = (more: object, otp: object = {}) => ({
  name: 'PyPI',
  secret: SECRET,
  otp: { account: 'mara', ...otp },
  ...more,
})
const WHOLE = [
  [
    'PyPI',
    'mara',
    '2FAS group: Work',
    { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA256', digits: 8, period: 60 },
  ],
  [
    'Build server',
    'deploy',
    undefined,
    { type: 'hotp', secret: '1234567890', algorithm: 'SHA1', digits: 6, counter: 41 },
  ],
  ['Steam', 'mara_plays', undefined, { type: 'steam', secret: 'abcdefghij', algorithm: 'SHA1', digits: 5, period: 30 }],
]

describe('a plain backup', () => {
  test('gives every service with all its values, from the fields and not from the link', async () => {
    expect(tokensOf(await foundIn(twoFas, twoFasPlain()))).toEqual(WHOLE)
  })

  test('of schema 1 has TOTP with the defaults', async () => {
    const old = jsonBytes({
      schemaVersion: 1,
      services: [{ name: 'Deno', secret: SECRET, otp: { account: 'Mason', label: 'Deno:Mason' }, type: 'Unknown' }],
    })
    expect(tokensOf(await foundIn(twoFas, old))).toMatchObject([
      ['Deno', 'Mason', undefined, { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 }],
    ])
  })

  test('takes values that are null as not stated', async () => {
    const nulls = { algorithm: null, digits: null, period: null, counter: null, tokenType: null }
    expect(tokensOf(await foundIn(twoFas, twoFasPlain([service({}, nulls)])))).toMatchObject([
      ['PyPI', 'mara', undefined, { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 }],
    ])
  })

  test.each([
    [
      'the edited name, with the first issuer in the note',
      service({ name: 'Mine ' }, { issuer: 'PyPI' }),
      ['Mine ', 'mara', '2FAS issuer: PyPI'],
    ],
    ['the issuer where the name is empty', service({ name: '' }, { issuer: 'PyPI' }), ['PyPI', 'mara', undefined]],
    [
      'the account of the label',
      service({}, { account: null, label: 'PyPI:zoë', issuer: 'PyPI' }),
      ['PyPI', 'zoë', undefined],
    ],
    ['the whole label without an issuer', service({}, { account: '', label: 'a:b' }), ['PyPI', 'a:b', undefined]],
    ['no account at all', { name: 'PyPI', secret: SECRET }, ['PyPI', '', undefined]],
  ])('names an entry by %s', async (_, one, names) => {
    const [entry] = tokensOf(await foundIn(twoFas, twoFasPlain([one])))
    expect((entry as unknown[]).slice(0, 3)).toEqual(names)
  })

  test.each([
    [service({}, { tokenType: 'YAOTP2' }), { kind: 'type-unknown', stated: '"YAOTP2"' }],
    [service({}, { algorithm: 'SHA3' }), { kind: 'algorithm-unknown', stated: '"SHA3"' }],
    [service({}, { digits: 11 }), { kind: 'digits-unclear', stated: '11' }],
    [service({}, { period: 0 }), { kind: 'period-unclear', stated: '0' }],
    [service({}, { tokenType: 'HOTP' }), { kind: 'counter-missing' }],
    [service({ secret: 'JBSW1' }), { kind: 'not-base32', at: 5 }],
    [service({ secret: null }), { kind: 'other-shape', app: '2FAS' }],
  ])('sets %j aside whole, and reads the others', async (one, reason) => {
    const found = await foundIn(twoFas, twoFasPlain([SERVICES[0], one, SERVICES[1]]))
    expect(found.map(({ kind }) => kind)).toEqual(['token', 'quarantined', 'token'])
    expect(setAsideIn(found)).toEqual([[reason, one]])
  })

  test('of a newer schema says so', async () => {
    expect((await readingOf(twoFas, twoFasPlain(SERVICES, 5))).warnings).toEqual([{ kind: 'newer-app', app: '2FAS' }])
  })

  test('that is cut off, damaged or too long is told apart', async () => {
    const file = twoFasPlain()
    const cut = file.slice(0, 400)
    expect(twoFas.recognises({ name: '', bytes: cut })).toBe(true)
    expect(await answerOf(twoFas, cut)).toBe('file-truncated')
    expect(await answerOf(twoFas, jsonBytes({ schemaVersion: 4, services: 'none' }))).toBe('file-damaged')
    const many = twoFasPlain(Array.from({ length: LIMITS.entries + 1 }, () => 0))
    expect(await answerOf(twoFas, many)).toBe('file-too-large')
  })
})

describe('an encrypted backup', () => {
  const file = encryptedFile('pass 🔑 ')

  test('holds the same as the plain one', async () => {
    expect(tokensOf(await foundIn(twoFasEncrypted, file, 'pass 🔑 '))).toEqual(WHOLE)
    expect(twoFas.recognises({ name: '', bytes: file })).toBe(false)
  })

  test('is told by the sealed services, also beside plain ones, and both are read', async () => {
    const both = encryptedFile('pass', SERVICES, { services: [service({ name: 'Plain' })] })
    const found = await foundIn(twoFasEncrypted, both, 'pass')
    expect(found.map((one) => (one.kind === 'token' ? one.issuer : one.kind))).toEqual([
      'Plain',
      'PyPI',
      'Build server',
      'Steam',
    ])
  })

  test('tells a missing password, a wrong one, a cut file and a damaged one apart', async () => {
    expect(await answerOf(twoFasEncrypted, file)).toBe('password-needed')
    expect(await answerOf(twoFasEncrypted, file, 'pass 🔑')).toBe('wrong-password')
    expect(await answerOf(twoFasEncrypted, file.slice(0, -20), 'pass 🔑 ')).toBe('file-truncated')
    const text = new TextDecoder().decode(file)
    const flipped = text.replace(/("servicesEncrypted":")..../, '$1AAAA')
    expect(await answerOf(twoFasEncrypted, new TextEncoder().encode(flipped), 'pass 🔑 ')).toBe('file-damaged')
    expect(await answerOf(twoFasEncrypted, new TextEncoder().encode(flipped), 'other')).toBe('wrong-password')
  })

  test.each(['', 'AAAA', 'AAAA:AAAA', 'AAAA:AAAA:AAAA', 'AAAA:AAAA:AAAAAAAAAAAAAAAA:AAAA', '!:AAAA:AAAAAAAAAAAAAAAA'])(
    'with "%s" for its services is damaged',
    async (servicesEncrypted) => {
      expect(await answerOf(twoFasEncrypted, encryptedFile('pass', [], { servicesEncrypted }), 'pass')).toBe(
        'file-damaged',
      )
    },
  )
})

test('a backup that has lost its sealed services is damaged, and not an empty one', async () => {
  const file = encryptedFile('pass', SERVICES, { servicesEncrypted: undefined })
  expect(twoFas.recognises({ name: '', bytes: file })).toBe(false)
  expect(await answerOf(twoFasEncrypted, file, 'pass')).toBe('file-damaged')
})

test('whatever is wrong with a backup, the answer is a reading or a coded error', async () => {
  await survivesDamage(twoFas, twoFasPlain())
  await survivesDamage(twoFasEncrypted, encryptedFile('pass'), 'pass', 50)
})
