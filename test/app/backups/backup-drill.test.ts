import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

const link = (name: string) => `otpauth://totp/PyPI:${name}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI`
let app: TestApp

beforeEach(async () => {
  app = new TestApp()
  await app.create()
  await app.bringIn(link('alice'))
})

afterEach(async () => {
  await app.close()
})

async function drill(password?: string) {
  return await app.call['drill.backup'](password === undefined ? {} : { password })
}

async function counted() {
  return (await drill(PASSPHRASE))?.kinds
    .filter(({ counts }) => counts)
    .map(({ kind, same, missing, changed, onlyThere }) => [kind, same, missing, changed, onlyThere])
}

test('a copy of the vault holds everything, until the vault is changed', async () => {
  app.filePath = join(app.folder, 'copy.rkit')
  copyFileSync(app.vaultPath, app.filePath)
  const view = await drill(PASSPHRASE)
  expect(view).toMatchObject({ what: 'vault', sameVault: true, damaged: 0, complete: true, rows: [] })
  expect(await counted()).toEqual([
    ['account', 1, 0, 0, 0],
    ['token', 1, 0, 0, 0],
  ])

  await app.bringIn(link('bob').replace('3PXPJ', '3PXQJ'))
  const [alice] = await app.call['accounts.list']({ search: 'alice' })
  await app.call['accounts.edit']({ id: alice?.id ?? '', service: 'PyPI', name: 'alice', note: 'owner' })
  expect(await drill(PASSPHRASE)).toMatchObject({ complete: false })
  expect(await counted()).toEqual([
    ['account', 0, 1, 1, 0],
    ['token', 1, 1, 0, 0],
  ])
})

test('an export to a post-quantum recipient is opened with its identity', async () => {
  const identity = await generateHybridIdentity()
  app.savePath = join(app.folder, 'export.age')
  app.filePath = app.savePath
  const recipient = await identityToRecipient(identity)
  expect(await app.dispatch('exports.save', { format: 'age-identity', recipient })).toMatchObject({ ok: true })
  expect(await app.dispatch('drill.backup', {})).toMatchObject({ error: { code: 'password-needed' } })
  expect(await app.dispatch('drill.backup', { password: identity })).toMatchObject({
    ok: true,
    value: { what: 'export', sameVault: true, complete: true },
  })
})

test('an encrypted and an unencrypted export are opened in memory and match the vault', async () => {
  app.savePath = join(app.folder, 'export.age')
  app.filePath = app.savePath
  await app.call['exports.save']({ format: 'age-passphrase', password: 'a passphrase of nine random words it is' })
  await expect(drill()).rejects.toMatchObject({ code: 'password-needed' })
  await expect(drill('wrong')).rejects.toMatchObject({ code: 'wrong-password' })
  expect(await drill('a passphrase of nine random words it is')).toMatchObject({
    what: 'export',
    sameVault: true,
    complete: true,
    rows: [],
  })

  app.savePath = app.filePath = join(app.folder, 'export.json')
  await app.call['exports.save']({ format: 'json' })
  expect(await drill()).toMatchObject({ what: 'export', complete: true })
  await app.bringIn(link('bob').replace('3PXPJ', '3PXQJ'))
  expect(await drill()).toMatchObject({
    complete: false,
    rows: [
      { what: 'only-here', kind: 'account', name: 'PyPI · bob' },
      { what: 'only-here', kind: 'token', name: 'TOTP of PyPI · bob' },
    ],
  })
})

test('every drill is noted in the vault, and nothing else is changed', async () => {
  app.filePath = join(app.folder, 'copy.rkit')
  copyFileSync(app.vaultPath, app.filePath)
  await drill(PASSPHRASE)
  app.savePath = join(app.folder, 'all.json')
  await app.call['exports.save']({ format: 'json' })
  app.filePath = app.savePath
  const view = await drill()
  expect(view?.kinds.find(({ kind }) => kind === 'backup-drill')).toMatchObject({ counts: false, same: 1 })
})

test('any other file is refused', async () => {
  app.filePath = join(app.folder, 'notes.txt')
  writeFileSync(app.filePath, 'hello')
  await expect(drill()).rejects.toMatchObject({ code: 'unknown-format' })
})
