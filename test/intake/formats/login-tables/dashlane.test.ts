import { expect, test } from 'vitest'
import { readSource } from '../../../../electron/intake/formats.ts'
import { COLUMNS, dashlaneZip, LINK, SECRET, table } from '../../../fixtures/intake/login-tables.ts'
import { outcomeOf } from '../../../fixtures/intake/outcome.ts'
import { zipOf } from '../../../fixtures/intake/zips.ts'

const logins = table(COLUMNS.dashlane, [
  { username2: 'alice', title: 'PyPI', note: 'two\nlines', category: 'Work', otpSecret: SECRET.toLowerCase() },
  { username: 'bob', title: 'Mail', otpSecret: 'null' },
])

test('a link in another table of the zip is read', async () => {
  const bytes = await zipOf({ 'securenotes.csv': `title,note\nOld phone,"see ${LINK} x"\n`, 'credentials.csv': logins })
  expect((await readSource({ name: 'dashlane.zip', bytes })).found).toMatchObject([
    { issuer: 'PyPI', account: 'alice' },
    { issuer: 'PyPI', account: 'alice', note: 'Dashlane file: securenotes.csv' },
  ])
})

test('the zip and the table in it give the same, and only the logins are looked at', async () => {
  const fromTable = await readSource({ name: 'credentials.csv', bytes: new TextEncoder().encode(logins) })
  const fromZip = await readSource({ name: 'dashlane.zip', bytes: await dashlaneZip(logins) })
  expect(fromZip).toEqual(fromTable)
  expect(fromZip).toMatchObject({
    format: 'dashlane',
    formatName: 'Dashlane export',
    found: [{ issuer: 'PyPI', account: 'alice', note: 'two\nlines\nDashlane category: Work' }],
    notes: [{ kind: 'without-code', count: 1 }],
  })
  expect(JSON.stringify(fromZip)).not.toContain('hunter2')
})

test('a newer table has a link in place of the secret', async () => {
  const columns = COLUMNS.dashlane.replace('otpSecret', 'otpUrl')
  const bytes = await dashlaneZip(table(columns, [{ username: 'alice', title: 'Index', otpUrl: LINK }]))
  const { found } = await readSource({ name: 'dashlane.zip', bytes })
  expect(found).toMatchObject([{ issuer: 'PyPI', account: 'alice', note: 'Dashlane item: Index' }])
})

test('a zip of that name with another table in it, and a cut one, are refused', async () => {
  expect(await outcomeOf(await zipOf({ 'credentials.csv': 'name,url\nPyPI,https://pypi.org\n' }))).toBe('file-damaged')
  expect(await outcomeOf(await dashlaneZip(`${logins},,,"two`))).toBe('file-truncated')
})
