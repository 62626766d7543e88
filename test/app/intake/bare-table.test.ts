import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'
import { SECRETS, TWO_COLUMNS } from '../../fixtures/intake/bare-tables.ts'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const table = () => ({ name: 'codes.csv', bytes: new TextEncoder().encode(TWO_COLUMNS) })

it('a table waits for its columns, without a whole secret in what the window gets', async () => {
  const view = await test.call['intake.read']({ files: [table()] })
  expect(view.entries).toEqual([])
  expect(view.files).toMatchObject([
    {
      ...{ needsPassword: false, error: { code: 'columns-needed' } },
      table: {
        rows: [
          ['GitHub', 'JBSW…'],
          ['PyPI', 'GEZD…'],
        ],
        ...{ count: 2, columns: ['service', 'secret'], isNamed: false },
      },
    },
  ])
  expect(JSON.stringify(view)).not.toMatch(new RegExp(SECRETS.join('|')))
})

it('what was said of them is kept, can be said again, and gives the codes to compare', async () => {
  const { id } = await test.call['intake.read']({ files: [table()] })
  const named = await test.call['intake.columns']({ intake: id, file: 0, columns: ['account', 'secret'] })
  expect(named.files).toMatchObject([{ table: { columns: ['account', 'secret'], isNamed: true } }])
  expect(named.files[0]?.error).toBeUndefined()
  expect(named.entries).toMatchObject([
    { service: '', name: 'GitHub' },
    { service: '', name: 'PyPI' },
  ])
  const again = await test.call['intake.columns']({ intake: id, file: 0, columns: ['service', 'secret'] })
  expect(again.entries).toMatchObject([
    { service: 'GitHub', name: '' },
    { service: 'PyPI', name: '' },
  ])
  const entries = again.entries.map(({ index }) => index)
  const codes = await test.call['intake.codes']({ intake: id, entries })
  expect(codes).toHaveLength(2)
  for (const { code, validUntil } of codes) {
    expect(code).toMatch(/^\d{6}$/)
    expect(validUntil).toBeGreaterThan(0)
  }
  expect(await test.dispatch('intake.codes', { intake: id, entries: [99] })).toMatchObject({
    error: { code: 'not-found' },
  })
})

it('no choice, and a file that is no table, leave everything as it was', async () => {
  const { id } = await test.call['intake.read']({ files: [table()] })
  const view = await test.call['intake.columns']({ intake: id, file: 0, columns: ['secret', 'secret'] })
  expect(view.files).toMatchObject([{ error: { code: 'columns-needed' }, table: { isNamed: false } }])
  await expect(test.call['intake.columns']({ intake: id, file: 7, columns: ['secret'] })).rejects.toMatchObject({
    code: 'not-found',
  })
})
