import { expect, test } from 'vitest'
import { onePassword1pif } from '../../../electron/intake/formats/one-password-1pif.ts'
import { LINK, SECRET } from '../../fixtures/intake/login-tables.ts'
import { file1pif, item1pif, STARS } from '../../fixtures/intake/one-password-1pif.ts'
import { answerOf, readingOf, survivesDamage } from './accounted.ts'

test('an item gives each of its codes, with its names, note, folder and tags', async () => {
  const reading = await readingOf(
    onePassword1pif,
    file1pif([
      item1pif('PyPI', [['one-time password', LINK]], { folderUuid: 'f1', openContents: { tags: ['mine'] } }),
      item1pif('npm', [
        ['first', SECRET],
        ['second', LINK.replace('PyPI:alice', 'npm:bob')],
      ]),
      item1pif('Old', [['one-time password', LINK]], { trashed: true }),
      item1pif('Mail', []),
      { uuid: 'f1', typeName: 'system.folder.Regular', title: 'Work' },
    ]),
  )
  expect(reading).toMatchObject({
    format: '1pif',
    found: [
      {
        ...{ issuer: 'PyPI', account: 'alice', note: '1Password folder: Work\n1Password tags: mine' },
        tags: ['Work', 'mine'],
      },
      { issuer: 'npm', account: 'alice', note: '1Password field: first' },
      { issuer: 'PyPI', account: 'bob', note: '1Password field: second\n1Password item: npm' },
    ],
    notes: [
      { kind: 'without-code', count: 1 },
      { kind: 'in-trash', count: 1, names: ['PyPI: alice'] },
    ],
  })
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('what 1Password 4 for Windows wrote is read too', async () => {
  const { secureContents } = item1pif('PyPI', [['one-time password', SECRET]])
  const windows = { uuid: 'a', hmac: 'b', overview: { title: 'PyPI', tags: ['mine'] }, details: secureContents }
  const { found } = await readingOf(onePassword1pif, file1pif([windows]))
  expect(found).toMatchObject([{ issuer: 'PyPI', account: 'alice', tags: ['mine'] }])
})

test('one item without its stars is known by its names, and other lines of JSON are not', async () => {
  const one = `${JSON.stringify(item1pif('PyPI', [['one-time password', LINK]]))}\n`
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect((await readingOf(onePassword1pif, bytes(one))).found).toHaveLength(1)
  expect(onePassword1pif.recognises({ name: 'a', bytes: bytes('{"uuid":"a"}\n{"uuid":"b"}\n') })).toBe(false)
})

test('a cut is told from damage, and no damage crashes it', async () => {
  const bytes = file1pif([item1pif('Mail', []), item1pif('PyPI', [['one-time password', LINK]])])
  expect(await answerOf(onePassword1pif, bytes.slice(0, bytes.length - STARS.length - 10))).toBe('file-truncated')
  const edited = new TextDecoder().decode(bytes).replace('"uuid":"Mail"', '"uuid":Mail"')
  expect(await answerOf(onePassword1pif, new TextEncoder().encode(edited))).toBe('file-damaged')
  await survivesDamage(onePassword1pif, bytes)
})
