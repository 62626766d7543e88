import { expect, test } from 'vitest'
import { enpassCsv } from '../../../../electron/intake/formats/login-tables/enpass-csv.ts'
import { line, LINK, SECRET, text } from '../../../fixtures/intake/login-tables.ts'
import { readingOf, survivesDamage } from '../accounted.ts'

const NAMES = line(['Title', 'Field', 'Value', 'Field', 'Value', '.........', 'Note'])
const row = (...cells: readonly string[]) => line(cells)

test('a row gives each of its codes, with its names and note', async () => {
  const reading = await readingOf(
    enpassCsv,
    text(
      [
        NAMES,
        row('PyPI', 'Username', 'alice', '*Password', 'hunter2!', 'TOTP', LINK, 'mine,\n"two"'),
        row('npm', 'E-mail', 'bob@example.org', '*Password', 'hunter2!', '*One-time code', SECRET),
        row('Forge', 'Login', 'carol', 'Website', 'https://example.org', 'Other', LINK.replace('PyPI:', 'Forge:')),
        row('Mail', 'Username', 'alice', '*Password', 'hunter2!', 'TOTP', ''),
        row('Wi-Fi', 'the key is under the mat'),
      ].join(''),
    ),
  )
  expect(reading).toMatchObject({
    format: 'enpass-csv',
    found: [
      { issuer: 'PyPI', account: 'alice', note: 'mine,\n"two"' },
      { issuer: 'npm', account: 'bob@example.org', token: { type: 'totp', digits: 6, period: 30 } },
      { issuer: 'PyPI', account: 'alice', note: 'Enpass item: Forge' },
    ],
    notes: [{ kind: 'without-code', count: 2 }],
  })
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('without a first row, a code beside a password tells', async () => {
  const one = row('PyPI', 'Username', 'alice', '*Password', 'hunter2!', 'TOTP', LINK)
  expect((await readingOf(enpassCsv, text(one))).found).toMatchObject([{ issuer: 'PyPI', account: 'alice' }])
  const source = (value: string) => ({ name: 'a.csv', bytes: text(value) })
  expect(enpassCsv.recognises(source(row('PyPI', 'Username', 'alice', 'TOTP', LINK)))).toBe(false)
  expect(enpassCsv.recognises(source(row('Title', 'Password', 'TOTP', 'Note') + one))).toBe(true)
  expect(enpassCsv.recognises(source(`Title,Password,TOTP,Note\nPyPI,hunter2!,${SECRET},\n`))).toBe(false)
})

test('no damage crashes it', async () => {
  await survivesDamage(enpassCsv, text(NAMES + row('PyPI', 'Username', 'alice', 'TOTP', LINK)))
})
