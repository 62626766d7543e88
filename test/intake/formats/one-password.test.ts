import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KitError } from '../../../electron/kit-error.ts'
import { formatOf, readSource } from '../../../electron/intake/formats.ts'
import { onePasswordFile, onePasswordItem } from '../../fixtures/intake/one-password.ts'
import { zipOf } from '../../fixtures/intake/zips.ts'

const source = (bytes: Uint8Array) => ({ name: 'export.1pux', bytes })
const SECRET = 'JBSWY3DPEHPK3PXP'
const TOTP = {
  type: 'totp',
  secret: new Uint8Array(Buffer.from('48656c6c6f21deadbeef', 'hex')),
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
}

async function codeOf(bytes: Uint8Array): Promise<unknown> {
  return await readSource(source(bytes)).then(
    () => 'read',
    (error: unknown) => (error as KitError).code,
  )
}

/** Only where an item has several. */
const FIELD = '1Password field: one-time password'

test('every code of every item is read, with the names, notes, vault and tags', async () => {
  const link = `otpauth://totp/npm:ops?secret=${SECRET}&issuer=npm&algorithm=SHA256&digits=8&period=60`
  const reading = await readSource(
    source(
      await onePasswordFile({
        'Zoë 🔑': [
          onePasswordItem({ title: 'PyPI ', username: 'mara', totp: [SECRET, link], notes: 'Owner', tags: ['a', 'b'] }),
          onePasswordItem({ title: 'no code' }),
        ],
        '': [onePasswordItem({ totp: ['jbsw y3dp-ehpk 3pxp'] })],
      }),
    ),
  )
  const note = 'Owner\n1Password vault: Zoë 🔑\n1Password tags: a, b'
  expect(reading).toEqual({
    format: '1pux',
    formatName: '1Password export (1PUX)',
    found: [
      {
        kind: 'token',
        issuer: 'PyPI ',
        account: 'mara',
        token: TOTP,
        warnings: [],
        note: `${note}\n${FIELD}`,
        tags: ['a', 'b'],
      },
      {
        kind: 'token',
        issuer: 'npm',
        account: 'ops',
        token: { ...TOTP, algorithm: 'SHA256', digits: 8, period: 60 },
        warnings: [],
        note: `${note}\n${FIELD}\n1Password item: PyPI `,
        tags: ['a', 'b'],
        verbatim: new TextEncoder().encode(link),
      },
      { kind: 'token', issuer: '', account: '', token: TOTP, warnings: [] },
    ],
    notes: [{ kind: 'without-code', count: 1 }],
    parts: [],
  })
})

test('a code that is not understood is set aside, and nothing else of its item with it', async () => {
  const items = [onePasswordItem({ title: 'PyPI', totp: ['JBSW1', 5, ''] }), 7]
  const { found } = await readSource(source(await onePasswordFile({ Private: items })))
  expect(found).toMatchObject([
    { kind: 'quarantined', what: 'PyPI', reason: { kind: 'not-base32', at: 5 } },
    { kind: 'quarantined', what: 'PyPI', reason: { kind: 'code-not-text' } },
    { kind: 'quarantined', what: 'item 2' },
  ])
  const kept = found.map((one) => (one.kind === 'quarantined' ? new TextDecoder().decode(one.verbatim) : ''))
  expect(kept).toEqual(['JBSW1', '5', '7'])
})

test('items in the trash are passed over and named, those in the archive are brought in', async () => {
  const items = ['trashed', 'archived', 'active'].map((state) =>
    onePasswordItem({ title: state, totp: [SECRET], state }),
  )
  const { found, notes } = await readSource(source(await onePasswordFile({ Private: items })))
  expect(found).toMatchObject([{ issuer: 'archived' }, { issuer: 'active' }])
  expect(notes).toEqual([
    { kind: 'in-trash', bin: 'trash', count: 1, names: ['trashed'], more: 0 },
    { kind: 'archived', count: 1 },
  ])
})

test('an export that is cut off, damaged or of another shape is told apart', async () => {
  const file = await onePasswordFile({ Private: [onePasswordItem({ totp: [SECRET] })] })
  expect(formatOf(source(file.slice(0, -10)))?.id).toBe('1pux')
  expect(await codeOf(file.slice(0, -10))).toBe('file-truncated')
  const place = Buffer.from(file).indexOf('export.data') + 'export.data'.length + 20
  expect(await codeOf(file.map((byte, index) => (index === place ? byte ^ 1 : byte)))).toBe('file-damaged')
  expect(await codeOf(await zipOf({ 'export.data': '{"accounts":[' }))).toBe('file-truncated')
  expect(await codeOf(await zipOf({ 'export.data': '{"accounts":5}' }))).toBe('file-damaged')
  expect(await codeOf(await zipOf({ 'export.attributes': '{}' }))).toBe('file-damaged')
  const locked = await onePasswordFile({ Private: [] }, { password: 'x' })
  expect(await codeOf(locked)).toBe('password-needed')
  await expect(readSource(source(locked), 'y')).rejects.toMatchObject({ code: 'wrong-password' })
  expect(await readSource(source(locked), 'x')).toMatchObject({ found: [] })
})

test('whatever an item is, it is an entry or counted as one without a code', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
      const item = value !== null && typeof value === 'object' ? Object.assign({ details: value }, value) : value
      const { found, notes } = await readSource(source(await onePasswordFile({ Private: [item] })))
      expect(found.length + notes.length).toBeGreaterThan(0)
    }),
    { numRuns: 50 },
  )
})
