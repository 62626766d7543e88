import { describe, expect, test } from 'vitest'
import { readSource } from '../../../../electron/intake/formats.ts'
import { decodeBase32 } from '../../../../electron/otp/base32.ts'
import { authyEntry, authyXml, OWN, sealed } from '../../../fixtures/intake/authy.ts'
import { failsWhenCut, outcomeOf, staysWhole } from '../../../fixtures/intake/outcome.ts'

const PASSWORD = 'пароль 🔑 '
const decoded = decodeBase32('JBSWY3DPEHPK3PXP')
const SECRET = decoded.ok ? decoded.bytes : new Uint8Array()
const read = async (bytes: Uint8Array, password?: string) => await readSource({ name: 'authy.xml', bytes }, password)
const readOne = async (more: Parameters<typeof authyEntry>[0]) => (await read(authyXml([authyEntry(more)]))).found[0]
const lock = (name: string, password = PASSWORD) =>
  sealed(authyEntry({ name, originalName: name }), password, `salt of ${name}`)

describe("Authy's preferences", () => {
  test('give accounts of both lists with all their values', async () => {
    expect(await read(authyXml([authyEntry({ digits: 8 })], [OWN]))).toEqual({
      ...{ format: 'authy', formatName: 'Authy preferences', notes: [], parts: [] },
      found: [
        {
          ...{ kind: 'token', issuer: 'PyPI', account: 'alice', warnings: [] },
          token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 8, period: 30 },
        },
        {
          ...{ kind: 'token', issuer: 'Bitcoin exchange', account: '', warnings: [] },
          token: {
            ...{ type: 'totp', algorithm: 'SHA1', digits: 7, period: 10 },
            secret: Uint8Array.from({ length: 16 }, (_, index) => index * 0x11),
          },
        },
      ],
    })
  })

  test.each<[Parameters<typeof authyEntry>[0], object]>([
    [{ name: 'PyPI: alice ' }, { issuer: 'PyPI', account: 'alice ' }],
    [
      { name: 'PyPI - бот', originalName: '' },
      { issuer: 'PyPI', account: 'бот' },
    ],
    [
      { name: 'Deno: Mason', originalIssuer: null, originalName: null },
      { issuer: 'Deno', account: 'Mason' },
    ],
    [
      { name: 'Mason', originalIssuer: null, originalName: 'Deno:Mason' },
      { issuer: 'Deno', account: 'Mason' },
    ],
    [
      { name: 'alice', originalIssuer: '', originalName: '', accountType: 'github' },
      { issuer: 'Github', account: 'alice' },
    ],
    [
      { name: 'alice', originalIssuer: '', originalName: '' },
      { issuer: '', account: 'alice' },
    ],
    [
      { name: '', originalName: 'PyPI:alice' },
      { issuer: 'PyPI', account: 'alice' },
    ],
    [
      { name: 'My index', originalName: 'PyPI:alice' },
      { issuer: 'PyPI', account: 'My index', note: 'Authy name before it was changed: PyPI:alice' },
    ],
  ])('take %j apart', async (names, expected) => {
    expect(await readOne(names)).toMatchObject(expected)
  })

  test.each([
    [authyEntry({ decryptedSecret: 'JBSW1' }), { kind: 'other-secret-shape', app: 'Authy' }],
    [authyEntry({ decryptedSecret: '' }), { kind: 'secret-empty' }],
    [authyEntry({ decryptedSecret: undefined }), { kind: 'other-secret-shape', app: 'Authy' }],
    [authyEntry({ secretSeed: 'xy' }), { kind: 'other-secret-shape', app: 'Authy' }],
    [authyEntry({ digits: 'six' }), { kind: 'digits-unclear', stated: '"six"' }],
    [7, { kind: 'other-secret-shape', app: 'Authy' }],
  ])('set %j aside with all it holds', async (entry, reason) => {
    const { found } = await read(authyXml([authyEntry(), entry]))
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason }])
    const verbatim = found[1]?.kind === 'quarantined' ? found[1].verbatim : new Uint8Array()
    expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(JSON.parse(JSON.stringify(entry)))
  })

  test('name what is marked for deletion and do not bring it in', async () => {
    const reading = await read(authyXml([authyEntry(), authyEntry({ name: 'PyPI: bob', markedForDeletion: true })]))
    expect(reading.found).toHaveLength(1)
    expect(reading.notes).toEqual([{ kind: 'in-trash', bin: 'deletion-mark', count: 1, names: ['PyPI: bob'], more: 0 }])
  })
})

describe('with a backup password', () => {
  const file = authyXml([lock('PyPI: alice'), lock('npm: bob'), authyEntry()], [OWN])

  test('they give the same, whichever accounts are sealed', async () => {
    const reading = await read(file, PASSWORD)
    expect(reading.format).toBe('authy-encrypted')
    expect(reading.found).toMatchObject([
      { kind: 'token', account: 'alice', token: { type: 'totp', secret: SECRET, digits: 6, period: 30 } },
      { kind: 'token', token: { secret: SECRET } },
      { kind: 'token', token: { secret: SECRET } },
      { kind: 'token', issuer: 'Bitcoin exchange' },
    ])
  })

  test('a missing one, a wrong one, a cut file and a damaged one are told apart', async () => {
    expect(await outcomeOf(file)).toBe('password-needed')
    expect(await outcomeOf(file, '')).toBe('wrong-password')
    expect(await outcomeOf(file, PASSWORD.trim())).toBe('wrong-password')
    expect(await outcomeOf(file.slice(0, -9), PASSWORD)).toBe('file-truncated')
    expect(await outcomeOf(new TextEncoder().encode(new TextDecoder().decode(file).replace('[{', '{')), PASSWORD)).toBe(
      'file-damaged',
    )
  })

  test('one account under another password is set aside', async () => {
    const { found } = await read(authyXml([lock('PyPI: alice'), lock('npm: bob', 'earlier')]), PASSWORD)
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason: { kind: 'secret-damaged' } }])
  })

  test('no wrong one makes a token, though nothing authenticates the file', async () => {
    const one = authyXml([lock('PyPI: alice')])
    // One wrong key in 256 passes the padding.
    const outcomes = await Promise.all(
      Array.from({ length: 600 }, async (_, index) => await outcomeOf(one, `wrong ${index}`)),
    )
    expect(new Set(outcomes)).toEqual(new Set(['wrong-password']))
  })
})

test('preferences that are cut off or changed are refused with a code, or give every entry', async () => {
  const file = authyXml([authyEntry(), authyEntry({ name: 'PyPI: bob' })])
  await failsWhenCut(file)
  await staysWhole(file, ({ found }) => {
    expect(found).toHaveLength(2)
  })
})
