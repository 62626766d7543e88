import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PASSPHRASE, TestApp } from '../fixtures/app.ts'

const TEN_YEARS = 10 * 365.25 * 24 * 3600 * 1000
const LINK = 'otpauth://totp/PyPI:me?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI'

let test: TestApp

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn(LINK)
})

afterEach(async () => {
  await test.close()
})

async function onlyToken(): Promise<string> {
  const [row] = await test.call['accounts.list']({ search: '' })
  return row?.tokens[0]?.id ?? ''
}

describe('a clock that jumps back ten years', () => {
  it('cancels a confirmation, and does not restore it when it is set right', async () => {
    const token = await onlyToken()
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    const right = test.now
    test.now = right - TEN_YEARS
    await expect(async () => test.call['tokens.reveal']({ token })).rejects.toMatchObject({ code: 'confirm-needed' })
    // Typed in the wrong year, which is then corrected.
    await test.call['vault.confirm']({ passphrase: PASSPHRASE })
    test.now = right
    await expect(async () => test.call['tokens.reveal']({ token })).rejects.toMatchObject({ code: 'confirm-needed' })
  })

  it('gives the codes of the time the clock shows, and the right ones again afterwards', async () => {
    const token = await onlyToken()
    const codes = async () => (await test.call['tokens.codes']({ tokens: [token] })).map((one) => one.code)
    const before = await codes()
    test.now -= TEN_YEARS
    expect(await codes()).not.toEqual(before)
    test.now += TEN_YEARS
    expect(await codes()).toEqual(before)
  })

  it('keeps what was saved before and saves what comes after, through a lock', async () => {
    test.now -= TEN_YEARS
    await test.bringIn('otpauth://totp/npm:me?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=npm')
    await test.call['vault.lock'](undefined)
    await test.unlock()
    const rows = await test.call['accounts.list']({ search: '' })
    expect(rows.map((row) => row.service).sort()).toEqual(['PyPI', 'npm'])
    const ledgers = await test.call['intake.ledgers'](undefined)
    expect(ledgers).toHaveLength(2)
    expect((await test.call['vault.state'](undefined)).problems).toEqual([])
  })
})
