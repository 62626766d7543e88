import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
})

afterEach(async () => {
  await test.close()
})

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

function files(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `links-${index}.txt`,
    bytes: new TextEncoder().encode(`otpauth://totp/PyPI:alice${index}?secret=${SECRET}&issuer=PyPI`),
  }))
}

const isWiped = ({ bytes }: { readonly bytes: Uint8Array }) => bytes.every((byte) => byte === 0)

describe('the bytes of files that are brought in', () => {
  it('are overwritten when the import is done, and the token works', async () => {
    const given = files(2)
    const view = await test.call['intake.read']({ files: given, intake: undefined })
    const take = view.entries.map(({ index, service, name }) => ({ index, service, name }))
    await test.call['intake.commit']({ intake: view.id, take: take.slice(0, 1) })
    expect(given.map(isWiped)).toEqual([true, true])
    const [row] = await test.call['accounts.list']({ search: '' })
    const codes = await test.call['tokens.codes']({ tokens: row?.tokens.map(({ id }) => id) ?? [] })
    // As oathtool has it.
    expect(codes).toMatchObject([{ code: '638952' }])
  })

  it('are overwritten when the import is left', async () => {
    const given = files(2)
    const { id } = await test.call['intake.read']({ files: given, intake: undefined })
    expect(given.map(isWiped)).toEqual([false, false])
    await test.call['intake.cancel']({ intake: id })
    expect(given.map(isWiped)).toEqual([true, true])
  })

  it('are overwritten, also those not read yet, when the vault is locked while they are read', async () => {
    const given = files(3)
    const reading = test.dispatch('intake.read', { files: given })
    test.app.lock('system')
    expect(await reading).toMatchObject({ ok: false, error: { code: 'vault-locked' } })
    expect(given.map(isWiped)).toEqual([true, true, true])
  })
})
