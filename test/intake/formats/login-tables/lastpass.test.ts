import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KitError } from '../../../../electron/kit-error.ts'
import { LIMITS } from '../../../../electron/intake/containers/limits.ts'
import { formatOf, readSource } from '../../../../electron/intake/formats.ts'
import { lastpassAccount, lastpassFile } from '../../../fixtures/intake/lastpass.ts'

const source = (bytes: Uint8Array) => ({ name: 'lastpass.json', bytes })
const read = async (...accounts: readonly unknown[]) => (await readSource(source(lastpassFile(accounts)))).found
const SECRET = new Uint8Array(Buffer.from('48656c6c6f21deadbeef', 'hex'))

async function codeOf(bytes: Uint8Array): Promise<unknown> {
  return await readSource(source(bytes)).then(
    () => 'read',
    (error: unknown) => (error as KitError).code,
  )
}

test('an account of Android has all its values, and the names as they are now', async () => {
  const reading = await readSource(
    source(lastpassFile([lastpassAccount({ digits: 8, timeStep: 60, algorithm: 'SHA256' })])),
  )
  expect(reading).toEqual({
    format: 'lastpass',
    formatName: 'LastPass Authenticator export',
    found: [
      {
        kind: 'token',
        issuer: 'PyPI',
        account: 'mara',
        token: { type: 'totp', secret: SECRET, algorithm: 'SHA256', digits: 8, period: 60 },
        warnings: [],
        note: 'LastPass folder: Favorites',
      },
    ],
    notes: [],
    parts: [],
  })
})

test('an account of iOS, with fewer names and values as text, is read the same', async () => {
  const ios = {
    issuerName: 'PyPI',
    userName: 'mara',
    secret: 'jbswy3dpehpk3pxp',
    timeStep: '30',
    digits: '6',
    algorithm: 'SHA1',
  }
  expect(await read(ios)).toEqual([
    {
      kind: 'token',
      issuer: 'PyPI',
      account: 'mara',
      token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 },
      warnings: [],
    },
  ])
})

test('names are kept exactly: empty, absent, with blanks and in any script', async () => {
  const found = await read(
    lastpassAccount({ issuerName: '', userName: ' Zoë 🔑 ' }),
    lastpassAccount({ issuerName: null, userName: undefined, folderData: { folderId: 0, position: 1 } }),
  )
  expect(found).toMatchObject([
    { issuer: '', account: ' Zoë 🔑 ', note: 'LastPass folder: Favorites' },
    { issuer: 'PyPI (before)', account: 'mara (before)' },
  ])
  expect(found[1]).not.toHaveProperty('note')
})

test.each<[unknown, object]>([
  [lastpassAccount({ algorithm: 'MD5' }), { kind: 'algorithm-md5' }],
  [lastpassAccount({ digits: 0 }), { kind: 'digits-unclear', stated: '0' }],
  [lastpassAccount({ timeStep: 'often' }), { kind: 'period-unclear', stated: '"often"' }],
  [lastpassAccount({ secret: '' }), { kind: 'secret-empty' }],
  [lastpassAccount({ secret: 7 }), { kind: 'other-shape', app: 'LastPass' }],
  ['x', { kind: 'other-shape', app: 'LastPass' }],
])('%j is set aside whole', async (account, reason) => {
  const found = await read(lastpassAccount(), account)
  expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason }])
  const verbatim = found[1]?.kind === 'quarantined' ? found[1].verbatim : new Uint8Array()
  expect(JSON.parse(new TextDecoder().decode(verbatim))).toEqual(account)
})

test('an export that is cut off, damaged or too long is told apart', async () => {
  const file = lastpassFile([lastpassAccount()])
  expect(formatOf(source(file.slice(0, 600)))?.id).toBe('lastpass')
  expect(await codeOf(file.slice(0, 600))).toBe('file-truncated')
  const text = new TextDecoder().decode(file)
  const bytes = (changed: string) => new TextEncoder().encode(changed)
  expect(await codeOf(bytes(text.replace('"accounts":', '"accounts"')))).toBe('file-damaged')
  expect(await codeOf(bytes(text.replace('"folders": [', '"folders": [5,')))).toBe('file-damaged')
  expect(await codeOf(lastpassFile(Array.from({ length: LIMITS.entries + 1 }, () => lastpassAccount())))).toBe(
    'file-too-large',
  )
})

test('cut anywhere or with any byte changed, every account is accounted for or an error is coded', async () => {
  const file = lastpassFile([lastpassAccount(), lastpassAccount()])
  const place = fc.nat(file.length - 1)
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, cut) => {
      const broken = cut ? file.slice(0, at) : file.map((byte, index) => (index === at ? byte ^ change : byte))
      if (formatOf(source(broken))?.id !== 'lastpass') return
      await readSource(source(broken)).then(
        ({ found }) => {
          expect(found).toHaveLength(2)
        },
        (error: unknown) => {
          expect(error).toBeInstanceOf(KitError)
        },
      )
    }),
    { numRuns: 200 },
  )
})
