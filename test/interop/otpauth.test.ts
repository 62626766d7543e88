/** otpauth links of other test suites, and what this app makes of the ones they do not agree on. */
import { describe, expect, test } from 'vitest'
import { decodeBase32 } from '../../electron/otp/base32.ts'
import { codeOf } from '../../electron/otp/codes.ts'
import { formatOtpauth, parseOtpauth } from '../../electron/otp/otpauth.ts'
import type { Algorithm, Token } from '../../electron/otp/token.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Case {
  readonly uri: string
  readonly expected?: Readonly<Record<string, unknown>>
  readonly expectedError?: string
}

/** By link: what this app answers where an origin expects something else, with the reason. */
const OURS: Readonly<Record<string, { readonly why: string; readonly answer: object }>> = {
  'otpauth://totp/issuer:username?secret=ABCDEFG&issuer=something': {
    why: 'The issuer value is the newer of the two; the difference is warned of.',
    answer: { kind: 'read', issuer: 'something', account: 'username' },
  },
  ...labelOnly('otpauth://totp/issuer?secret=ABCDEFG'),
  ...labelOnly('otpauth://hotp/issuer?secret=ABCDEFG&counter=10'),
  ...labelOnly('otpauth://totp/issuer?secret=ABCDEFG&period=60'),
  ...labelOnly('otpauth://totp/issuer?secret=ABCDEFG&algorithm=SHA256'),
  'otpauth://hotp/issuer?secret=ABCDEFG': {
    why: 'A guessed counter makes wrong codes and can lock an account.',
    answer: { kind: 'quarantined', reason: { kind: 'counter-missing' } },
  },
  'otpauth://totp/Steam?secret=ABCDEFG': {
    why: 'A label without a colon is the account, as the key URI format says.',
    answer: { kind: 'read', issuer: '', account: 'Steam', token: { type: 'steam', digits: 5 } },
  },
  'otpauth://yaotp/username?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI&pin_length=4': {
    why: 'The PIN may be kept elsewhere.',
    answer: { kind: 'read', token: { type: 'yandex' } },
  },
  'motp://MOTP:Username?secret=7ac61d4736f51a2b': {
    why: 'mOTP is known here.',
    answer: { kind: 'read', issuer: 'MOTP', account: 'Username', token: { type: 'motp' } },
  },
  'otpauth://totp/Example:alice@google.com/?secret=JBSWY3DPEHPK3PXP&issuer=Example': {
    why: 'A slash may be in a name, and names are not changed.',
    answer: { kind: 'read', account: 'alice@google.com/' },
  },
  'otpauth://totp/ACME%20Co:john@example.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ&issuer=ACME%20Co&algorithm=SHA512&digits=6&period=90000':
    { why: 'No period is clamped: the codes would be wrong.', answer: { kind: 'read', token: { period: 90000 } } },
  '30;8 + gezdgnbvgy3tqojqgezdgnbvgy3tqojq': {
    why: 'These are two fields of a KeePass entry, not a link.',
    answer: { kind: 'refused', reason: { kind: 'not-a-link' } },
  },
  'otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP&issuer=Example&period=0': {
    why: 'No value that is not understood becomes a default.',
    answer: { kind: 'quarantined', reason: { kind: 'period-unclear', stated: '"0"' } },
  },
  'otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP&issuer=Example&period=150': {
    why: 'Any period is used as stated.',
    answer: { kind: 'read', token: { period: 150 } },
  },
  'otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP&issuer=Example&digits=11': {
    why: 'No value that is not understood becomes a default.',
    answer: { kind: 'quarantined', reason: { kind: 'digits-unclear', stated: '"11"' } },
  },
}

function labelOnly(uri: string): typeof OURS {
  const why = 'A label without a colon is the account, as the key URI format says.'
  return { [uri]: { why, answer: { kind: 'read', issuer: '', account: 'issuer' } } }
}

const sample = hasSamples
  ? (readSampleJson('uri-cases/otpauth-uris.json') as { parse: Case[]; roundtrip: { uris: string[] } })
  : { parse: [], roundtrip: { uris: [] } }

describe.skipIf(!hasSamples)('links that the origins agree on', () => {
  const agreed = sample.parse.filter((one) => !(one.uri in OURS))

  test.each(agreed.filter((one) => one.expected))('$uri is read', ({ uri, expected }) => {
    const result = parseOtpauth(uri)
    if (result.kind !== 'read') throw new Error(result.reason.kind)
    const { issuer, account: name, token } = result
    const secret = Buffer.from(token.secret).toString('hex')
    expect({ ...token, issuer, name, secret }).toMatchObject(stated(expected ?? {}))
  })

  test.each(agreed.filter((one) => one.expectedError))('$uri is not', ({ uri }) => {
    expect(parseOtpauth(uri).kind).not.toBe('read')
  })

  test.each(sample.roundtrip.uris)('%s means the same when it is written here', (uri) => {
    const result = parseOtpauth(uri)
    if (result.kind !== 'read') throw new Error(result.reason.kind)
    expect(parseOtpauth(formatOtpauth(result))).toEqual(result)
  })
})

describe.skipIf(!hasSamples)('links that they do not', () => {
  test.each(Object.entries(OURS))('%s', (uri, { answer }) => {
    expect(sample.parse.map((one) => one.uri)).toContain(uri)
    expect(parseOtpauth(uri)).toMatchObject(answer)
  })
})

function stated(expected: Readonly<Record<string, unknown>>): object {
  const given = Object.entries(expected).filter(([, value]) => value !== null)
  return Object.fromEntries(given.map(([key, value]) => [key, key === 'secret' ? hexOf(String(value)) : value]))
}

function hexOf(base32: string): string {
  const result = decodeBase32(base32)
  if (!result.ok) throw new Error(result.reason.kind)
  return Buffer.from(result.bytes).toString('hex')
}

interface Vectors {
  readonly rfc4226_appendix_d: { readonly secretBase32: string; readonly rows: { counter: number; code: string }[] }
  readonly rfc6238_appendix_b: {
    readonly secrets: Record<Algorithm, { base32: string }>
    readonly rows: { algorithm: Algorithm; time: number; code: string }[]
  }
  readonly totp_other: {
    secretBase32: string
    algorithm: Algorithm
    digits: number
    period: number
    time: number
    code: string
  }[]
  readonly steam_guard: { readonly rows: { secretBase32: string; time: number; code: string }[] }
}

describe.skipIf(!hasSamples)('the collected vectors', () => {
  const secretOf = (base32: string) => new Uint8Array(Buffer.from(hexOf(base32), 'hex'))

  test('are met by HOTP, TOTP and Steam codes', () => {
    const { rfc4226_appendix_d, rfc6238_appendix_b, totp_other, steam_guard } = readSampleJson(
      'vectors/otp.json',
    ) as Vectors
    const checks: [Token, number, string][] = [
      ...rfc4226_appendix_d.rows.map(({ counter, code }): [Token, number, string] => [
        { type: 'hotp', secret: secretOf(rfc4226_appendix_d.secretBase32), algorithm: 'SHA1', digits: 6, counter },
        0,
        code,
      ]),
      ...rfc6238_appendix_b.rows.map(({ algorithm, time, code }): [Token, number, string] => [
        {
          type: 'totp',
          secret: secretOf(rfc6238_appendix_b.secrets[algorithm].base32),
          algorithm,
          digits: 8,
          period: 30,
        },
        time,
        code,
      ]),
      ...totp_other.map(({ secretBase32, algorithm, digits, period, time, code }): [Token, number, string] => [
        { type: 'totp', secret: secretOf(secretBase32), algorithm, digits, period },
        time,
        code,
      ]),
      ...steam_guard.rows.map(({ secretBase32, time, code }): [Token, number, string] => [
        { type: 'steam', secret: secretOf(secretBase32), algorithm: 'SHA1', digits: 5, period: 30 },
        time,
        code,
      ]),
    ]
    expect(checks).toHaveLength(10 + 18 + 1 + 4)
    for (const [token, time, code] of checks) expect(codeOf(token, time * 1000).text).toBe(code)
  })

  test('of base32 are met', () => {
    const { base32 } = readSampleJson('vectors/base32-base64-rfc4648.json') as {
      base32: { ascii: string; encoded: string }[]
    }
    expect(base32).toHaveLength(7)
    for (const { ascii, encoded } of base32) expect(hexOf(encoded)).toBe(Buffer.from(ascii).toString('hex'))
  })
})
