import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KitError } from '../../../electron/kit-error.ts'
import { formatOf, readSource } from '../../../electron/intake/formats.ts'
import { raivoEntry, raivoJson, raivoZip } from '../../fixtures/intake/raivo.ts'

const source = (bytes: Uint8Array) => ({ name: 'raivo-otp-export.zip', bytes })
const SECRET = new Uint8Array(Buffer.from('48656c6c6f21deadbeef', 'hex'))

async function codeOf(bytes: Uint8Array, password?: string): Promise<unknown> {
  return await readSource(source(bytes), password).then(
    () => 'read',
    (error: unknown) => (error as KitError).code,
  )
}

test('every entry has all its values, though all of them are text', async () => {
  const entries = [
    raivoEntry({ algorithm: 'SHA512', digits: '8', timer: '60', issuer: 'Zoë 🔑 ', account: '' }),
    raivoEntry({ kind: 'HOTP', counter: '41' }),
  ]
  const expected = {
    format: 'raivo',
    formatName: 'Raivo export',
    found: [
      {
        kind: 'token',
        issuer: 'Zoë 🔑 ',
        account: '',
        token: { type: 'totp', secret: SECRET, algorithm: 'SHA512', digits: 8, period: 60 },
        warnings: [],
      },
      {
        kind: 'token',
        issuer: 'PyPI',
        account: 'mara',
        token: { type: 'hotp', secret: SECRET, algorithm: 'SHA1', digits: 6, counter: 41 },
        warnings: [],
      },
    ],
    notes: [],
    parts: [],
  }
  expect(await readSource(source(await raivoZip(entries, 'пароль 🔑 ')), 'пароль 🔑 ')).toEqual(expected)
  expect(await readSource(source(raivoJson(entries)))).toEqual(expected)
})

test.each<[unknown, object]>([
  [raivoEntry({ kind: 'PUSH' }), { kind: 'type-unknown', stated: '"PUSH"' }],
  [raivoEntry({ digits: 'six' }), { kind: 'digits-unclear', stated: '"six"' }],
  [raivoEntry({ kind: 'HOTP', counter: '' }), { kind: 'counter-unclear', stated: '""' }],
  [raivoEntry({ algorithm: 'MD5' }), { kind: 'algorithm-md5' }],
  [null, { kind: 'other-shape', app: 'Raivo' }],
])('%j is set aside whole', async (entry, reason) => {
  const { found } = await readSource(source(raivoJson([raivoEntry(), entry])))
  expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason }])
  const verbatim = found[1]?.kind === 'quarantined' ? found[1].verbatim : new Uint8Array()
  expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(entry)
})

test('a missing password, a wrong one, a cut file and a damaged one are told apart', async () => {
  const file = await raivoZip([raivoEntry()], 'right')
  expect(formatOf(source(file.slice(0, -30)))?.id).toBe('raivo')
  expect(await codeOf(file)).toBe('password-needed')
  expect(await codeOf(file, 'Right')).toBe('wrong-password')
  expect(await codeOf(file, '')).toBe('wrong-password')
  expect(await codeOf(file.slice(0, -1), 'right')).toBe('file-truncated')
  const place = Buffer.from(file).lastIndexOf('raivo-otp-export.json') - 150
  expect(
    await codeOf(
      file.map((byte, index) => (index === place ? byte ^ 1 : byte)),
      'right',
    ),
  ).toBe('file-damaged')
  expect(await codeOf(raivoJson([raivoEntry()]).slice(0, -5))).toBe('file-truncated')
})

test('cut anywhere or with any byte changed, every entry is accounted for or an error is coded', async () => {
  const file = await raivoZip([raivoEntry(), raivoEntry()], 'right')
  const place = fc.nat(file.length - 1)
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, cut) => {
      const broken = cut ? file.slice(0, at) : file.map((byte, index) => (index === at ? byte ^ change : byte))
      if (formatOf(source(broken))?.id !== 'raivo') return
      await readSource(source(broken), 'right').then(
        ({ found }) => {
          expect(found).toHaveLength(2)
        },
        (error: unknown) => {
          expect(error).toBeInstanceOf(KitError)
        },
      )
    }),
    { numRuns: 100 },
  )
})
