import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'
import { testNewKey } from '../../fixtures/key-bench.ts'

const link = (service: string, secret: string) => `otpauth://totp/${service}:alice?secret=${secret}&issuer=${service}`

let test: TestApp
beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn([link('PyPI', 'GEZDGNBVGY3TQOJQ'), link('GitHub', 'JBSWY3DPEHPK3PXP')].join('\n'))
})
afterEach(() => test.close())

const newKey = async (name: string): Promise<string> => (await testNewKey(test, name)).view.id

async function idOf(service: string): Promise<string> {
  const [row] = await test.call['accounts.list']({ search: service })
  if (!row) throw new Error('no such account')
  return row.id
}

describe('keys of an account', () => {
  it('are noted with the day, and shown at the account and at the key', async () => {
    const [red, blue, id] = [await newKey('Red'), await newKey('Blue'), await idOf('PyPI')]
    expect((await test.call['accounts.get']({ id })).keys).toEqual([])
    const { keys } = await test.call['accounts.noteKeys']({ id, keys: [red, blue, red] })
    expect(keys).toEqual([
      { id: blue, name: 'Blue', noted: '2026-03-01' },
      { id: red, name: 'Red', noted: '2026-03-01' },
    ])
    await test.call['accounts.noteKeys']({ id: await idOf('GitHub'), keys: [blue] })
    expect((await test.call['keys.list'](undefined)).keys).toMatchObject([
      {
        name: 'Blue',
        accounts: [
          { service: 'GitHub', name: 'alice' },
          { id, service: 'PyPI', name: 'alice' },
        ],
      },
      { name: 'Red', accounts: [{ id }] },
    ])
  })

  it('keep their day when others are noted later, and are gone when they are not named', async () => {
    const [red, blue, id] = [await newKey('Red'), await newKey('Blue'), await idOf('PyPI')]
    await test.call['accounts.noteKeys']({ id, keys: [blue] })
    test.now += 48 * 3_600_000
    expect((await test.call['accounts.noteKeys']({ id, keys: [blue, red] })).keys).toMatchObject([
      { name: 'Blue', noted: '2026-03-01' },
      { name: 'Red', noted: '2026-03-03' },
    ])
    expect((await test.call['accounts.noteKeys']({ id, keys: [] })).keys).toEqual([])
  })

  it('stay when the account is edited', async () => {
    const [blue, id] = [await newKey('Blue'), await idOf('PyPI')]
    await test.call['accounts.noteKeys']({ id, keys: [blue] })
    const edited = await test.call['accounts.edit']({ id, service: 'TestPyPI', name: 'alice', note: '' })
    expect(edited.keys).toMatchObject([{ name: 'Blue' }])
  })

  it('are refused when one of them is not in the vault, and nothing is noted', async () => {
    const [blue, id] = [await newKey('Blue'), await idOf('PyPI')]
    expect(await test.dispatch('accounts.noteKeys', { id, keys: [blue, id] })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect((await test.call['accounts.get']({ id })).keys).toEqual([])
  })

  it('are noted nowhere once they are removed, also at an account that comes back', async () => {
    const [red, blue, pypi, github] = [
      await newKey('Red'),
      await newKey('Blue'),
      await idOf('PyPI'),
      await idOf('GitHub'),
    ]
    await test.call['accounts.noteKeys']({ id: pypi, keys: [red, blue] })
    await test.call['accounts.noteKeys']({ id: github, keys: [blue] })
    const trash = await test.call['accounts.remove']({ ids: [github] })
    await test.call['keys.remove']({ id: blue })
    await test.call['trash.restore']({ ids: [...trash] })
    await test.call['vault.lock'](undefined)
    await test.unlock()
    expect((await test.call['accounts.get']({ id: pypi })).keys).toMatchObject([{ name: 'Red' }])
    expect((await test.call['accounts.get']({ id: github })).keys).toEqual([])
  })

  it('are out of date on the sheet when they change after it was printed, which still restores', async () => {
    const [blue, id] = [await newKey('Blue'), await idOf('PyPI')]
    test.savePath = join(test.folder, 'sheet.pdf')
    await test.call['sheets.save']({ accounts: [id], paper: 'a4', archivist: false })
    expect(await test.call['sheets.list'](undefined)).toMatchObject([{ stale: [] }])
    await test.call['accounts.noteKeys']({ id, keys: [blue] })
    expect(await test.call['sheets.list'](undefined)).toMatchObject([
      { stale: [{ sheet: 1, account: 'PyPI · alice', grade: 'restores', changes: [{ kind: 'keys' }] }] },
    ])
    expect((await test.call['accounts.get']({ id })).sheet?.grade).toBe('restores')
    expect(await test.call['vault.state'](undefined)).toMatchObject({ paper: { reprint: 0 } })
  })
})
