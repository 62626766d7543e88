import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

const link = (name: string, secret: string) => `otpauth://totp/PyPI:${name}?secret=${secret}&issuer=PyPI`
const DAY = 86_400_000
let app: TestApp

beforeEach(async () => {
  app = new TestApp()
  await app.create()
  await app.bringIn(link('alice', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'))
  await app.call['backups.make'](undefined)
  app.now += 60_000
})

afterEach(async () => {
  await app.close()
})

/** Backups are made after the call that made them due. */
const afterwards = () => new Promise((resolve) => setImmediate(resolve))
const standing = async () => {
  const { changesSince, accountsMissing } = (await app.call['vault.state'](undefined)).backup
  return { changesSince, accountsMissing }
}
const count = async () => (await standing()).changesSince
const another = async () => await app.bringIn(link('bob', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))

test('each record of an import counts, and all are in the backup that follows', async () => {
  expect(await standing()).toEqual({ changesSince: 0, accountsMissing: 0 })
  await another()
  // An account, its token and the ledger. The note that it was read back is in the ledger.
  expect(await standing()).toEqual({ changesSince: 3, accountsMissing: 1 })
  await afterwards()
  expect(await standing()).toEqual({ changesSince: 0, accountsMissing: 0 })
  await another() // again: only a ledger of duplicates
  expect(await standing()).toEqual({ changesSince: 1, accountsMissing: 0 })
})

test('a record that was changed often counts once, and one that was removed counts too', async () => {
  await another()
  await afterwards()
  const [bob] = await app.call['accounts.list']({ search: 'bob' })
  for (const note of ['owner', 'co-owner', 'left'])
    await app.call['accounts.edit']({ id: bob?.id ?? '', service: 'PyPI', name: 'bob', note })
  expect(await standing()).toEqual({ changesSince: 1, accountsMissing: 0 })
  await app.call['accounts.remove']({ ids: [bob?.id ?? ''] })
  expect(await standing()).toEqual({ changesSince: 2, accountsMissing: 0 })
})

test('an account is missing while one of its tokens is in no backup', async () => {
  await app.bringIn(link('alice', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))
  expect(await standing()).toMatchObject({ accountsMissing: 1 })
})

test('what is in a backup is known again after unlocking', async () => {
  await app.call['vault.lock'](undefined)
  await app.unlock()
  expect(await standing()).toEqual({ changesSince: 0, accountsMissing: 0 })
  rmSync(`${app.vaultPath}.backups`, { recursive: true })
  await app.call['vault.lock'](undefined)
  await app.unlock()
  expect(await standing()).toEqual({ changesSince: 3, accountsMissing: 1 })
})

test('copies and checks of a backup change nothing, and neither does typing the passphrase', async () => {
  app.folderPath = join(app.folder, 'stick')
  await app.call['backups.copy'](undefined)
  app.filePath = join(app.folder, 'copy.rkit')
  copyFileSync(app.vaultPath, app.filePath)
  await app.call['drill.backup']({ password: PASSPHRASE })
  expect(await count()).toBe(0)
})

test('a passphrase that was added counts; the day it is typed again does not', async () => {
  await app.call['vault.confirm']({ passphrase: PASSPHRASE })
  await app.call['slots.add']({ name: 'At home', passphrase: 'a passphrase of nine random words it is' })
  expect(await count()).toBe(1)
  await app.call['backups.make'](undefined)
  app.now += DAY - 60_000
  await app.call['vault.lock'](undefined)
  await app.unlock()
  expect(await count()).toBe(0)
})

test('a tag counts once, and copying a code of the account never does', async () => {
  const [row] = await app.call['accounts.list']({ search: '' })
  const [id, token] = [row?.id ?? '', row?.tokens[0]?.id ?? '']
  await app.call['tokens.copy']({ token })
  expect(await count()).toBe(0)
  await app.call['accounts.arrange']({ ids: [id], tag: ['work'] })
  expect(await count()).toBe(1)
  app.now += DAY
  await app.call['tokens.copy']({ token })
  expect(await count()).toBe(1)
  await app.call['backups.make'](undefined)
  app.now += DAY
  await app.call['tokens.copy']({ token })
  expect(await count()).toBe(0)
  await app.call['accounts.arrange']({ ids: [id], untag: ['work'] })
  expect(await count()).toBe(1)
})

test('a renamed passphrase counts, even after it was typed again', async () => {
  await app.call['vault.confirm']({ passphrase: PASSPHRASE })
  const [slot] = await app.call['slots.list'](undefined)
  await app.call['slots.rename']({ id: slot?.id ?? '', name: 'At home' })
  expect(await count()).toBe(1)
  app.now += 60_000
  await app.call['vault.drill']({ passphrase: PASSPHRASE })
  expect(await count()).toBe(1)
})

test('typing a passphrase twice is no change, whatever the clock says', async () => {
  app.now -= 10 * DAY
  await app.call['vault.drill']({ passphrase: PASSPHRASE })
  app.now -= 10 * DAY
  await app.call['vault.drill']({ passphrase: PASSPHRASE })
  expect(await count()).toBe(0)
})
