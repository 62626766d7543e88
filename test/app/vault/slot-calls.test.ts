import { copyFileSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeIdentity } from '../../../electron/vault/age/identity.ts'
import { passphraseBytes } from '../../../electron/vault/slots/passphrase.ts'
import { Vault } from '../../../electron/vault/vault.ts'
import { PASSPHRASE, TestApp } from '../../fixtures/app.ts'

const SECOND = 'lamp orbit velvet tundra quarry'
const DAY = 86_400_000

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const list = () => test.call['slots.list'](undefined)
const only = async () => (await list())[0]?.id ?? ''
const code = async (...call: Parameters<TestApp['dispatch']>) => {
  const result = await test.dispatch(...call)
  return result.ok ? 'ok' : result.error.code
}
const unlocks = async (passphrase: string) => {
  test.app.lock('asked')
  return (await code('vault.unlock', { passphrase })) === 'ok'
}

describe('the list of passphrases', () => {
  it('shows the one the vault was made with, its costs, and when it was typed', async () => {
    expect(await list()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        kind: 'passphrase',
        name: 'Passphrase',
        added: '2026-03-01T12:00:00.000Z',
        typed: '2026-03-01T12:00:00.000Z',
        memoryMiB: 8,
        passes: 1,
        drillDue: false,
      },
    ])
  })

  it('notes the typing at most once a day, so that unlocking mostly writes nothing', async () => {
    test.app.lock('asked')
    const before = readFileSync(test.vaultPath)
    test.now += DAY - 1
    await test.unlock()
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    test.app.lock('asked')
    expect(readFileSync(test.vaultPath).equals(before)).toBe(true)
    test.now += 1
    await test.unlock()
    expect(await list()).toMatchObject([{ typed: '2026-03-02T12:00:00.000Z' }])
  })

  it('takes the time of a clock that was set back', async () => {
    test.now -= 3650 * DAY
    test.app.lock('asked')
    await test.unlock()
    expect(await list()).toMatchObject([{ typed: '2016-03-03T12:00:00.000Z', drillDue: false }])
  })
})

describe('the drill', () => {
  it('is due two weeks after the passphrase was typed, and done by typing it', async () => {
    await test.call['slots.add']({ passphrase: SECOND, name: 'In the safe' })
    test.now += 14 * DAY - 1
    expect(await test.call['vault.state'](undefined)).toMatchObject({ drillsDue: [] })
    test.now += 1
    expect(await test.call['vault.state'](undefined)).toMatchObject({ drillsDue: ['In the safe', 'Passphrase'] })
    expect(await test.call['vault.drill']({ passphrase: SECOND })).toEqual({ name: 'In the safe' })
    expect(await test.call['vault.state'](undefined)).toMatchObject({ drillsDue: ['Passphrase'] })
  })

  it('changes nothing with a wrong passphrase', async () => {
    const before = await list()
    test.now += DAY
    expect(await code('vault.drill', { passphrase: 'wrong' })).toBe('wrong-passphrase')
    expect(await list()).toEqual(before)
  })

  it('is due after as many days as the settings say, or never', async () => {
    const settings = { graceSeconds: 60, lockMinutes: 5, clipboardSeconds: 30 }
    test.now += 3 * DAY
    expect(await test.call['settings.set']({ ...settings, drillDays: 3 })).toMatchObject({ drillDays: 3 })
    expect(await test.call['vault.state'](undefined)).toMatchObject({ drillsDue: ['Passphrase'] })
    await test.call['settings.set']({ ...settings, drillDays: 0 })
    test.now += 1000 * DAY
    expect(await test.call['vault.state'](undefined)).toMatchObject({ drillsDue: [] })
    expect(await test.call['settings.set'](settings)).toMatchObject({ drillDays: 0 })
  })
})

describe('a change to the passphrases', () => {
  it('asks for the passphrase again, and shows no secret in the meantime', async () => {
    const id = await only()
    test.now += 301_000
    for (const [channel, input] of [
      ['slots.add', { passphrase: SECOND, name: 'x' }],
      ['slots.change', { id, passphrase: SECOND }],
      ['slots.rename', { id, name: 'x' }],
      ['slots.remove', { id }],
      ['slots.slower', { passphrase: PASSPHRASE }],
      ['vault.rotate', { passphrases: [PASSPHRASE] }],
    ] as const)
      expect(await code(channel, input), channel).toBe('confirm-needed')
    expect(await list()).toMatchObject([{ name: 'Passphrase', passes: 1 }])
  })

  it('refuses a weak new passphrase, one that is in use, and a name of nothing', async () => {
    const id = await only()
    expect(await code('slots.add', { passphrase: 'hunter2', name: 'x' })).toBe('weak-passphrase')
    expect(await code('slots.change', { id, passphrase: 'hunter2' })).toBe('weak-passphrase')
    expect(await code('slots.add', { passphrase: PASSPHRASE, name: 'x' })).toBe('invalid-input')
    expect(await code('slots.add', { passphrase: SECOND, name: ' ' })).toBe('invalid-input')
    expect(await list()).toHaveLength(1)
  })

  it('adds, renames and removes a passphrase', async () => {
    const added = await test.call['slots.add']({ passphrase: SECOND, name: 'In the safe' })
    expect(added).toMatchObject({ slots: [{ name: 'In the safe' }, { name: 'Passphrase' }] })
    const [safe, first] = added.slots
    const renamed = await test.call['slots.rename']({ id: first?.id ?? '', name: 'By heart' })
    expect(renamed.slots.map(({ name }) => name)).toEqual(['By heart', 'In the safe'])
    const removed = await test.call['slots.remove']({ id: first?.id ?? '' })
    expect(removed).toMatchObject({
      slots: [{ name: 'In the safe' }],
      older: 'old-passphrase',
    })
    expect(await code('slots.remove', { id: safe?.id })).toBe('last-passphrase')
    expect(await unlocks(PASSPHRASE)).toBe(false)
    expect(await unlocks(SECOND)).toBe(true)
    expect(await list()).toMatchObject([{ name: 'In the safe' }])
  })

  it('changes a passphrase under its name, and says what older backups open with', async () => {
    copyFileSync(test.vaultPath, `${test.vaultPath}.backup`)
    const { slots, older } = await test.call['slots.change']({ id: await only(), passphrase: SECOND })
    expect(slots).toMatchObject([{ name: 'Passphrase' }])
    expect(older).toBe('old-passphrase')
    expect(await unlocks(PASSPHRASE)).toBe(false)
    expect(await unlocks(SECOND)).toBe(true)
    const backup = await Vault.open(`${test.vaultPath}.backup`, passphraseBytes(PASSPHRASE))
    backup.close()
  })

  it('makes unlocking slower, by a pass at least', async () => {
    expect(await test.call['slots.slower']({ passphrase: PASSPHRASE })).toMatchObject({ slots: [{ passes: 2 }] })
    expect(await test.call['slots.slower']({ passphrase: PASSPHRASE })).toMatchObject({ slots: [{ passes: 4 }] })
    expect(await code('slots.slower', { passphrase: 'wrong' })).toBe('wrong-passphrase')
    expect(await unlocks(PASSPHRASE)).toBe(true)
  })
})

describe('a new vault key', () => {
  it('keeps the passphrases that are typed, names those that are gone, and loses no record', async () => {
    await test.call['slots.add']({ passphrase: SECOND, name: 'In the safe' })
    await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI')
    expect(await code('vault.rotate', { passphrases: ['wrong'] })).toBe('wrong-passphrase')
    expect(await test.call['vault.rotate']({ passphrases: [SECOND] })).toEqual({
      kept: ['In the safe'],
      dropped: ['Passphrase'],
      older: 'old-passphrase',
    })
    expect(await unlocks(PASSPHRASE)).toBe(false)
    expect(await unlocks(SECOND)).toBe(true)
    expect(await list()).toMatchObject([{ name: 'In the safe' }])
    expect(await test.call['accounts.list']({ search: '' })).toMatchObject([{ service: 'PyPI' }])
  })
})

describe('unlocking with the paper key', () => {
  it('opens the vault as typed from paper, and lets a forgotten passphrase be replaced', async () => {
    await test.call['settings.set']({ graceSeconds: 0, lockMinutes: 5, clipboardSeconds: 30 })
    const id = await only()
    test.app.lock('asked')
    const { identity, recipient } = await makeIdentity()
    const vault = await Vault.open(test.vaultPath, passphraseBytes(PASSPHRASE))
    await vault.addIdentity(recipient)
    vault.close()
    expect(await code('vault.unlockWithIdentity', { identity: 'AGE-SECRET-KEY-1' })).toBe('wrong-passphrase')
    const spaced = identity.toLowerCase().replace(/.{10}/g, '$& ')
    expect(await test.call['vault.unlockWithIdentity']({ identity: spaced })).toMatchObject({ locked: false })
    expect(await list()).toMatchObject([
      { kind: 'passphrase', name: 'Passphrase' },
      { kind: 'identity', name: 'Paper key', drillDue: false },
    ])
    expect(await code('slots.change', { id, passphrase: SECOND })).toBe('ok')
    expect(await unlocks(SECOND)).toBe(true)
  })
})
