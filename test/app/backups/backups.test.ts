import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Vault } from '../../../electron/vault/vault.ts'
import type { OpenedBackup } from '../../../electron/contract.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

const link = (name: string) => `otpauth://totp/PyPI:${name}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI`
const DAY = 24 * 60 * 60 * 1000

let test: TestApp
let folder: string

beforeEach(async () => {
  test = new TestApp()
  folder = `${test.vaultPath}.backups`
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const state = async () => await test.call['backups.state'](undefined)
const names = () => (existsSync(folder) ? readdirSync(folder).sort() : [])
/** Backups are made after the call that made them due. */
const afterwards = () => new Promise((resolve) => setImmediate(resolve))

/** Makes a change of the vault. */
async function change(): Promise<void> {
  const settings = await test.call['settings.get'](undefined)
  await test.call['settings.set']({ ...settings, clipboardSeconds: settings.clipboardSeconds === 30 ? 31 : 30 })
}

async function accounts(): Promise<string[]> {
  return (await test.call['accounts.list']({ search: '' })).map(({ name }) => name).sort()
}

async function open(path: string, passphrase = PASSPHRASE): Promise<OpenedBackup> {
  test.filePath = path
  const opened = await test.call['backups.open']({ passphrase })
  if (!opened) throw new Error('not opened')
  return opened
}

async function backUp(): Promise<string> {
  const { last } = await test.call['backups.make'](undefined)
  return last?.path ?? ''
}

describe('automatic backups', () => {
  it('start with the first change, after the call has its answer', async () => {
    expect((await test.call['vault.state'](undefined)).backup).not.toHaveProperty('at')
    await change()
    expect(names()).toEqual([])
    await afterwards()
    expect(names()).toHaveLength(1)
    expect((await test.call['vault.state'](undefined)).backup).toEqual({
      at: '2026-03-01T12:00:00.000Z',
      changesSince: 0,
      accountsMissing: 0,
      reads: { overdue: false },
    })
    expect(test.told).toContainEqual({ event: 'backup', payload: { made: true } })
  })

  it('are not made of an empty vault', async () => {
    await afterwards()
    await test.call['vault.lock'](undefined)
    await test.unlock()
    await afterwards()
    expect(names()).toEqual([])
    expect((await test.call['vault.state'](undefined)).backup).toEqual({
      changesSince: 0,
      accountsMissing: 0,
      reads: { overdue: false },
    })
  })

  it('hold every import, the first too', async () => {
    await test.bringIn(link('alice'))
    expect((await test.call['vault.state'](undefined)).backup).toMatchObject({ accountsMissing: 1 })
    await afterwards()
    expect((await test.call['vault.state'](undefined)).backup).toMatchObject({ changesSince: 0, accountsMissing: 0 })
    await test.bringIn(link('bob').replace('GEZD', 'MFRG'))
    await afterwards()
    const [first = '', second = ''] = names()
    expect((await open(join(folder, first))).counts).toMatchObject({ onlyHere: 3, onlyThere: 0 })
    expect((await open(join(folder, second))).counts).toMatchObject({ onlyHere: 0, onlyThere: 0, different: 0 })
  })

  it('come after every n changes', async () => {
    await test.bringIn([link('alice'), link('bob').replace('GEZD', 'MFRG')].join('\n'))
    await afterwards()
    const settings = await test.call['settings.get'](undefined)
    expect(settings).toMatchObject({ backupEvery: 20, backupKeep: 10 })
    await test.call['settings.set']({ ...settings, backupEvery: 3 })
    const [alice, bob] = await test.call['accounts.list']({ search: '' })
    const edit = async (id = '') => await test.call['accounts.edit']({ id, service: 'PyPI', name: 'x', note: '' })
    await edit(alice?.id)
    await edit(alice?.id)
    await afterwards()
    expect(await state()).toMatchObject({ everyChanges: 3, changesSince: 2, list: [{}] })
    await edit(bob?.id)
    await afterwards()
    expect(await state()).toMatchObject({ changesSince: 0, list: [{}, {}] })
  })

  it('come a day after the last, at unlocking or a change, when there is something new', async () => {
    await change()
    await afterwards()
    test.now += DAY
    await test.call['vault.lock'](undefined)
    await test.unlock()
    await afterwards()
    const afterUnlock = names().length
    const { changesSince } = await state()
    expect(changesSince).toBe(0)
    await change()
    test.now += DAY
    await change()
    await afterwards()
    expect(names()).toHaveLength(afterUnlock + 1)
  })

  it('do not stop when the clock jumps back ten years, and keep the newest', async () => {
    const settings = await test.call['settings.get'](undefined)
    await test.call['settings.set']({ ...settings, backupKeep: 1 })
    await afterwards()
    test.now = Date.parse('2016-03-01T12:00:00Z')
    await change()
    await afterwards()
    expect(names()).toEqual([expect.stringMatching(/^vault-20160301-120000-r\d+\.rkit$/)])
    expect(await state()).toMatchObject({ changesSince: 0, last: { at: '2016-03-01T12:00:00.000Z' } })
  })

  it('say why they fail, are tried again, and leave the change alone', async () => {
    writeFileSync(folder, 'in the way')
    await test.bringIn(link('alice'))
    await afterwards()
    expect(await accounts()).toEqual(['alice'])
    expect((await state()).error).toMatch(/^No copy could be made there/)
    rmSync(folder)
    await change()
    await afterwards()
    expect(await state()).not.toHaveProperty('error')
    expect(names()).toHaveLength(1)
  })

  it('keep only the last few', async () => {
    const settings = await test.call['settings.get'](undefined)
    await test.call['settings.set']({ ...settings, backupKeep: 2 })
    for (let turn = 0; turn < 4; turn++) {
      test.now += 1000
      await change()
      await backUp()
    }
    expect(await state()).toMatchObject({ keep: 2, list: { length: 2 } })
    expect(names()).toHaveLength(2)
  })

  it('that are due when the app ends are made first', async () => {
    await change()
    await test.app.close()
    expect(names()).toHaveLength(1)
  })

  it('are made on locking when something is in none, and count once they are verified', async () => {
    await test.bringIn(link('alice'))
    await afterwards()
    await change()
    await change()
    test.now += 60_000
    test.app.lock('idle')
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: true })
    await afterwards()
    const [copy = '', earlier = ''] = names()
    expect(copy).toMatch(/^at-lock-20260301-120100-r\d+\.rkit$/)

    await test.unlock()
    expect(await state()).toMatchObject({ changesSince: 1, list: [{ path: join(folder, earlier) }] })
    await afterwards()
    expect(await state()).toMatchObject({ changesSince: 0, last: { at: '2026-03-01T12:01:00.000Z' } })
    expect(names()).toEqual([earlier, copy.replace('at-lock', 'vault')])
    expect(test.told.at(-1)).toEqual({ event: 'backup', payload: { made: true } })

    test.app.lock('asked')
    await afterwards()
    expect(names()).toHaveLength(2)
  })

  it('that fail on locking do not keep the vault open, say so at the next unlocking, and are tried again', async () => {
    await test.bringIn(link('alice'))
    await afterwards()
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'in the way')
    await change()
    test.app.lock('system')
    expect(test.told.at(-1)).toEqual({ event: 'locked', payload: { reason: 'system' } })
    await afterwards()
    await test.unlock()
    expect(await state()).toMatchObject({ error: expect.stringMatching(/^No copy could be made there/) as string })
    await afterwards()
    expect(test.told.at(-1)).toEqual({ event: 'backup', payload: { made: false } })
    rmSync(folder)
    await change()
    await afterwards()
    expect(await state()).toMatchObject({ changesSince: 0, list: [{}] })
    expect(await state()).not.toHaveProperty('error')
  })

  it('do not keep a vault open that cannot be read for a copy on locking', async () => {
    await test.bringIn(link('alice'))
    const image = vi.spyOn(Vault.prototype, 'image').mockImplementation(() => {
      throw new Error('no memory')
    })
    test.app.lock('asked')
    image.mockRestore()
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: true })
    await test.unlock()
    expect((await state()).error).toBe(
      'No backup could be made when the vault was last locked. The vault and older backups are unchanged.',
    )
  })

  it('are made again when the copy of the last locking is damaged', async () => {
    await test.bringIn(link('alice'))
    await afterwards()
    await change()
    test.app.lock('asked')
    await afterwards()
    const copy = join(folder, names().find((name) => name.startsWith('at-lock')) ?? '')
    const database = new Database(copy)
    database.exec('DELETE FROM record WHERE id = (SELECT max(id) FROM record)')
    database.close()
    test.now += 60_000
    await test.unlock()
    await afterwards()
    expect(await state()).toMatchObject({ changesSince: 0, last: { at: '2026-03-01T12:01:00.000Z' } })
    expect(existsSync(copy)).toBe(false)
  })

  it('are written before the app ends', async () => {
    await test.bringIn(link('alice'))
    await afterwards()
    await change()
    await test.app.close()
    expect(names()).toEqual([expect.stringMatching(/^at-lock/), expect.stringMatching(/^vault/)])
  })

  it('leave no second copy when a backup replaces the vault', async () => {
    await test.bringIn(link('alice'))
    const backup = await backUp()
    await change()
    const { token } = await open(backup)
    await test.call['backups.restore']({ token })
    await afterwards()
    expect(names()).toEqual([expect.stringMatching(/^before-restore/), basename(backup)])
  })

  it('made on locking can replace a lost vault', async () => {
    await test.bringIn(link('alice'))
    test.app.lock('asked')
    await afterwards()
    expect(names()).toEqual([expect.stringMatching(/^at-lock/)])
    rmSync(test.vaultPath)
    await test.call['vault.putBack'](undefined)
    await test.unlock()
    expect(await accounts()).toEqual(['alice'])
  })

  it('are not shown while the vault is locked', async () => {
    await test.call['vault.lock'](undefined)
    for (const channel of ['backups.state', 'backups.make', 'backups.copy'] as const)
      expect(await test.dispatch(channel, undefined)).toMatchObject({ ok: false, error: { code: 'vault-locked' } })
  })
})

describe('a copy on another disk', () => {
  it('is verified, and noted in the vault', async () => {
    test.folderPath = join(test.folder, 'stick')
    mkdirSync(test.folderPath)
    await change()
    const copy = await test.call['backups.copy'](undefined)
    expect(copy).toEqual({
      at: '2026-03-01T12:00:00.000Z',
      path: join(test.folderPath, `vault-20260301-120000-r${copy?.revision ?? ''}.rkit`),
      revision: copy?.revision,
      decoder: { kind: 'beside', path: join(test.folderPath, 'decoder.html') },
    })
    const { decoder: _decoder, ...noted } = copy ?? {}
    expect((await state()).copy).toEqual(noted)
    expect(readdirSync(test.folderPath).toSorted()).toEqual(['decoder.html', basename(copy?.path ?? '')])
  })

  it('is not made when the user cancels', async () => {
    expect(await test.call['backups.copy'](undefined)).toBeUndefined()
    expect(await state()).not.toHaveProperty('copy')
  })
})

describe('a backup beside the vault', () => {
  it('shows what differs, without a secret', async () => {
    await test.bringIn(link('alice'))
    const backup = await backUp()
    const [row] = await test.call['accounts.list']({ search: '' })
    await test.call['accounts.edit']({ id: row?.id ?? '', service: 'PyPI', name: 'alice', note: 'my secret note' })
    await test.bringIn(link('bob').replace('GEZD', 'MFRG'))
    const opened = await open(backup)
    expect(opened).toMatchObject({
      path: backup,
      sameVault: true,
      problems: [],
      counts: { onlyThere: 0, different: 1 },
    })
    expect(opened.rows).toContainEqual({
      id: row?.id,
      what: 'different',
      kind: 'account',
      name: 'PyPI · alice',
      fields: ['note'],
      merge: expect.stringMatching(/^(here|conflict)$/) as string,
    })
    expect(opened.rows).toContainEqual(
      expect.objectContaining({ what: 'only-here', kind: 'token', name: 'TOTP of PyPI · bob', merge: 'added' }),
    )
    expect(JSON.stringify(opened)).not.toMatch(/my secret note|GEZD|MFRG/)
  })

  it('needs its own passphrase, and can be put away', async () => {
    const backup = await backUp()
    test.filePath = backup
    expect(await test.dispatch('backups.open', { passphrase: 'wrong' })).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    })
    const { token } = await open(backup)
    await test.call['backups.close']({ token })
    expect(await test.dispatch('backups.restore', { token })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('is not opened when the user cancels', async () => {
    expect(await test.call['backups.open']({ passphrase: PASSPHRASE })).toBeUndefined()
  })

  it('is closed by locking', async () => {
    const { token } = await open(await backUp())
    test.app.lock('system')
    await test.unlock()
    expect(await test.dispatch('backups.merge', { token, takes: [], deletions: [] })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })
})

describe('restoring', () => {
  it('puts the backup in place, locks, and keeps what was there', async () => {
    await test.bringIn(link('alice'))
    const backup = await backUp()
    const [row] = await test.call['accounts.list']({ search: '' })
    await test.call['accounts.remove']({ ids: [row?.id ?? ''] })
    const { token } = await open(backup)
    const { kept } = await test.call['backups.restore']({ token })
    expect(basename(kept)).toMatch(/^before-restore-20260301-120000-r\d+\.rkit$/)
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: true })
    await test.unlock()
    expect(await accounts()).toEqual(['alice'])
    expect(await open(kept)).toMatchObject({ sameVault: true, problems: [] })
    expect(readdirSync(test.folder).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it('counts on, so that the next backup is the newest again', async () => {
    await change()
    const backup = await backUp()
    for (let turn = 0; turn < 5; turn++) await change()
    await backUp()
    const { token, revisionHere } = await open(backup)
    await test.call['backups.restore']({ token })
    await test.unlock()
    await afterwards()
    expect((await state()).last?.revision).toBeGreaterThan(revisionHere)
    expect((await state()).changesSince).toBe(0)
  })

  it('asks for the passphrase again', async () => {
    const { token } = await open(await backUp())
    test.now += DAY
    expect(await test.dispatch('backups.restore', { token })).toMatchObject({
      ok: false,
      error: { code: 'confirm-needed' },
    })
  })

  it('changes nothing when what is there cannot be kept first', async () => {
    await test.bringIn(link('alice'))
    const backup = join(test.folder, 'backup.rkit')
    copyFileSync(await backUp(), backup)
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'in the way')
    const { token } = await open(backup)
    expect(await test.dispatch('backups.restore', { token })).toMatchObject({
      ok: false,
      error: { code: 'write-failed' },
    })
    expect(await accounts()).toEqual(['alice'])
  })
})

describe('merging', () => {
  it('takes over what the other copy has, after a backup', async () => {
    await test.bringIn(link('alice'))
    const backup = await backUp()
    const [row] = await test.call['accounts.list']({ search: '' })
    await test.call['accounts.remove']({ ids: [row?.id ?? ''] })
    await test.bringIn(link('bob').replace('GEZD', 'MFRG'))
    const before = names().length
    test.now += 1000
    const { token, rows } = await open(backup)
    expect(rows.filter(({ what }) => what === 'only-there').map(({ merge }) => merge)).toEqual(['deleted', 'deleted'])
    const merged = await test.call['backups.merge']({ token, takes: [], deletions: [] })
    expect(merged.counts.accounts).toBe(2)
    expect(await accounts()).toEqual(['alice', 'bob'])
    expect(names().length).toBe(before + 1)
    await test.call['vault.lock'](undefined)
    await test.unlock()
    expect(await accounts()).toEqual(['alice', 'bob'])
  })

  it('applies a deletion that is chosen', async () => {
    await test.bringIn(link('alice'))
    const backup = await backUp()
    const [row] = await test.call['accounts.list']({ search: '' })
    await test.call['accounts.remove']({ ids: [row?.id ?? ''] })
    const { token, rows } = await open(backup)
    const deletions = rows.filter(({ merge }) => merge === 'deleted').map(({ id }) => id)
    expect((await test.call['backups.merge']({ token, takes: [], deletions })).counts.accounts).toBe(0)
  })

  it('refuses another vault', async () => {
    const other = new TestApp()
    await other.create()
    const path = (await other.call['backups.make'](undefined)).last?.path ?? ''
    const opened = await open(path)
    expect(opened).toMatchObject({ sameVault: false })
    expect(opened.rows.every(({ merge }) => merge === undefined)).toBe(true)
    expect(await test.dispatch('backups.merge', { token: opened.token, takes: [], deletions: [] })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
    await other.close()
  })
})

describe('a vault that is not in its place', () => {
  it('is called lost when there are backups of one, and the newest can replace it', async () => {
    await test.bringIn(link('alice'))
    await backUp()
    test.now += DAY
    await test.bringIn(link('bob').replace('GEZD', 'MFRG'))
    await backUp()
    test.app.lock('asked')
    expect(await test.dispatch('vault.putBack', undefined)).toMatchObject({ error: { code: 'vault-exists' } })
    rmSync(test.vaultPath)
    expect(await test.call['vault.state'](undefined)).toMatchObject({
      exists: false,
      lost: { folder, backups: names().length, newest: '2026-03-02T12:00:00.000Z' },
    })
    expect(await test.call['vault.putBack'](undefined)).toMatchObject({ exists: true, locked: true })
    await test.unlock()
    expect(await accounts()).toEqual(['alice', 'bob'])
  })

  it('is not called lost when there never was one', async () => {
    test.app.lock('asked')
    rmSync(test.vaultPath)
    expect(await test.call['vault.state'](undefined)).not.toHaveProperty('lost')
    expect(await test.dispatch('vault.putBack', undefined)).toMatchObject({ error: { code: 'not-found' } })
  })
})

describe('backups that open with a passphrase that is gone', () => {
  it('are replaced by a new one on request', async () => {
    await test.bringIn(link('alice'))
    await backUp()
    await change()
    const older = await backUp()
    await change()
    const { list, last } = await test.call['backups.replace'](undefined)
    expect(list).toEqual([last])
    expect(existsSync(older)).toBe(false)
  })
})
