import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSPHRASE, TestApp } from '../fixtures/app.ts'

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

const count = async () => (await app.call['vault.state'](undefined)).backup.changesSince
const another = async () => await app.bringIn(link('bob', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'))

test('an import is one change, though the note that it was read back is a commit of its own', async () => {
  expect(await count()).toBe(0)
  await another()
  expect(await count()).toBe(1)
  await another() // again: only a ledger of duplicates
  expect(await count()).toBe(2)
})

test('what a person does counts, also after the app has noted something', async () => {
  await another()
  const [bob] = await app.call['accounts.list']({ search: 'bob' })
  await app.call['accounts.edit']({ id: bob?.id ?? '', service: 'PyPI', name: 'bob', note: 'owner' })
  expect(await count()).toBe(2)
  await app.call['accounts.remove']({ id: bob?.id ?? '' })
  expect(await count()).toBe(3)
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
