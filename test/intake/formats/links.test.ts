import { describe, expect, test } from 'vitest'
import { links } from '../../../electron/intake/formats/links.ts'
import type { Reading } from '../../../electron/intake/intake.ts'
import { migrationLink } from '../../fixtures/intake/migration.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
const ALICE = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI`
const BOB = `otpauth://totp/PyPI:bob?secret=${SECRET}&issuer=PyPI`

const bytes = (text: string) => new TextEncoder().encode(text)
const recognised = (text: string) => links.recognises({ name: 'x.txt', bytes: bytes(text) })
const read = (text: string | Uint8Array) =>
  links.read({ name: 'x.txt', bytes: typeof text === 'string' ? bytes(text) : text }) as Reading
const accounts = ({ found }: Reading) => found.map((one) => (one.kind === 'token' ? one.account : one.kind))

test('every line is an entry, with the link kept as it was', () => {
  const reading = read(`${ALICE}\r\n${BOB}`)
  expect(reading).toMatchObject({ format: 'otpauth', formatName: 'List of otpauth links', notes: [], parts: [] })
  expect(accounts(reading)).toEqual(['alice', 'bob'])
  expect(reading.found[0]).toMatchObject({ kind: 'token', issuer: 'PyPI', warnings: [], verbatim: bytes(ALICE) })
})

test('comments and empty lines are passed over, and the comments are counted', () => {
  const reading = read(`\uFEFF# my codes\n\n# ${BOB}\n${ALICE}\n`)
  expect(accounts(reading)).toEqual(['alice'])
  expect(reading.notes).toEqual([{ kind: 'comments', count: 2, links: 1 }])
})

test('other lines are refused one by one, without repeating them', () => {
  expect(read(`${ALICE}\nhunter2\n`).found[1]).toEqual({
    kind: 'refused',
    what: 'line 2',
    reason: { kind: 'not-a-link' },
  })
})

test('links of the other kinds are entries, too', () => {
  const text = `steam://${SECRET}\nmotp://x:y?secret=7ac61d4736f51a2b\napple-otpauth://totp/a?secret=${SECRET}\notpauth:hotp/b?secret=${SECRET}&counter=3`
  expect(recognised(text)).toBe(true)
  expect(read(text).found).toMatchObject([
    { issuer: '', account: '', token: { type: 'steam' }, verbatim: bytes(`steam://${SECRET}`) },
    { issuer: 'x', account: 'y', token: { type: 'motp' } },
    { account: 'a', token: { type: 'totp' } },
    { account: 'b', token: { type: 'hotp', counter: 3 } },
  ])
})

test.each(['steam://run/440', 'phone://x:y?secret=7ac61d4736f51a2b'])('%s is set aside with all it holds', (link) => {
  expect(read(`${ALICE}\n${link}`).found[1]).toEqual({
    kind: 'quarantined',
    what: 'line 2',
    reason: { kind: 'link-unknown' },
    verbatim: bytes(link),
  })
})

test('one line may hold them all, and a comma in a name parts nothing', () => {
  const comma = `otpauth://totp/Doe, Jane:x,y?secret=${SECRET}`
  expect(accounts(read(`${ALICE},${comma},steam://${SECRET},${BOB}`))).toEqual(['alice', 'x,y', '', 'bob'])
  expect(accounts(read(`${ALICE}\r${BOB}`))).toEqual(['alice', 'bob'])
})

test('a link behind a few words is read with a warning', () => {
  expect(read(`QR-Code: ${ALICE}`).found).toMatchObject([
    { account: 'alice', warnings: [{ kind: 'text-before-link' }] },
  ])
})

test('several links on a line are several entries', () => {
  expect(accounts(read(`${ALICE}, ${BOB} ${ALICE}`))).toEqual(['alice', 'bob', 'alice'])
})

test('a comma at the end of a link is no part of it', () => {
  expect(read(`${ALICE}&period=60,\n`).found).toMatchObject([{ token: { period: 60 } }])
})

test('a line that is too long for a link is refused', () => {
  expect(read(`${ALICE}&image=${'a'.repeat(70_000)}\n${BOB}`).found).toMatchObject([
    { kind: 'refused', what: 'line 1', reason: { kind: 'link-too-long' } },
    { kind: 'token', account: 'bob' },
  ])
})

test('a link that is not understood is set aside under its name', () => {
  const link = `${ALICE}&algorithm=MD5`
  expect(read(link).found).toEqual([
    {
      kind: 'quarantined',
      what: 'PyPI: alice',
      reason: { kind: 'algorithm-md5' },
      verbatim: bytes(link),
    },
  ])
})

test('text in UTF-16, as Windows editors save it, is read', () => {
  const reading = read(new Uint8Array(Buffer.from(`\uFEFF${ALICE}`, 'utf16le')))
  expect(accounts(reading)).toEqual(['alice'])
})

test('one export link makes it a Google Authenticator export, with its parts', () => {
  const secret = bytes('12345')
  const link = migrationLink(
    [
      { secret, name: 'carol', type: 2 },
      { secret, name: 'dave', type: 9 },
    ],
    {
      size: 2,
      index: 1,
      id: 77,
    },
  )
  const reading = read(`${ALICE}\n${link}`)
  expect(reading).toMatchObject({
    format: 'google-migration',
    formatName: 'Google Authenticator export',
    parts: [{ batch: 77, index: 1, size: 2 }],
  })
  expect(accounts(reading)).toEqual(['alice', 'carol', 'quarantined'])
})

test('a damaged export link is refused by its line', () => {
  expect(read(`${ALICE}\notpauth-migration://offline?data=XXXX`).found[1]).toEqual({
    kind: 'refused',
    what: 'line 2',
    reason: { kind: 'export-damaged' },
  })
})

test('links that hold more entries than one import takes are too much, however few they are', () => {
  const crowded = migrationLink(Array.from({ length: 5000 }, () => ({})))
  expect(read(`${crowded}\n${crowded}`).found).toHaveLength(10_000)
  expect(() => read(`${crowded}\n${crowded}\n${ALICE}`)).toThrow(expect.objectContaining({ code: 'file-too-large' }))
})

describe('recognised is', () => {
  test.each([ALICE, `\n# note\n ${ALICE}`, `QR-Code:${ALICE}`, 'otpauth-migration://offline?data=XXXX'])(
    '%j',
    (text) => {
      expect(recognised(text)).toBe(true)
    },
  )
})

describe('not recognised is', () => {
  test.each([
    '',
    '# note',
    `# ${ALICE}`,
    'some text',
    'steam://run/440',
    'steam://open',
    'otpauth: the format of links',
    `{"uri": "${ALICE}"}`,
    `name,secret,url\nx,y,${ALICE}`,
    `\0${ALICE}`,
  ])('%j', (text) => {
    expect(recognised(text)).toBe(false)
  })
})
