/** What takes a look at every record is done once for each state of the vault, however often the window asks. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Kit, store } from '../../electron/accounts/kit.ts'
import { accountStates } from '../../electron/sheets/drill/set-state.ts'
import { fingerprintOf } from '../../electron/sheets/drill/fingerprint.ts'
import { vaultNow } from '../../electron/sheets/drill/vault-now.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { PASSPHRASE, TestApp } from '../fixtures/app.ts'

const LINK = 'otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(LINK)
  await test.call['backups.make'](undefined)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await test.close()
})

async function opened(): Promise<Kit> {
  await test.call['vault.lock'](undefined)
  return new Kit(await Vault.open(test.vaultPath, new TextEncoder().encode(PASSPHRASE)))
}

describe('the state of the vault', () => {
  it('compares the records with the last backup once for each change', async () => {
    const compared = vi.spyOn(Vault.prototype, 'revisions')
    const [row] = await test.call['accounts.list']({ search: '' })
    const edit = (note: string) =>
      test.call['accounts.edit']({ id: row?.id ?? '', service: 'PyPI', name: 'alice', note })
    for (const note of ['one', 'two', 'three']) {
      await edit(note)
      for (let turn = 0; turn < 3; turn++) await test.call['vault.state'](undefined)
    }
    expect(compared).toHaveBeenCalledTimes(3)
    expect((await test.call['vault.state'](undefined)).backup.changesSince).toBe(1)
  })
})

describe('what sheets are compared with', () => {
  it('is looked at once, and again after a change', async () => {
    const kit = await opened()
    const before = vaultNow(kit)
    expect(vaultNow(kit)).toBe(before)
    const [account] = kit.all('account')
    if (account) kit.commit({ put: [{ ...account, note: 'changed' }] })
    expect(vaultNow(kit)).not.toBe(before)
    expect([...vaultNow(kit).accounts.values()].map(({ note }) => note)).toEqual(['changed'])
    kit.close()
  })

  it('gives each set its worth once, and another after a change', async () => {
    const kit = await opened()
    const [[id = '', now] = []] = vaultNow(kit).accounts
    if (!now) throw new Error('there is no account')
    const sheet = {
      number: 1,
      kind: 'account',
      account: id,
      pages: 1,
      lines: 2,
      ...fingerprintOf(now, 'account'),
    } as const
    const made = '2026-03-01T12:00:00.000Z'
    kit.commit({
      put: [store({ kind: 'sheet', accounts: [id], paper: 'a4', pages: 1, made, set: '3F9A2C41', sheets: [sheet] })],
    })
    const grade = () => kit.all('sheet').map((set) => accountStates(set, vaultNow(kit)).get(id)?.grade)
    const [set] = kit.all('sheet')
    if (!set) throw new Error('there is no set')
    expect(accountStates(set, vaultNow(kit))).toBe(accountStates(set, vaultNow(kit)))
    expect(grade()).toEqual(['as-printed'])
    kit.commit({ put: [{ ...kit.get('account', id), note: 'changed' }] })
    expect(grade()).toEqual(['restores'])
    kit.close()
  })
})

describe('the records of a kind', () => {
  it('are as of the last change, in a list of the caller’s own', async () => {
    const kit = await opened()
    const mine = kit.all('account')
    mine.length = 0
    expect(kit.all('account').map(({ service }) => service)).toEqual(['PyPI'])
    kit.commit({
      put: [store({ kind: 'account', service: 'npm', name: 'bob', note: '', added: '2026-03-01T12:00:00.000Z' })],
    })
    expect(kit.all('account').map(({ service }) => service)).toEqual(['PyPI', 'npm'])
    kit.commit({ remove: kit.all('token').map(({ id }) => id) })
    expect([kit.all('token'), kit.all('account').length]).toEqual([[], 2])
    kit.close()
    expect(kit.all('account')).toEqual([])
  })
})
