import { afterEach, beforeEach, expect, it } from 'vitest'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

it('a new vault asks again after five minutes and looks as the system does', async () => {
  expect(await test.call['settings.get'](undefined)).toEqual({
    ...{ graceSeconds: 300, lockMinutes: 5, clipboardSeconds: 30, backupEvery: 20, backupKeep: 10 },
    ...{ drillDays: 14, stillTrueMonths: 12, keyMonths: 6 },
    ...{ theme: 'system', density: 'comfortable', hideCodes: false },
  })
})

it('one setting is changed alone, and is there after a lock, before anything is drawn', async () => {
  await test.call['settings.set']({ lockMinutes: 10 })
  await test.call['settings.set']({ theme: 'dark', hideCodes: true, pageSize: 'letter' })
  expect((await test.call['settings.get'](undefined)).lockMinutes).toBe(10)
  await test.call['vault.lock'](undefined)
  expect((await test.call['vault.state'](undefined)).appearance).toBeUndefined()
  const { appearance } = await test.call['vault.unlock']({ passphrase: PASSPHRASE })
  expect(appearance).toEqual({ theme: 'dark', density: 'comfortable', hideCodes: true, pageSize: 'letter' })
})

it('a longer time without the passphrase asks for it, a shorter one does not', async () => {
  test.now += 301_000
  expect(await test.dispatch('settings.set', { graceSeconds: 600 })).toMatchObject({
    error: { code: 'confirm-needed' },
  })
  expect(await test.dispatch('settings.set', { graceSeconds: 60 })).toMatchObject({ ok: true })
})

it('a theme that does not exist is refused', async () => {
  expect(await test.dispatch('settings.set', { theme: 'pink' })).toMatchObject({ error: { code: 'invalid-input' } })
})
