import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../electron/contract.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const TOTP = `otpauth://totp/PyPI:alice?secret=${SECRET}&issuer=PyPI&algorithm=SHA1&digits=8&period=30`
const UNKNOWN = `otpauth://totp/New:carol?secret=${SECRET}&algorithm=SHA3`
const CODES = ['0123456789abcdef', 'fedcba9876543210', '1111222233334444']
const OWN_PASSWORD = 'seven purple lanterns drift over quiet harbours'

let test: TestApp
let other: TestApp

beforeEach(async () => {
  test = new TestApp()
  other = new TestApp()
  await test.create()
  await test.bringIn([TOTP, UNKNOWN].join('\n'), 'links.txt')
  await test.bringIn(CODES.join('\n'), 'PyPI-Recovery-Codes-alice-2026-01-02T03_04.txt')
})

afterEach(async () => {
  await test.close()
  await other.close()
})

async function save(input: Input<'exports.save'>, name = 'export') {
  test.savePath = join(test.folder, name)
  const saved = await test.call['exports.save'](input)
  return { saved, bytes: new Uint8Array(readFileSync(test.savePath)) }
}

async function bringBack(bytes: Uint8Array<ArrayBuffer>, password: string) {
  await other.create()
  const read = await other.call['intake.read']({ files: [{ name: 'export.age', bytes }], intake: undefined })
  expect(read.files[0]).toMatchObject({ needsPassword: true })
  const view = await other.call['intake.password']({ intake: read.id, file: 0, password })
  const take = view.entries.filter((entry) => entry.ticked)
  return await other.call['intake.commit']({
    intake: view.id,
    take: take.map(({ index, service, name }) => ({ index, service, name })),
  })
}

/** What a vault shows of its accounts, without ids and its own times. */
async function shown(app: TestApp) {
  const rows = await app.call['accounts.list']({ search: '' })
  const details = await Promise.all(rows.map(async ({ id }) => await app.call['accounts.get']({ id })))
  return details.map(({ service, name, note, added, tokens, codeSets }) => ({
    service,
    name,
    note,
    added,
    tokens: tokens.map(({ id: _id, ...token }) => token),
    codeSets: codeSets.map(({ id: _id, ...set }) => set),
  }))
}

describe('an export', () => {
  it('is listed with what it reveals, and asks for a password where it has one', async () => {
    const kinds = await test.call['exports.list'](undefined)
    expect(kinds.map(({ format, needsPassword }) => [format, needsPassword])).toEqual([
      ['age-identity', false],
      ['age-passphrase', true],
      ['aegis-encrypted', true],
      ['2fas-encrypted', true],
      ['aegis', false],
      ['2fas', false],
      ['google-qr', false],
      ['otpauth', false],
      ['json', false],
    ])
    for (const { reveals } of kinds) expect(reveals).not.toBe('')
  })

  it('needs the passphrase typed again', async () => {
    test.now += 3_600_000
    test.savePath = join(test.folder, 'export')
    expect(await test.dispatch('exports.save', { format: 'json' })).toMatchObject({
      ok: false,
      error: { code: 'confirm-needed' },
    })
    expect(existsSync(test.savePath)).toBe(false)
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    expect(await test.dispatch('exports.save', { format: 'json' })).toMatchObject({ ok: true })
  })

  it('is refused while the vault is locked', async () => {
    await test.call['vault.lock'](undefined)
    expect(await test.dispatch('exports.save', { format: 'json' })).toMatchObject({ error: { code: 'vault-locked' } })
  })

  it('is saved for its owner alone, and says what is not in it', async () => {
    const { saved, bytes } = await save({ format: 'otpauth' })
    expect(saved).toEqual({
      path: test.savePath,
      count: 1,
      leftOut: [
        '1 set of recovery codes',
        '1 entry that was set aside',
        '2 import reports',
        '1 name of a passphrase',
        'notes, dates, and where each token came from',
      ],
      decoder: { kind: 'beside', path: join(test.folder, 'decoder.html') },
    })
    expect(new TextDecoder().decode(bytes)).toContain(TOTP)
    if (process.platform !== 'win32') expect(statSync(join(test.folder, 'export')).mode & 0o777).toBe(0o600)
  })

  it('without a place to save saves nothing', async () => {
    test.savePath = undefined
    expect(await test.call['exports.save']({ format: 'json' })).toEqual({ count: 0, leftOut: [] })
  })

  it('with a password needs one that is hard to guess', async () => {
    test.savePath = join(test.folder, 'export')
    for (const format of ['age-passphrase', 'aegis-encrypted', '2fas-encrypted'] as const) {
      expect(await test.dispatch('exports.save', { format })).toMatchObject({ error: { code: 'password-needed' } })
      expect(await test.dispatch('exports.save', { format, password: 'hunter2' })).toMatchObject({
        error: { code: 'weak-passphrase' },
      })
    }
    expect(existsSync(test.savePath)).toBe(false)
  })

  it('of an account that is not there is refused', async () => {
    expect(await test.dispatch('exports.save', { format: 'json', accounts: ['0'.repeat(32)] })).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('of one account holds that one', async () => {
    await test.bringIn(TOTP.replaceAll('PyPI', 'npm').replace(SECRET, 'GEZDGNBVGY3TQOJQ'))
    const [row] = await test.call['accounts.list']({ search: 'npm' })
    const { saved, bytes } = await save({ format: 'aegis', accounts: [row?.id ?? ''] })
    expect(saved.count).toBe(1)
    expect(new TextDecoder().decode(bytes)).not.toContain('PyPI')
  })

  it('with a passphrase comes back whole into another vault, used codes and all', async () => {
    const [row] = await test.call['accounts.list']({ search: '' })
    const detail = await test.call['accounts.get']({ id: row?.id ?? '' })
    const set = detail.codeSets[0]?.id ?? ''
    await test.call['codes.use']({ set, index: 1, used: '2026-02-03' })
    await test.call['accounts.edit']({ id: detail.id, service: 'PyPI', name: 'alice', note: 'owner of demo' })
    const { bytes } = await save({ format: 'age-passphrase', password: OWN_PASSWORD, armor: true })
    expect(new TextDecoder().decode(bytes)).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/)
    expect(await bringBack(bytes, OWN_PASSWORD)).toMatchObject({ read: 5, added: 4, quarantined: 1 })
    expect(await shown(other)).toEqual(await shown(test))
    expect((await other.call['intake.quarantined'](undefined)).map(({ id: _id, ...one }) => one)).toEqual(
      (await test.call['intake.quarantined'](undefined)).map(({ id: _id, ...one }) => one),
    )
  })
})

describe('an export during which the vault is locked', () => {
  const formats = [
    { format: 'google-qr' },
    { format: 'aegis-encrypted', password: OWN_PASSWORD },
    { format: '2fas-encrypted', password: OWN_PASSWORD },
    { format: 'age-passphrase', password: OWN_PASSWORD },
  ] as const

  it.each(formats)('is not saved: $format', async (input) => {
    test.savePath = join(test.folder, 'export')
    test.whileChoosing = () => {
      setImmediate(() => {
        test.app.lock('system')
      })
    }
    expect(await test.dispatch('exports.save', input)).toMatchObject({ error: { code: 'vault-locked' } })
    expect(existsSync(test.savePath)).toBe(false)
  })

  it('is not saved either when it was unlocked again', async () => {
    test.savePath = join(test.folder, 'export')
    await test.call['settings.set']({ graceSeconds: 0, lockMinutes: 10, clipboardSeconds: 30 })
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    let choose: (path: string) => void = () => undefined
    test.choosing = new Promise((resolve) => {
      choose = resolve
    })
    const saving = test.dispatch('exports.save', { format: 'json' })
    await test.call['vault.state'](undefined)
    test.app.lock('idle')
    await test.unlock()
    choose(test.savePath)
    expect(await saving).toMatchObject({ error: { code: 'vault-locked' } })
    expect(existsSync(test.savePath)).toBe(false)
  })
})

describe('the paper key', () => {
  it('confirms like a passphrase does, and no other identity confirms', async () => {
    const first = await test.call['identity.create']({ replace: false })
    const { identity } = await test.call['identity.create']({ replace: true })
    test.now += 3_600_000
    expect(await test.dispatch('vault.confirm', { passphrase: first.identity })).toMatchObject({
      error: { code: 'wrong-passphrase' },
    })
    expect(await test.dispatch('exports.save', { format: 'json' })).toMatchObject({ error: { code: 'confirm-needed' } })
    expect(await test.dispatch('vault.confirm', { passphrase: identity.toLowerCase() })).toMatchObject({ ok: true })
    expect(await test.dispatch('exports.save', { format: 'json' })).toMatchObject({ ok: true })
  })

  it('is made once, opens the vault, and only its recipient is kept', async () => {
    expect(await test.call['identity.get'](undefined)).toEqual({})
    const { identity, recipient } = await test.call['identity.create']({ replace: false })
    expect(identity).toMatch(/^AGE-SECRET-KEY-1/)
    expect(await test.call['identity.get'](undefined)).toEqual({
      recipient,
      created: '2026-03-01T12:00:00.000Z',
      split: false,
    })
    expect(await test.dispatch('identity.create', { replace: false })).toMatchObject({
      error: { code: 'invalid-input' },
    })
    await test.call['vault.lock'](undefined)
    const vault = await Vault.openWithIdentity(test.vaultPath, identity)
    vault.close()
    expect(readFileSync(test.vaultPath).includes(identity)).toBe(false)
  })

  it('that is replaced no longer opens the vault', async () => {
    const first = await test.call['identity.create']({ replace: false })
    const second = await test.call['identity.create']({ replace: true })
    expect(await test.call['identity.get'](undefined)).toMatchObject({ recipient: second.recipient })
    await test.call['vault.lock'](undefined)
    await expect(Vault.openWithIdentity(test.vaultPath, first.identity)).rejects.toMatchObject({ name: 'KitError' })
    ;(await Vault.openWithIdentity(test.vaultPath, second.identity)).close()
  })

  it('whose slot was removed no longer counts, and no export is made for it', async () => {
    const { identity } = await test.call['identity.create']({ replace: false })
    const slot = (await test.call['slots.list'](undefined)).find(({ kind }) => kind === 'identity')
    await test.call['slots.remove']({ id: slot?.id ?? '' })
    expect(await test.call['identity.get'](undefined)).toEqual({})
    expect(await test.dispatch('identity.check', { identity })).toMatchObject({ error: { code: 'not-found' } })
    expect(await test.dispatch('exports.save', { format: 'age-identity' })).toMatchObject({
      error: { code: 'not-found' },
    })
    const { recipient } = await test.call['identity.create']({ replace: false })
    expect(await test.call['identity.get'](undefined)).toMatchObject({ recipient })
  })

  it('needs the passphrase typed again to be made', async () => {
    test.now += 3_600_000
    expect(await test.dispatch('identity.create', { replace: false })).toMatchObject({
      error: { code: 'confirm-needed' },
    })
  })

  it('is told apart from another and from a mistyped one, and the day is noted', async () => {
    expect(await test.dispatch('identity.check', { identity: 'x' })).toMatchObject({ error: { code: 'not-found' } })
    const { identity, recipient } = await test.call['identity.create']({ replace: false })
    await other.create()
    const foreign = await other.call['identity.create']({ replace: false })
    expect(await test.call['identity.check']({ identity: foreign.identity })).toEqual({ result: 'other' })
    expect(await test.call['identity.check']({ identity: identity.slice(0, -1) })).toEqual({ result: 'mistyped' })
    expect(await test.call['identity.get'](undefined)).not.toHaveProperty('checked')
    test.now += 86_400_000
    const checked = '2026-03-02T12:00:00.000Z'
    expect(await test.call['identity.check']({ identity: identity.toLowerCase() })).toEqual({ result: 'fits', checked })
    expect(await test.call['identity.get'](undefined)).toMatchObject({ recipient, checked })
  })

  it('opens the exports made for it, in another vault', async () => {
    test.savePath = join(test.folder, 'none')
    expect(await test.dispatch('exports.save', { format: 'age-identity' })).toMatchObject({
      error: { code: 'not-found' },
    })
    const { identity } = await test.call['identity.create']({ replace: false })
    const { bytes } = await save({ format: 'age-identity' })
    await bringBack(bytes, identity)
    expect(await shown(other)).toEqual(await shown(test))
    expect(await other.call['identity.get'](undefined)).toEqual({})
  })
})
