import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/intake/formats.ts'
import { readJson } from '../../electron/intake/containers/json.ts'
import type { Found, Reading } from '../../electron/intake/intake.ts'
import { LIMITS } from '../../electron/intake/containers/limits.ts'
import { LinkedCodes, textsIn } from '../../electron/intake/linked-codes.ts'
import { checkedReading } from '../../electron/intake/plan/token-checks.ts'
import { bytes as bitwardenBytes, login, vault } from '../fixtures/intake/bitwarden.ts'
import { readingOf, tokenFound } from '../fixtures/intake/plans.ts'
import { samples } from '../fixtures/intake/samples.ts'

const HIDDEN = 'otpauth://totp/Hidden:me?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU'
const utf8 = (text: string) => new TextEncoder().encode(text)

/** Where people write what they want: the names that formats give to such places. */
const FREE = /^(?:notes?|notesPlain|comments?|extra|description)$/i

/** The same JSON with a link in one free text of it; one for each of them. */
function variants(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const copies = Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const isFree = FREE.test(name) && (typeof inner === 'string' || inner === null)
    const changed = isFree ? [`Second: ${HIDDEN} (old)`] : variants(inner)
    return changed.map((one) => [name, one] as const)
  })
  return copies.map(([name, one]) => (Array.isArray(value) ? value.with(Number(name), one) : { ...value, [name]: one }))
}

/** Whether the link is an entry, is set aside, or is named among what was passed over. */
function says({ found, notes }: Reading): boolean {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  return (
    notes.some((note) => 'names' in note && note.names.includes('Hidden: me')) ||
    found.some((one) => one.kind === 'token' && text(one.token.secret) === 'TestSecretTestSecret') ||
    found.some((one) => one.kind === 'quarantined' && text(one.verbatim).includes(HIDDEN))
  )
}

describe('a link in a free text is read, or named', () => {
  // An export of this app is the one place where a note comes back as it was.
  const plain = samples.filter(
    ({ password, format }) =>
      password === undefined && !format.startsWith('recovery-kit') && !['found-links', '1pif'].includes(format),
  )

  test.each(plain)('$format, $what', async (sample) => {
    const { bytes, ...source } = await sample.make()
    const text = new TextDecoder().decode(bytes)
    const json = readJson(text)
    if (!json.ok) return
    for (const variant of variants(json.value)) {
      const reading = await readSource({ ...source, bytes: utf8(JSON.stringify(variant)) })
      expect(reading.format).toBe(sample.format)
      expect(says(reading)).toBe(true)
    }
  })

  const tables = plain.filter(({ format, what }) => /csv|roboform|dashlane/.test(format) && !what.includes('zip'))

  test.each(tables)('$format, $what, in any cell of its first row', async (sample) => {
    const { bytes, ...source } = await sample.make()
    const [names = '', ...rows] = new TextDecoder().decode(bytes).split('\n')
    const count = names.split(',').length
    for (let column = 0; column < count; column++) {
      const row = Array.from({ length: count }, (_, at) => (at === column ? `see ${HIDDEN} x` : '')).join(',')
      const reading = await readSource({ ...source, bytes: utf8([names, row, ...rows].join('\n')) })
      expect(reading.format).toBe(sample.format)
      expect(says(reading)).toBe(true)
    }
  })
})

describe('a link beside the field for codes', () => {
  const read = async (...items: readonly unknown[]) =>
    (await readSource({ name: 'x.json', bytes: bitwardenBytes(vault(items)) })).found

  test('is an entry of its own, with the field it was in, and leaves the note', async () => {
    const fields = [{ name: 'trading', value: `${HIDDEN}&digits=8`, type: 1, linkedId: null }]
    const found = await read(login('JBSWY3DPEHPK3PXP', { notes: `Old: ${HIDDEN}`, fields }))
    expect(found).toMatchObject([
      { issuer: 'PyPI', account: 'alice', note: 'Old: (link, read as an entry of its own)' },
      { issuer: 'Hidden', account: 'me', token: { digits: 6 } },
      { issuer: 'Hidden', account: 'me', token: { digits: 8 } },
    ])
    expect(found.map((one) => (one.kind === 'token' ? one.note : ''))).toEqual([
      'Old: (link, read as an entry of its own)',
      'Old: (link, read as an entry of its own)\nBitwarden item: PyPI',
      'Old: (link, read as an entry of its own)\nBitwarden field: trading\nBitwarden item: PyPI',
    ])
  })

  test('takes the names of its item where it has none', async () => {
    const bare = `otpauth://totp?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU`
    expect(await read(login(null, { notes: bare }))).toMatchObject([{ issuer: 'PyPI', account: 'alice' }])
  })

  test('is not read twice', async () => {
    expect(await read(login(HIDDEN, { notes: `${HIDDEN}&period=30` }))).toHaveLength(1)
  })

  test('that is not understood is set aside, and so is one in an item of another shape', async () => {
    const odd = `${HIDDEN}&algorithm=MD4`
    const found = await read(login(null, { notes: odd }), login(null, { name: 7, notes: HIDDEN }))
    expect(found).toMatchObject([
      { kind: 'quarantined', verbatim: utf8(odd) },
      { kind: 'token', issuer: 'Hidden' },
    ])
  })

  test('in the trash is named there', async () => {
    const item = login(null, { notes: HIDDEN, deletedDate: '2025-02-02T00:00:00.000Z' })
    const reading = await readSource({ name: 'x', bytes: bitwardenBytes(vault([item])) })
    expect(reading).toMatchObject({
      found: [],
      notes: [{ kind: 'in-trash', bin: 'trash', count: 1, names: ['Hidden: me'], more: 0 }],
    })
  })

  test('may be a whole export of Google Authenticator', () => {
    const linked = new LinkedCodes('Safe', 'Safe export')
    const item = { name: 'Phone', user: '', notes: [], where: 'item 1' }
    const found = linked.of([], item, [{ text: 'otpauth-migration://offline?data=XXXX' }])
    expect(found).toEqual<Found[]>([{ kind: 'refused', what: 'Phone', reason: { kind: 'export-damaged' } }])
  })
})

test('a note of any entry gives up its link, but that of a vault', () => {
  const note = `see ${HIDDEN}`
  const entry = tokenFound('PyPI', 'alice', '1234567890', { note })
  expect(checkedReading(readingOf([entry])).found).toMatchObject([
    { issuer: 'PyPI', note: 'see (link, read as an entry of its own)' },
    { issuer: 'Hidden', note: 'From the note of PyPI: alice.' },
  ])
  const origin = { account: { id: 'a1', note: '', added: '' }, added: '', source: '' }
  expect(checkedReading(readingOf([{ ...entry, origin } as Found])).found).toHaveLength(1)
})

test('texts are found with the field that they are in', () => {
  const item = { a: ['x', { label: 'l', value: 'y' }], b: { title: 't', value: { text: 'z' } }, c: { name: 'n' } }
  expect(textsIn(item)).toEqual([
    { text: 'x' },
    { text: 'l', field: 'l' },
    { text: 'y', field: 'l' },
    { text: 't', field: 't' },
    { text: 'z', field: 't' },
    { text: 'n' },
  ])
})

test('more links than can come in are turned away before they are read', () => {
  const linked = new LinkedCodes('Safe', 'Safe export')
  const many = [{ text: `${HIDDEN} `.repeat(LIMITS.entries + 1) }]
  expect(() => linked.of([], { name: '', user: '', notes: [], where: '' }, many)).toThrow(
    expect.objectContaining({ code: 'file-too-large' }),
  )
})
