import { afterEach, beforeEach, expect, it } from 'vitest'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'
import { pypiCodes } from '../../../electron/app/start/demo-files.ts'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const TYPED = { service: 'PyPI', account: 'mara', secret: 'jbsw y3dp ehpk 3pxp', type: 'totp' } as const

it('shows a typed secret in the preview, and takes it in like a file', async () => {
  const { view, problem } = await test.call['intake.typed'](TYPED)
  if (!view) throw new Error(problem?.why.kind)
  expect(view.files).toMatchObject([{ name: 'typed by hand', format: 'otpauth link', needsPassword: false }])
  expect(view.entries).toMatchObject([
    { service: 'PyPI', name: 'mara', what: 'TOTP, SHA1, 6 digits, 30 s', warnings: [], ticked: true },
  ])
  const take = [{ index: 0, service: 'PyPI', name: 'mara' }]
  expect(await test.call['intake.commit']({ intake: view.id, take })).toMatchObject({ read: 1, added: 1 })
})

it('adds to an intake that is under way', async () => {
  const first = await test.call['intake.typed'](TYPED)
  const intake = first.view?.id ?? ''
  const { view } = await test.call['intake.typed']({ ...TYPED, account: 'jo', intake })
  expect(view).toMatchObject({ id: intake, entries: [{ name: 'mara' }, { name: 'jo', duplicate: true }] })
})

it('answers with the field that is wrong, and begins no intake', async () => {
  const typed = { ...TYPED, secret: 'JBSWY3D0' }
  expect(await test.call['intake.typed'](typed)).toEqual({
    problem: { field: 'secret', why: { kind: 'look-alikes', found: [{ at: 8, typed: '0' }] } },
  })
})

it('does not read while the vault is locked', async () => {
  await test.call['vault.lock'](undefined)
  await expect(test.call['intake.typed'](TYPED)).rejects.toMatchObject({ code: 'vault-locked' })
  await test.call['vault.unlock']({ passphrase: PASSPHRASE })
})

it('asks about the first code of PyPI, and notes it as used on the day of issue', async () => {
  const name = 'PyPI-Recovery-Codes-mara-2025-03-14T09_26_53.589Z.txt'
  const files = [{ name, bytes: new TextEncoder().encode(pypiCodes()) }]
  const view = await test.call['intake.read']({ files })
  expect(view.entries[0]?.firstUsed).toBe(true)
  const take = [{ index: 0, service: 'PyPI', name: 'mara', firstUsed: true }]
  await test.call['intake.commit']({ intake: view.id, take })
  const [row] = await test.call['accounts.list']({ search: '' })
  expect(row?.codes).toEqual({ left: 7, total: 8 })
  const { codeSets } = await test.call['accounts.get']({ id: row?.id ?? '' })
  expect(codeSets[0]?.codes.map(({ used }) => used).slice(0, 2)).toEqual(['2025-03-14', undefined])
})
