import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { splitSecret } from '../../../electron/slip39/split.ts'
import { identityBytes } from '../../../electron/vault/age/identity-bytes.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

const NPM = 'otpauth://totp/npm:alice?secret=JBSWY3DPEHPK3PXP&issuer=npm'
const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'

/** What the old computer had. */
let old: TestApp
/** A new computer, with a stick. */
let test: TestApp
let stick: string

beforeEach(async () => {
  old = new TestApp()
  test = new TestApp()
  await old.create()
  await old.bringIn(LINK)
  stick = join(test.folder, 'stick', 'backup.rkit')
  mkdirSync(join(test.folder, 'stick'))
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await old.close()
  await test.close()
})

/** Puts a copy of the old vault on the stick. */
async function backUp(): Promise<void> {
  await old.app.close()
  copyFileSync(old.vaultPath, stick)
  test.filePath = stick
}

async function refused(call: () => unknown): Promise<string> {
  try {
    await call()
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'another error'
  }
  return 'done'
}

async function names(): Promise<readonly string[]> {
  return (await test.call['accounts.list']({ search: '' })).map(({ service }) => service)
}

describe('a backup on a new computer', () => {
  it('is checked before any passphrase is asked for', async () => {
    await backUp()
    const { path, paperKey } = (await test.call['start.choose'](undefined)) ?? {}
    expect([path, paperKey]).toEqual([stick, false])
    writeFileSync(join(test.folder, 'notes.txt'), 'No vault.')
    test.filePath = join(test.folder, 'notes.txt')
    expect(await refused(() => test.call['start.choose'](undefined))).toBe('not-a-vault')
    test.filePath = join(test.folder, 'gone.rkit')
    expect(await refused(() => test.call['start.choose'](undefined))).toBe('vault-missing')
  })

  it('is looked at without changing anything', async () => {
    await backUp()
    const before = readFileSync(stick)
    await test.call['start.choose'](undefined)
    expect(await refused(() => test.call['start.open']({ secret: 'wrong', as: 'passphrase' }))).toBe('wrong-passphrase')
    const { lookingAt, locked, readOnly } = await test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' })
    expect({ lookingAt, locked, readOnly }).toEqual({ lookingAt: stick, locked: false, readOnly: true })
    expect(await names()).toEqual(['PyPI'])
    expect(await refused(() => test.bringIn(NPM))).toBe('vault-read-only')
    expect(await refused(() => test.call['backups.make'](undefined))).toBe('vault-read-only')
    expect([readFileSync(stick).equals(before), existsSync(test.vaultPath)]).toEqual([true, false])
    expect(readdirSync(join(test.folder, 'stick'))).toEqual(['backup.rkit'])
  })

  it('is closed by a lock, and nothing of it stays', async () => {
    await backUp()
    await test.call['start.choose'](undefined)
    await test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' })
    await test.call['vault.lock'](undefined)
    expect(test.told.filter(({ event }) => event === 'locked')).toEqual([
      { event: 'locked', payload: { reason: 'asked' } },
    ])
    const { exists, locked, lookingAt } = await test.call['vault.state'](undefined)
    expect({ exists, locked, lookingAt }).toEqual({ exists: false, locked: true, lookingAt: undefined })
    expect(await refused(() => test.call['start.keep'](undefined))).toBe('not-found')
  })

  it('becomes the vault of the computer, which goes on without the stick', async () => {
    await backUp()
    await test.call['start.choose'](undefined)
    await test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' })
    rmSync(stick)
    const { path, locked, readOnly, lookingAt } = await test.call['start.keep'](undefined)
    expect({ path, locked, readOnly, lookingAt }).toEqual({
      path: test.vaultPath,
      locked: false,
      readOnly: false,
      lookingAt: undefined,
    })
    await test.bringIn(NPM)
    expect((await names()).toSorted()).toEqual(['PyPI', 'npm'])
    await test.call['vault.lock'](undefined)
    await test.unlock()
    expect((await names()).toSorted()).toEqual(['PyPI', 'npm'])
  })

  it('never takes the place of a vault that is there', async () => {
    await test.create()
    await test.call['vault.lock'](undefined)
    const before = readFileSync(test.vaultPath)
    await backUp()
    await test.call['start.choose'](undefined)
    await test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' })
    expect(await refused(() => test.call['start.keep'](undefined))).toBe('vault-exists')
    expect(readFileSync(test.vaultPath).equals(before)).toBe(true)
    expect(await names()).toEqual(['PyPI'])
  })

  it('is reached by no call before it is open, and not shown once it was stopped', async () => {
    await backUp()
    const stops = [() => test.call['start.forget'](undefined), () => test.call['vault.stop'](undefined)]
    for (const stop of stops) {
      await test.call['start.choose'](undefined)
      const opening = refused(() => test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' }))
      await stop()
      expect(await opening).toBe('cancelled')
      const { locked, lookingAt } = await test.call['vault.state'](undefined)
      expect({ locked, lookingAt }).toEqual({ locked: true, lookingAt: undefined })
    }
    await test.call['start.choose'](undefined)
    const opening = test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' })
    expect(await refused(() => test.call['accounts.list']({ search: '' }))).toBe('vault-locked')
    await opening
    expect(await names()).toEqual(['PyPI'])
  })

  it('is not opened beside a vault that is being opened', async () => {
    await test.create()
    await test.call['vault.lock'](undefined)
    await backUp()
    await test.call['start.choose'](undefined)
    const home = test.unlock()
    expect(await refused(() => test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' }))).toBe('vault-busy')
    await home
    await test.call['vault.lock'](undefined)
    await test.call['start.choose'](undefined)
    const guest = refused(() => test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' }))
    await test.unlock()
    expect((await test.call['vault.state'](undefined)).lookingAt).toBeUndefined()
    await guest
    expect((await test.call['vault.state'](undefined)).lookingAt).toBeUndefined()
    expect(await names()).toEqual([])
  })

  it('says that the stick is gone when it was pulled before it was read', async () => {
    await backUp()
    await test.call['start.choose'](undefined)
    rmSync(stick)
    expect(await refused(() => test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' }))).toBe('vault-missing')
    expect((await test.call['vault.state'](undefined)).exists).toBe(false)
  })

  it('opens with the paper key, and with its shares', async () => {
    const { identity } = await old.call['identity.create']({ replace: false })
    await backUp()
    const chosen = await test.call['start.choose'](undefined)
    expect(chosen?.paperKey).toBe(true)
    await test.call['start.open']({ secret: identity, as: 'identity' })
    expect(await names()).toEqual(['PyPI'])
    await test.call['vault.lock'](undefined)
    const secret = identityBytes(identity) ?? new Uint8Array()
    const random = (length: number) => new Uint8Array(length).fill(7)
    const [first = [], second = []] = splitSecret(secret, { threshold: 2, count: 3, random })
    const one = await test.call['start.shares']({ of: 'chosen', shares: [first.join(' ')] })
    expect([one.result, one.found, one.needed, one.vault]).toEqual(['too-few', 1, 2, undefined])
    const both = await test.call['start.shares']({ of: 'chosen', shares: [second.join(' ')] })
    expect([both.result, both.vault?.lookingAt]).toEqual(['fits', stick])
  })
})

describe('a vault that is set aside', () => {
  it('makes room for a new one, is said to be there, and can be looked at', async () => {
    await test.create()
    await test.bringIn(LINK)
    expect(await refused(() => test.call['start.setAside'](undefined))).toBe('vault-busy')
    await test.call['vault.lock'](undefined)
    const { exists, lost, aside = [] } = await test.call['start.setAside'](undefined)
    expect({ exists, lost, aside }).toEqual({
      exists: false,
      lost: undefined,
      aside: [join(test.folder, 'vault-aside-2026-03-01.rkit')],
    })
    await test.create()
    expect(await names()).toEqual([])
    await test.call['vault.lock'](undefined)
    test.filePath = aside[0]
    await test.call['start.choose'](undefined)
    await test.call['start.open']({ secret: PASSPHRASE, as: 'passphrase' })
    expect(await names()).toEqual(['PyPI'])
  })
})

describe('a demo', () => {
  it('opens in a folder of its own, and is gone after a lock', async () => {
    const vault = await test.call['start.demo'](undefined)
    const passphrase = vault.demo?.passphrase ?? ''
    expect([vault.demo?.until, vault.locked, vault.counts.accounts > 5]).toEqual(['locked', false, true])
    await test.call['vault.confirm']({ passphrase })
    expect(existsSync(vault.path)).toBe(true)
    expect(readdirSync(test.folder).toSorted()).toEqual(['built-decoder.html', 'stick'])
    await test.call['vault.lock'](undefined)
    expect(existsSync(dirname(vault.path))).toBe(false)
    expect((await test.call['vault.state'](undefined)).path).toBe(test.vaultPath)
  })

  it('that is stopped while it is made leaves nothing behind', async () => {
    vi.stubEnv('TMPDIR', test.folder)
    const before = readdirSync(test.folder)
    const opening = refused(() => test.call['start.demo'](undefined))
    expect((await test.call['vault.state'](undefined)).path).toBe(test.vaultPath)
    await test.call['start.forget'](undefined)
    expect(await opening).toBe('cancelled')
    expect(readdirSync(test.folder)).toEqual(before)
    expect((await test.call['vault.state'](undefined)).demo).toBeUndefined()
  })

  it('is not opened over an open vault', async () => {
    await test.create()
    expect(await refused(() => test.call['start.demo'](undefined))).toBe('vault-busy')
    expect((await test.call['vault.state'](undefined)).demo).toBeUndefined()
  })
})
