import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

describe('locking while the vault is being opened', () => {
  it('leaves it locked, and says so to whoever typed the passphrase', async () => {
    test.app.lock('asked')
    const opening = test.dispatch('vault.unlock', { passphrase: PASSPHRASE })
    test.app.lock('system')
    expect(await opening).toMatchObject({ ok: false, error: { code: 'vault-locked' } })
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: true })
    await test.unlock()
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: false })
  })

  it('leaves a vault that is being made locked too, and the file is there', async () => {
    const other = new TestApp()
    const making = other.dispatch('vault.create', { passphrase: PASSPHRASE })
    other.app.lock('system')
    expect(await making).toMatchObject({ ok: false, error: { code: 'vault-locked' } })
    expect(await other.call['vault.state'](undefined)).toMatchObject({ locked: true, exists: true })
    await other.close()
  })
})

describe('the lock of the menu', () => {
  const read = async () =>
    await test.call['intake.read']({
      files: [{ name: 'links.txt', bytes: new TextEncoder().encode('otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ') }],
      intake: undefined,
    })

  it('locks, but lets the window ask first while an import is open', async () => {
    const { id } = await read()
    test.app.lockByMenu()
    expect(test.told.at(-1)).toEqual({ event: 'lockAsked', payload: { by: 'menu' } })
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: false })
    await test.call['intake.cancel']({ intake: id })
    test.app.lockByMenu()
    expect(test.told.at(-1)).toEqual({ event: 'locked', payload: { reason: 'asked' } })
  })

  it('asks nobody once the vault is locked', async () => {
    await read()
    test.app.lock('idle')
    test.app.lockByMenu()
    expect(test.told.at(-1)).toEqual({ event: 'locked', payload: { reason: 'idle' } })
  })
})

describe('ending the app', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('locks at once, and does not wait for a clipboard that never answers', async () => {
    await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
    const [row] = await test.call['accounts.list']({ search: '' })
    await test.call['tokens.copy']({ token: row?.tokens[0]?.id ?? '' })
    test.reading = new Promise(() => undefined)
    vi.useFakeTimers()
    const closing = test.app.close()
    expect(await test.call['vault.state'](undefined)).toMatchObject({ locked: true })
    await vi.advanceTimersByTimeAsync(2000)
    await closing
    vi.useRealTimers()
  })

  it('clears the clipboard where that answers', async () => {
    await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
    const [row] = await test.call['accounts.list']({ search: '' })
    await test.call['tokens.copy']({ token: row?.tokens[0]?.id ?? '' })
    await test.app.close()
    expect(test.clipboard).toBe('')
  })
})

describe('the file of the open vault', () => {
  it('is not read as another file, which would let go of its lock', async () => {
    test.filePaths = [test.vaultPath]
    expect(await test.dispatch('intake.choose', {})).toMatchObject({ ok: false, error: { code: 'vault-busy' } })
  })

  it('is not looked at to be deleted either', async () => {
    const bytes = new TextEncoder().encode('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
    const files = [{ name: 'links.txt', bytes, path: test.vaultPath }]
    const view = await test.call['intake.read']({ files, intake: undefined })
    const take = view.entries.map(({ index, service, name }) => ({ index, service, name }))
    const { id } = await test.call['intake.commit']({ intake: view.id, take })
    for (const { id: token } of (await test.call['accounts.list']({ search: '' })).flatMap(({ tokens }) => tokens)) {
      const [code] = await test.call['tokens.codes']({ tokens: [token] })
      await test.call['tokens.prove']({ token, code: code?.code ?? '' })
    }
    // The backup that follows an import.
    await setImmediate()
    expect(await test.dispatch('intake.deleteSource', { ledger: id, source: 0 })).toMatchObject({
      error: { code: 'vault-busy' },
    })
  })

  it('is not written over by what is saved', async () => {
    await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
    test.savePath = test.vaultPath
    expect(await test.dispatch('exports.save', { format: 'json' })).toMatchObject({ error: { code: 'vault-busy' } })
    test.app.lock('asked')
    await test.unlock()
    expect(await test.call['accounts.list']({ search: '' })).toHaveLength(1)
  })
})
