/** Groups, folders, categories and tags of other apps become tags of the accounts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Found } from '../../electron/intake/intake.ts'
import { andotp } from '../../electron/intake/formats/andotp/andotp.ts'
import { stratum } from '../../electron/intake/formats/stratum/stratum.ts'
import { twoFas } from '../../electron/intake/formats/two-fas/two-fas.ts'
import { aegisPlain } from '../fixtures/intake/aegis.ts'
import { andotpPlain } from '../fixtures/intake/andotp.ts'
import { stratumPlain } from '../fixtures/intake/stratum.ts'
import { twoFasPlain } from '../fixtures/intake/two-fas.ts'
import { TestApp } from '../fixtures/app.ts'
import { foundIn } from './formats/accounted.ts'

const tagsIn = (found: readonly Found[]) => found.map((one) => (one.kind === 'token' ? one.tags : undefined))

describe('entries', () => {
  it('of a group of 2FAS, a category of Stratum and tags of andOTP have them as tags', async () => {
    expect(tagsIn(await foundIn(twoFas, twoFasPlain()))[0]).toEqual(['Work'])
    expect(tagsIn(await foundIn(stratum, stratumPlain()))[0]).toEqual(['Work'])
    expect(tagsIn(await foundIn(andotp, andotpPlain()))[0]).toEqual(['Work', 'Packages'])
  })

  it('in no group have none', async () => {
    expect(tagsIn(await foundIn(twoFas, twoFasPlain()))[1]).toBeUndefined()
  })
})

describe('an import', () => {
  let test: TestApp
  beforeEach(async () => {
    test = new TestApp()
    await test.create()
  })
  afterEach(() => test.close())

  it('tags the account, in the vault and in what is read back of it', async () => {
    const entry = {
      ...{ type: 'totp', uuid: 'e1', name: 'alice', issuer: 'PyPI', groups: ['u1', 'u2'] },
      info: { secret: 'GEZDGNBVGY3TQOJQ', algo: 'SHA1', digits: 6, period: 30 },
    }
    const groups = ['work', 'oss'].map((name, index) => ({ uuid: `u${String(index + 1)}`, name }))
    const report = await test.bringIn(new TextDecoder().decode(aegisPlain({ groups, entries: [entry] })), 'aegis.json')
    expect(report.readBack).toBeDefined()
    expect(await test.call['accounts.list']({ search: '' })).toMatchObject([{ service: 'PyPI', tags: ['oss', 'work'] }])
    expect((await test.call['vault.state'](undefined)).tags).toEqual([
      { tag: 'oss', accounts: 1 },
      { tag: 'work', accounts: 1 },
    ])
  })
})
