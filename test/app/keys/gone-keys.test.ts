import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestApp } from '../../fixtures/app.ts'
import { testNewKey } from '../../fixtures/key-bench.ts'

const GITHUB = 'otpauth://totp/GitHub:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=GitHub'
const ACCOUNT = 'GitHub · alice'

let test: TestApp
let blue: string
let green: string

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(GITHUB)
  blue = (await testNewKey(test, 'Blue')).view.id
  green = (await testNewKey(test, 'Green')).view.id
  await test.call['keys.describe']({ id: blue, name: 'Blue', sticker: null, place: 'bag', with: '' })
  await test.call['keys.describe']({ id: green, name: 'Green', sticker: null, place: 'safe', with: '' })
  await test.call['readiness.answer']({ kind: 'holding', account: ACCOUNT, atom: 'password', in: ['memory'] })
  await test.call['readiness.answer']({ kind: 'holding', account: ACCOUNT, atom: 'key', in: ['Blue', 'Green'] })
})

afterEach(() => test.close())

async function checked(id: string) {
  const { checks } = await test.call['readiness.state'](undefined)
  return checks.find((check) => check.id === id)?.findings.map(({ says }) => says)
}

/** How one signs in once this computer is lost. */
async function signingIn() {
  const { accounts } = await test.call['readiness.lose']({ lost: ['this computer'] })
  return accounts
    .filter(({ goal }) => goal === 'sign-in')
    .map(({ grade, way }) => [grade, way.map(({ says }) => says).join(' ')])
}

describe('a lost key', () => {
  it('signs in nowhere, whatever was told of it', async () => {
    expect(await signingIn()).toEqual([['now', expect.stringContaining('Blue')]])
    await test.call['keys.gone']({ id: blue, how: 'lost' })
    await test.call['keys.gone']({ id: green, how: 'retired' })
    expect(await signingIn()).toEqual([['never', '']])
  })

  it('is none of two keys, and is not said never to have been tried', async () => {
    await test.call['keys.gone']({ id: blue, how: 'lost' })
    expect(await checked('two-keys')).toEqual([expect.stringContaining('Green')])
    expect((await checked('keys-tested'))?.some((says) => says.includes('Blue'))).toBe(false)
  })

  it('counts again where it was when it is found', async () => {
    const before = await signingIn()
    await test.call['keys.gone']({ id: blue, how: 'lost' })
    await test.call['keys.gone']({ id: blue, how: null })
    expect(await signingIn()).toEqual(before)
  })

  it('that is removed is gone from what was told too', async () => {
    await test.call['keys.remove']({ id: blue })
    const { bearers } = await test.call['readiness.bearers'](undefined)
    expect(bearers.map(({ name }) => name).filter((name) => name === 'Blue' || name === 'Green')).toEqual(['Green'])
    expect((await checked('keys-tested'))?.some((says) => says.includes('Blue'))).toBe(false)
  })
})
