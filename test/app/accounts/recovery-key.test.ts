import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'

const KEY = Array.from({ length: 16 }, (_, at) => (0xa10c + at).toString(16)).join(' ')
let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

it('a recovery key is called that before and after the import, and is not counted as a code', async () => {
  const bytes = new TextEncoder().encode(`Tuta recovery code:\n${KEY}\n`)
  const view = await test.call['intake.read']({ files: [{ name: 'tuta.txt', bytes }] })
  expect(view.entries).toMatchObject([{ service: 'Tuta', what: 'recovery key' }])
  await test.call['intake.commit']({ intake: view.id, take: [{ index: 0, service: 'Tuta', name: 'alice' }] })
  const [row] = await test.call['accounts.list']({ search: 'Tuta' })
  expect(row?.recoveryKey).toBe(true)
  expect(row?.codes).toBeUndefined()
})

it('it cannot be marked as used, and stays as it was', async () => {
  await test.bringIn(`Tuta recovery code:\n${KEY}\n`)
  const [row] = await test.call['accounts.list']({ search: 'Tuta' })
  const { codeSets } = await test.call['accounts.get']({ id: row?.id ?? '' })
  expect(codeSets).toMatchObject([{ isKey: true, codes: [{}] }])
  const set = codeSets[0]?.id ?? ''
  const use = { set, index: 0, used: '2026-03-01' }
  await expect(async () => await test.call['codes.use'](use)).rejects.toMatchObject({
    code: 'invalid-input',
    message:
      'This is a recovery key, which stays valid after use, so it cannot be marked as used. Nothing was changed.',
  })
  expect((await test.call['accounts.get']({ id: row?.id ?? '' })).codeSets).toEqual(codeSets)
  // What an earlier version of this app marked can be taken back.
  expect(await test.call['codes.use']({ ...use, used: null })).toMatchObject({ codeSets })
})

const PHRASE = 'abandon ability able about above absent absorb abstract absurd abuse access accident'
const CODES = 'Recovery codes for Proton\nabcd1234\nefgh5678\nijkl9012\n'

it.each([
  ['before', [`Proton recovery phrase:\n${PHRASE}\n`, CODES]],
  ['after', [CODES, `Proton recovery phrase:\n${PHRASE}\n`]],
])('it stays in force beside codes of its service that are imported %s it', async (_when, texts) => {
  for (const text of texts) await test.bringIn(text)
  const rows = await test.call['accounts.list']({ search: 'Proton' })
  const sets = await Promise.all(rows.map(async ({ id }) => (await test.call['accounts.get']({ id })).codeSets))
  expect(sets.flat().map(({ isKey, codes, voided }) => [isKey, codes.length, voided])).toEqual(
    expect.arrayContaining([
      [true, 1, undefined],
      [undefined, 3, undefined],
    ]),
  )
  expect(sets.flat()).toHaveLength(2)
})

it('ordinary codes of the same service stay codes', async () => {
  await test.bringIn('Recovery codes for Proton\nabcd1234\nefgh5678\nijkl9012\n')
  const [row] = await test.call['accounts.list']({ search: 'Proton' })
  expect(row?.codes).toEqual({ left: 3, total: 3 })
  expect(row?.recoveryKey).toBeUndefined()
})
