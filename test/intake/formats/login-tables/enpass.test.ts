import { expect, test } from 'vitest'
import { enpass } from '../../../../electron/intake/formats/login-tables/enpass.ts'
import { enpassField, enpassFile, enpassItem } from '../../../fixtures/intake/enpass.ts'
import { LINK, SECRET } from '../../../fixtures/intake/login-tables.ts'
import { answerOf, readingOf, survivesDamage } from '../accounted.ts'

const code = (value: unknown, more = {}) => enpassField('totp', value, { label: 'One-time code', ...more })

test('an item gives each of its codes, with its names, note and folders', async () => {
  const reading = await readingOf(
    enpass,
    enpassFile(
      [
        enpassItem([code(LINK)], { note: 'mine', folders: ['f1', 'gone'] }),
        enpassItem([code('jbsw y3dp ehpk 3pxp'), code(LINK, { label: 'Second' })], { title: 'npm' }),
        enpassItem([code('')]),
        { category: 'note', template_type: 'note.default', title: 'Wi-Fi', note: 'hunter2!' },
      ],
      [{ uuid: 'f1', title: 'Work', icon: '', parent_uuid: '' }],
    ),
  )
  expect(reading).toMatchObject({
    format: 'enpass',
    found: [
      { issuer: 'PyPI', account: 'alice', note: 'mine\nEnpass folder: Work' },
      { issuer: 'npm', account: 'alice', note: 'Enpass field: One-time code' },
      { issuer: 'PyPI', account: 'alice', note: 'Enpass field: Second\nEnpass item: npm' },
    ],
    notes: [{ kind: 'without-code', count: 2 }],
  })
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('an e-mail address stands in for a user name', async () => {
  const fields = [enpassField('email', 'bob@example.org'), code(SECRET)]
  const { found } = await readingOf(enpass, enpassFile([enpassItem([], { fields })]))
  expect(found).toMatchObject([{ issuer: 'PyPI', account: 'bob@example.org' }])
})

test('what was deleted is not brought in: a field without a word, an item in the trash by its name', async () => {
  const { found, notes } = await readingOf(
    enpass,
    enpassFile([
      enpassItem([code(SECRET, { deleted: 1 })], { title: 'Field' }),
      enpassItem([code(SECRET)], { title: 'One', trashed: 1 }),
      enpassItem([code(SECRET)], { title: 'Two', trashed: true }),
      enpassItem([code(SECRET)], { title: 'Kept', archived: 1 }),
    ]),
  )
  expect(found).toMatchObject([{ issuer: 'Kept' }])
  expect(notes).toEqual([
    { kind: 'without-code', count: 1 },
    { kind: 'in-trash', bin: 'trash', count: 2, names: ['One: alice', 'Two: alice'], more: 0 },
  ])
})

test('a code of another shape is kept alone', async () => {
  const { found } = await readingOf(enpass, enpassFile([enpassItem([code(7)])]))
  expect(found).toMatchObject([{ kind: 'quarantined', what: 'PyPI: alice', verbatim: new TextEncoder().encode('7') }])
})

test('a cut file and a damaged one are told apart, and every alteration is survived', async () => {
  const bytes = enpassFile([enpassItem([code(LINK)])])
  expect(await answerOf(enpass, bytes.slice(0, -9))).toBe('file-truncated')
  expect(await answerOf(enpass, new TextEncoder().encode('{"items":{"template_type":1,"title":1}}'))).toBe(
    'file-damaged',
  )
  await survivesDamage(enpass, bytes)
})
