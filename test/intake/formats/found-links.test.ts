import { expect, test } from 'vitest'
import { foundLinks } from '../../../electron/intake/formats/found-links/found-links.ts'
import { htmlPictures } from '../../../electron/intake/formats/html/html-pictures.ts'
import { filesWithLinks } from '../../fixtures/intake/found-links.ts'
import { migrationLink } from '../../fixtures/intake/migration.ts'
import { qrPng } from '../../fixtures/intake/pictures.ts'
import { answerOf, readingOf, survivesDamage, tokensOf } from './accounted.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const TOKEN = { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA1', digits: 6, period: 30 }

test.each(Object.entries(filesWithLinks))(
  'the link in %s is taken whole, and that only links were',
  async (_, text) => {
    const reading = await readingOf(foundLinks, utf8(text))
    expect(tokensOf(reading.found)).toEqual([['PyPI', 'alice', undefined, TOKEN]])
    expect(reading.warnings).toEqual([{ kind: 'only-links' }])
  },
)

test('Unicode characters of rich text are read without what stands in for them', async () => {
  const text = String.raw`{\rtf1\ansi\uc1 otpauth://totp/M\u252 ?nze:a?secret=JBSWY3DPEHPK3PXP&issuer=M\u252\'fcnze\par}`
  expect((await readingOf(foundLinks, utf8(text))).found).toMatchObject([{ issuer: 'Münze', account: 'a' }])
})

test('one secret under two names is two entries, and a link that is there twice is one', async () => {
  const [one, two] = ['alice', 'bob'].map((name) => `otpauth://totp/PyPI:${name}?secret=JBSWY3DPEHPK3PXP`)
  const { found } = await readingOf(foundLinks, utf8(JSON.stringify({ all: [one, two, one] })))
  expect(found).toMatchObject([{ account: 'alice' }, { account: 'bob' }])
})

test('a link in which a file was cut off is set aside: what is left of its secret makes wrong codes', async () => {
  const link = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP'
  for (const start of ['{"all": ["', '<a href="']) {
    const whole = await readingOf(foundLinks, utf8(`${start}${link}&issuer=A", "${link}"`))
    expect(whole.found).toMatchObject([{ kind: 'token' }, { kind: 'token' }])
    const { found } = await readingOf(foundLinks, utf8(`${start}${link}&issuer=A", "${link.slice(0, -5)}`))
    expect(found).toMatchObject([{ kind: 'token' }, { kind: 'quarantined', reason: { kind: 'link-may-go-on' } }])
  }
})

test('a file that only speaks of links is none', () => {
  for (const text of ['{"scheme": "otpauth"}', '<p>otpauth:// is a scheme</p>', 'a,b\notpauth,steam\n'])
    expect(foundLinks.recognises({ name: 'x', bytes: utf8(text) })).toBe(false)
})

test('links of a Google Authenticator export are read too, and a part of several is told', async () => {
  const entry = { secret: utf8('12345'), name: 'a', issuer: 'b', type: 2 }
  const link = migrationLink([entry], { size: 2, index: 0, id: 7 })
  const { found, parts } = await readingOf(foundLinks, utf8(JSON.stringify({ link })))
  expect(found).toMatchObject([{ kind: 'token', issuer: 'b', account: 'a' }])
  expect(parts).toHaveLength(1)
})

test('a web page without a code in its pictures is refused with a word', async () => {
  const picture = Buffer.from(await qrPng('https://example.org')).toString('base64')
  const page = utf8(`<html><img src="data:image/png;base64,${picture}"></html>`)
  expect(await answerOf(htmlPictures, page)).toBe('no-qr-code')
})

test('no damage crashes them', async () => {
  for (const text of Object.values(filesWithLinks)) await survivesDamage(foundLinks, utf8(text), undefined, 50)
})
