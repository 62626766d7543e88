import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'

const GITHUB = 'otpauth://totp/GitHub:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=GitHub'
const PYPI = 'otpauth://totp/PyPI:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI'
const DAY = 86_400_000

let test: TestApp
beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn([GITHUB, PYPI].join('\n'))
})
afterEach(() => test.close())

const names = async () => (await test.call['accounts.list']({ search: '' })).map(({ service }) => service)
const idOf = async (service: string) =>
  (await test.call['accounts.list']({ search: '' })).find((row) => row.service === service)?.id ?? ''

describe('accounts in the trash', () => {
  it('are listed with the day on which they go, and come back', async () => {
    const ids = await test.call['accounts.remove']({ ids: [await idOf('GitHub'), await idOf('PyPI')] })
    expect(await names()).toEqual([])
    expect(await test.call['trash.list'](undefined)).toMatchObject([
      {
        service: 'GitHub',
        name: 'alice',
        deleted: '2026-03-01T12:00:00.000Z',
        until: '2026-03-31T12:00:00.000Z',
        isBack: false,
      },
      { service: 'PyPI', name: 'bob' },
    ])
    await test.call['trash.restore']({ ids: [...ids] })
    expect(await names()).toEqual(['GitHub', 'PyPI'])
    expect(await test.call['trash.list'](undefined)).toEqual([])
  })

  it('are counted nowhere, and neither exported nor printed', async () => {
    await test.call['accounts.remove']({ ids: [await idOf('GitHub')] })
    expect((await test.call['vault.state'](undefined)).counts.accounts).toBe(1)
    test.savePath = join(test.folder, 'all.json')
    const exported = await test.call['exports.save']({ format: 'json' })
    expect(exported.leftOut).toContain('1 account in the trash')
    const { records } = JSON.parse(readFileSync(test.savePath, 'utf8')) as {
      records: { readonly account?: readonly { name?: string }[] }
    }
    expect(records.account?.map(({ name }) => name)).toEqual(['bob'])
    expect(records).not.toHaveProperty('trash')
    const { checks } = await test.call['readiness.state'](undefined)
    expect(JSON.stringify(checks)).not.toContain('alice')
  })

  it('are gone at the first unlocking after 30 days', async () => {
    await test.call['accounts.remove']({ ids: [await idOf('GitHub')] })
    test.app.lock('asked')
    test.now += 30 * DAY - 1
    await test.unlock()
    expect(await test.call['trash.list'](undefined)).toHaveLength(1)
    test.app.lock('asked')
    test.now += 1
    await test.unlock()
    expect(await test.call['trash.list'](undefined)).toEqual([])
    expect(await names()).toEqual(['PyPI'])
  })

  it('are deleted for good when the person says so', async () => {
    const ids = await test.call['accounts.remove']({ ids: [await idOf('GitHub')] })
    await test.call['trash.delete']({ ids: [...ids] })
    expect(await test.call['trash.list'](undefined)).toEqual([])
    expect(await test.dispatch('trash.restore', { ids })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('leave the others where they are when one of them is not in the vault', async () => {
    const ids = [await idOf('GitHub'), '0'.repeat(32)]
    expect(await test.dispatch('accounts.remove', { ids })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await names()).toEqual(['GitHub', 'PyPI'])
  })
})

describe('tags and pins', () => {
  it('are in the list, are found by a search, and belong to the account after a lock', async () => {
    const id = await idOf('PyPI')
    await test.call['accounts.arrange']({ ids: [id], tag: ['work'], pin: true })
    test.app.lock('asked')
    await test.unlock()
    expect(await test.call['accounts.list']({ search: 'work' })).toMatchObject([{ id, tags: ['work'], pinned: 0 }])
    expect(await test.call['accounts.get']({ id })).toMatchObject({ tags: ['work'], pinned: 0 })
  })
})

describe('the last use', () => {
  it('is known to the moment until the vault is locked, and to the day after that', async () => {
    const id = await idOf('PyPI')
    const { tokens } = await test.call['accounts.get']({ id })
    await test.call['tokens.copy']({ token: tokens[0]?.id ?? '' })
    const row = async () => (await test.call['accounts.list']({ search: '' })).find((one) => one.id === id)
    expect((await row())?.used).toBe('2026-03-01T12:00:00.000Z')
    test.app.lock('asked')
    await test.unlock()
    expect((await row())?.used).toBe('2026-03-01')
  })
})
