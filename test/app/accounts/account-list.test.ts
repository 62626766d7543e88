import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'

const REST = 'EZDGNBVGY3TQOJQ'
const LINKS = [
  `otpauth://totp/zed?secret=A${REST}`,
  `otpauth://totp/GitHub:bob?secret=B${REST}&issuer=GitHub`,
  `otpauth://totp/GitHub:alice?secret=C${REST}&issuer=GitHub`,
  `otpauth://totp/Intranet:alice?secret=D${REST}&issuer=Intranet`,
]

let test: TestApp
beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(LINKS.join('\n'))
})
afterEach(() => test.close())

const list = (search = '') => test.call['accounts.list']({ search })

it('sorts accounts by what is shown of them first, and those without a name last', async () => {
  const [, , row] = await list('')
  await test.call['accounts.edit']({ id: row?.id ?? '', service: '', name: '', note: '' })
  expect((await list()).map(({ service, name }) => [service, name])).toEqual([
    ['GitHub', 'alice'],
    ['GitHub', 'bob'],
    ['', 'zed'],
    ['', ''],
  ])
  expect((await list('git BOB')).map(({ name }) => name)).toEqual(['bob'])
})

it('says where recovery codes are missing: only at services that are known to give them out', async () => {
  expect((await list()).map(({ service, codesMissing }) => [service, codesMissing])).toEqual([
    ['GitHub', true],
    ['GitHub', true],
    ['Intranet', undefined],
    ['', undefined],
  ])
})

it('is as the vault is after every change', async () => {
  const [row] = await list()
  await test.call['accounts.edit']({ id: row?.id ?? '', service: 'Alpha', name: 'alice', note: '' })
  expect((await list())[0]).toMatchObject({ service: 'Alpha', name: 'alice' })
  await test.call['accounts.remove']({ ids: [row?.id ?? ''] })
  expect((await list()).map(({ service }) => service)).toEqual(['GitHub', 'Intranet', ''])
})
