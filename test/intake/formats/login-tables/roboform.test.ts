import { expect, test } from 'vitest'
import { readSource } from '../../../../electron/intake/formats.ts'
import { LINK, roboformTable, SECRET } from '../../../fixtures/intake/login-tables.ts'

const read = async (rows: Parameters<typeof roboformTable>[0]) =>
  await readSource({ name: 'export.csv', bytes: new TextEncoder().encode(roboformTable(rows)) })
const cells = { Name: 'PyPI', Login: 'alice', Pwd: 'hunter2!' }

test('the code is found among the fields of a login, wherever it stands', async () => {
  const reading = await read([
    { cells: { ...cells, Folder: '/Work/Python', Note: 'mine' }, fields: [`TOTP KEY$,,,txt,${SECRET}`] },
    { cells: { ...cells, Login: "'@alice" }, fields: ['User ID$,,,txt,alice', '', `TOTP KEY$,,,txt,${SECRET}`] },
    { cells, fields: ['Password$,,,pwd,hunter2!'] },
    { cells: { Name: 'A note', Note: 'hunter2!' }, fields: [''] },
  ])
  expect(reading).toMatchObject({
    format: 'roboform',
    found: [
      { kind: 'token', issuer: 'PyPI', account: 'alice', note: 'mine\nRoboForm folder: Work/Python' },
      { kind: 'token', issuer: 'PyPI', account: '@alice' },
    ],
    notes: [{ kind: 'without-code', count: 2 }],
  })
  expect(JSON.stringify(reading)).not.toContain('hunter2')
})

test('a link is taken whole, with the commas in it', async () => {
  const link = LINK.replaceAll('alice', 'alice%2C,b')
  const { found } = await read([{ cells, fields: [`TOTP KEY$,,,txt,${link}`] }])
  expect(found).toMatchObject([{ issuer: 'PyPI', account: 'alice,,b', verbatim: new TextEncoder().encode(link) }])
})

test('a code that is not understood is set aside without the rest of the login', async () => {
  const { found } = await read([{ cells, fields: ['TOTP KEY$,,,txt,key=1'] }])
  expect(found).toMatchObject([
    { kind: 'quarantined', what: 'PyPI: alice', verbatim: new TextEncoder().encode('key=1') },
  ])
})
