import { describe, expect, test } from 'vitest'
import { readSource } from '../../../../electron/intake/formats.ts'
import type { Reading } from '../../../../electron/intake/intake.ts'
import { entry, freeOtpJson, freeOtpXml, SECRET } from '../../../fixtures/intake/freeotp.ts'
import { failsWhenCut, outcomeOf, staysWhole } from '../../../fixtures/intake/outcome.ts'

const read = async (bytes: Uint8Array) => await readSource({ name: 'tokens.xml', bytes })
const readOne = async (token: unknown) => (await read(freeOtpJson([token]))).found[0]

describe.each([
  ['preferences', 'freeotp', (tokens: Readonly<Record<string, unknown>>) => freeOtpXml(tokens)],
  ['an export of FreeOTP+', 'freeotp-plus', (tokens: object) => freeOtpJson(Object.values(tokens))],
])('%s', (_, format, write) => {
  test('give every token with all its values', async () => {
    const reading = await read(
      write({
        'PyPI:alice': entry({ algo: 'SHA256', digits: 8, period: 60 }),
        'Build server:deploy': entry({
          type: 'HOTP',
          counter: 41,
          issuerExt: 'Build server',
          issuerInt: '',
          label: 'deploy ',
        }),
        бот: entry({ issuerExt: '', issuerInt: null, label: 'бот 🔑' }),
      }),
    )
    expect(reading).toMatchObject({ format, notes: [], parts: [] })
    expect(reading.found).toEqual([
      {
        ...{ kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [] },
        token: { type: 'totp', secret: SECRET, algorithm: 'SHA256', digits: 8, period: 60 },
      },
      {
        ...{ kind: 'token', issuer: 'Build server', account: 'deploy ', warnings: [] },
        token: { type: 'hotp', secret: SECRET, algorithm: 'SHA1', digits: 6, counter: 41 },
      },
      {
        ...{ kind: 'token', issuer: '', account: 'бот 🔑', warnings: [] },
        token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 },
      },
    ])
  })

  test('that are cut off or changed are refused with a code, or give every entry', async () => {
    const file = write({ 'PyPI:alice': entry(), 'PyPI:bob': entry({ label: 'bob' }) })
    await failsWhenCut(file)
    const check = ({ found }: Reading) => {
      expect(found.length).toBeGreaterThanOrEqual(2)
    }
    await staysWhole(file, check, { codes: /^(?:file-damaged|file-truncated|unknown-format)$/ })
  })
})

describe('a token of FreeOTP', () => {
  test.each([
    [0, 0],
    [41, 41],
    [-1, 0],
  ])('with the stored counter %i goes on with %i, the code the app shows next', async (counter, next) => {
    expect(await readOne(entry({ type: 'HOTP', counter }))).toMatchObject({ kind: 'token', token: { counter: next } })
  })

  test('goes by the names the user gave it', async () => {
    expect(await readOne(entry({ issuerAlt: 'Index', labelAlt: 'Alice' }))).toMatchObject({
      issuer: 'Index',
      account: 'Alice',
    })
  })

  test('says when it has two issuers', async () => {
    expect(await readOne(entry({ issuerInt: 'pypi.org' }))).toMatchObject({
      issuer: 'PyPI',
      warnings: [{ kind: 'two-issuers', first: 'PyPI', second: 'pypi.org' }],
    })
  })

  test('of Steam is told by the issuer of the link, whatever the digits, as FreeOTP does', async () => {
    const steam = { issuerExt: 'Steam', issuerInt: 'Steam' }
    expect(await readOne(entry({ ...steam, digits: 5 }))).toMatchObject({ token: { type: 'steam', digits: 5 } })
    expect(await readOne(entry({ ...steam, digits: 6 }))).toMatchObject({ token: { type: 'steam', digits: 5 } })
    expect(await readOne(entry({ issuerAlt: 'Steam', digits: 6 }))).toMatchObject({
      token: { type: 'totp', digits: 6 },
    })
  })

  test.each([
    [entry({ secret: [200] }), { kind: 'other-shape', app: 'FreeOTP' }],
    [entry({ secret: [] }), { kind: 'secret-empty' }],
    [entry({ secret: undefined }), { kind: 'secret-only-in-backup' }],
    [entry({ algo: 'MD5' }), { kind: 'algorithm-md5' }],
    [entry({ digits: 0 }), { kind: 'digits-unclear', stated: '0' }],
    [entry({ period: 0 }), { kind: 'period-unclear', stated: '0' }],
    [entry({ type: 'HOTP', counter: undefined }), { kind: 'counter-missing' }],
    [entry({ type: 'HOTP', counter: -2 }), { kind: 'counter-unclear', stated: '-2' }],
    [entry({ type: 'OCRA' }), { kind: 'type-unknown', stated: '"OCRA"' }],
    [7, { kind: 'other-shape', app: 'FreeOTP' }],
  ])('that is %j is set aside with all it holds', async (token, reason) => {
    const { found } = await read(freeOtpJson([entry(), token, entry()]))
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason }, { kind: 'token' }])
    const verbatim = found[1]?.kind === 'quarantined' ? found[1].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(JSON.parse(JSON.stringify(token)))
  })
})

describe('preferences', () => {
  test('of the first versions hold links, whose counter is one ahead', async () => {
    const link = 'otpauth://hotp/Build:deploy?secret=JBSWY3DPEHPK3PXP&counter=42&digits=8'
    const { found } = await read(freeOtpXml({ 'Build:deploy': link, broken: '{"type":' }))
    expect(found).toMatchObject([
      { kind: 'token', issuer: 'Build', account: 'deploy', token: { type: 'hotp', counter: 41, digits: 8 } },
      { kind: 'quarantined', what: 'broken', verbatim: new TextEncoder().encode('{"type":') },
    ])
  })

  test('say which tokens are listed and not there', async () => {
    const { notes } = await read(freeOtpXml({ 'PyPI:alice': entry() }, ['PyPI:alice', 'npm:bob']))
    expect(notes).toEqual([{ kind: 'tokens-missing', count: 1, names: ['npm:bob'] }])
  })

  test('with something else in place of tokens are damaged', async () => {
    expect(await outcomeOf(new TextEncoder().encode('{"tokenOrder":[],"tokens":{}}'))).toBe('file-damaged')
    expect(await outcomeOf(new TextEncoder().encode('<?xml version="1.0"?><set name="tokenOrder"/>'))).toBe(
      'file-damaged',
    )
  })
})
