import { expect, test } from 'vitest'
import { keepassXml } from '../../../../electron/intake/formats/kdbx/keepass-xml.ts'
import { keepassXmlFile } from '../../../fixtures/intake/kdbx.ts'
import { answerOf, readingOf, survivesDamage, tokensOf } from '../accounted.ts'

test('the entries of a KeePass XML export are read as those of a database', async () => {
  const { found, notes } = await readingOf(keepassXml, keepassXmlFile())
  expect(tokensOf(found)).toEqual([
    [
      'PyPI',
      'mara',
      undefined,
      { type: 'totp', secret: 'Hello!\xde\xad\xbe\xef', algorithm: 'SHA1', digits: 6, period: 30 },
    ],
  ])
  expect(notes).toMatchObject([{ kind: 'in-trash', count: 1 }])
})

test('a document type, a cut and other XML are refused', async () => {
  const text = new TextDecoder().decode(keepassXmlFile())
  const utf8 = (value: string) => new TextEncoder().encode(value)
  expect(
    await answerOf(keepassXml, utf8(text.replace('<KeePassFile>', '<!DOCTYPE a [<!ENTITY b "c">]><KeePassFile>'))),
  ).toBe('file-damaged')
  expect(await answerOf(keepassXml, utf8(text.slice(0, -40)))).toBe('file-damaged')
  expect(await answerOf(keepassXml, utf8('<KeePassFile></KeePassFile>'))).toBe('file-damaged')
})

test('no damage crashes it', async () => {
  await survivesDamage(keepassXml, keepassXmlFile(), undefined, 100)
})
