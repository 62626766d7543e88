import { expect, test } from 'vitest'
import { encodeRecord } from '../../electron/accounts/encoding.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import { readSource } from '../../electron/intake/formats.ts'
import { AT, IDS, SECRET_BASE32, smallKit, VAULT_ID } from '../fixtures/exports.ts'

function parsed(bytes: Uint8Array) {
  return JSON.parse(new TextDecoder().decode(bytes)) as {
    format: string
    version: number
    records: Record<string, Record<string, unknown>[]>
    unknown: unknown[]
  }
}

const read = async (value: unknown) =>
  await readSource({ name: 'export.json', bytes: new TextEncoder().encode(JSON.stringify(value)) })

test('everything is in it, and it says so', () => {
  const { bytes, count, leftOut } = kitJson(smallKit())
  expect(parsed(bytes)).toMatchObject({ format: 'recovery-kit-export', version: 1, exported: AT, vault: VAULT_ID })
  expect(Object.entries(parsed(bytes).records).map(([kind, all]) => [kind, all.length])).toEqual([
    ['account', 3],
    ['token', 3],
    ['code-set', 1],
    ['quarantined', 1],
    ['settings', 1],
  ])
  expect(count).toBe(9)
  expect(leftOut).toEqual([])
})

test('a person can restore from it by hand: secrets are also in base32, codes and links as text', () => {
  const { records } = parsed(kitJson(smallKit()).bytes)
  expect(records.token?.[0]).toEqual({
    id: '1'.repeat(32),
    account: IDS.pypi,
    token: {
      type: 'totp',
      secret: { base64: 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', base32: SECRET_BASE32 },
      algorithm: 'SHA1',
      digits: 8,
      period: 30,
    },
    added: '2025-06-01T08:30:00.000Z',
    source: 'links.txt',
  })
  expect(records['code-set']?.[0]?.codes).toEqual([
    { text: { base64: 'YWFhYWEtYmJiYmI=', text: 'aaaaa-bbbbb' } },
    { text: { base64: 'Y2NjY2MtZGRkZGQ=', text: 'ccccc-ddddd' }, used: '2026-01-31' },
  ])
})

test('chosen accounts have their tokens and codes, and the rest is named as left out', () => {
  const { bytes, leftOut } = kitJson(smallKit({ damaged: 1 }), new Set([IDS.codesOnly]))
  expect(Object.keys(parsed(bytes).records)).toEqual(['account', 'code-set'])
  expect(leftOut).toEqual([
    '2 accounts',
    '3 tokens',
    '1 entry that was set aside',
    '1 record of settings',
    '1 record changed outside the app, which cannot be read',
  ])
})

test('a record that this version does not know is in it as stored, and comes back set aside', async () => {
  const content = Uint8Array.from([0xa1, 0x61, 0x61, 0x01])
  const { bytes, count } = kitJson(smallKit({ records: [], unknown: [{ id: '7'.repeat(32), content }] }))
  expect(count).toBe(1)
  expect((await readSource({ name: 'x', bytes })).found).toEqual([
    {
      kind: 'quarantined',
      what: 'record 77777777',
      reason: { kind: 'kind-unknown-there' },
      verbatim: content,
    },
  ])
})

test('a record that the exporting version did not know and this one does is read as what it is', async () => {
  const content = encodeRecord({ kind: 'account', service: 'PyPI', name: 'alice', note: '', added: AT })
  const { bytes } = kitJson(smallKit({ records: [], unknown: [{ id: '7'.repeat(32), content }] }))
  expect((await readSource({ name: 'x', bytes })).found).toMatchObject([
    { kind: 'record', what: 'account without tokens or codes', service: 'PyPI', name: 'alice' },
  ])
})

test('settings are not imported, and the app says so', async () => {
  const { found, notes } = await readSource({ name: 'x', bytes: kitJson(smallKit()).bytes })
  expect(found.map(({ kind }) => kind)).toEqual(['token', 'token', 'token', 'code-set', 'quarantined'])
  expect(notes).toEqual([{ kind: 'stays', what: 'settings' }])
})

test('the recipient of a paper key is not imported, so that no file chooses who reads later exports', async () => {
  const identity = { kind: 'identity', id: '8'.repeat(32), recipient: 'age1attacker', created: AT } as const
  const { found, notes } = await readSource({
    name: 'x',
    bytes: kitJson(smallKit({ records: [identity] })).bytes,
  })
  expect(found).toEqual([])
  expect(notes).toHaveLength(1)
})

test('a secret whose two forms disagree is set aside and not guessed', async () => {
  const value = parsed(kitJson(smallKit()).bytes)
  const token = value.records.token?.[0]?.token as { secret: { base32: string } }
  token.secret.base32 = 'AAAAAAAA'
  expect((await read(value)).found).toContainEqual(
    expect.objectContaining({
      kind: 'quarantined',
      what: 'token',
      reason: { kind: 'bytes-disagree' },
    }),
  )
})

test('a record of an unknown kind or shape is set aside unchanged', async () => {
  const value = parsed(kitJson(smallKit({ records: [] })).bytes)
  value.records = { passport: [{ id: '9'.repeat(32), number: 1 }], account: [{ id: 'x', service: 1 }] }
  expect((await read(value)).found).toEqual([
    {
      kind: 'quarantined',
      what: 'passport',
      reason: { kind: 'record-unknown' },
      verbatim: new TextEncoder().encode(`{"kind":"passport","id":"${'9'.repeat(32)}","number":1}`),
    },
    expect.objectContaining({ kind: 'quarantined', what: 'account' }),
  ])
})

test('two accounts with one id are both kept', async () => {
  const value = parsed(kitJson(smallKit()).bytes)
  value.records.account?.push({ ...value.records.account[0], service: 'Other' })
  expect((await read(value)).found).toContainEqual(
    expect.objectContaining({ kind: 'quarantined', reason: { kind: 'two-accounts-one-id' } }),
  )
})

test.each([
  ['cut off', (text: string) => text.slice(0, -20), 'file-truncated'],
  ['edited', (text: string) => text.replace('"vault":', '"vault"'), 'file-damaged'],
  ['without records', () => '{"format": "recovery-kit-export", "version": 1}', 'file-damaged'],
  ['of a later version', (text: string) => text.replace('"version": 1', '"version": 2'), 'unreadable'],
])('an export that is %s is refused whole', async (_what, change, code) => {
  const text = change(new TextDecoder().decode(kitJson(smallKit()).bytes))
  await expect(readSource({ name: 'x', bytes: new TextEncoder().encode(text) })).rejects.toMatchObject({ code })
})
