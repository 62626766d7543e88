import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountRow } from '../../../electron/contract.ts'
import { TestApp } from '../../fixtures/app.ts'

let test: TestApp
let rows: readonly AccountRow[]

beforeAll(async () => {
  test = new TestApp()
  await test.call['start.demo'](undefined)
  rows = await test.call['accounts.list']({ search: '' })
})
afterAll(() => test.close())

const of = (service: string) => rows.find((row) => row.service === service)

/** By service, with what an account has of it. */
const each = (what: (row: AccountRow) => unknown) =>
  Object.fromEntries(rows.filter((row) => what(row) !== undefined).map((row) => [row.service, what(row)]))

describe('the demo shows', () => {
  it('every kind of code that its accounts have, an account with two secrets, and one without a name', () => {
    expect(each(({ tokens }) => tokens.map(({ type }) => type).join(', '))).toEqual({
      PyPI: 'totp',
      GitHub: 'totp',
      npm: 'totp',
      'RubyGems.org': 'totp',
      'crates.io mail': 'totp',
      GitLab: 'totp, totp',
      'Docker Hub': 'totp',
      'Build server': 'hotp',
      Steam: 'steam',
      '': 'totp',
    })
    expect(of('')?.name).toBe('')
  })

  it('codes that are nearly used up, all of them, and none', () => {
    expect(each(({ codes }) => codes && [codes.left, codes.total])).toEqual({ PyPI: [2, 8], GitHub: [16, 16] })
    expect(each(({ codesMissing }) => codesMissing)).toEqual({
      npm: true,
      'RubyGems.org': true,
      GitLab: true,
      'Docker Hub': true,
    })
  })

  it('a sheet that does not restore, two of which only a note differs, and one that is as printed', async () => {
    expect(each(({ sheet }) => sheet?.grade)).toEqual({
      PyPI: 'restores',
      GitLab: 'does-not-restore',
      npm: 'restores',
      'RubyGems.org': 'as-printed',
    })
    const [set] = await test.call['sheets.list'](undefined)
    expect(set?.stale.map(({ account, changes }) => [account, changes.map(({ kind }) => kind)])).toEqual([
      ['PyPI · mara', ['codes-used']],
      ['GitLab · mara', ['secret-added']],
      ['npm · mara-builds', ['note']],
    ])
    expect(set?.copies.map(({ place, holder, read }) => [place, holder, read.kind])).toEqual([
      ['Safe at home', 'Mara', 'never'],
      ['Office', 'Jo', 'never'],
    ])
  })

  it('a key that works, one that was never tested, and one whose counter went back', async () => {
    const { keys } = await test.call['keys.list'](undefined)
    expect(Object.fromEntries(keys.map(({ name, standing }) => [name, standing]))).toEqual({
      'Blue on the key ring': { kind: 'works', on: '2026-01-30' },
      'Spare in the safe': { kind: 'never' },
      'Old one from the office': { kind: 'suspect', on: '2025-12-31', counter: true },
    })
    expect(keys.flatMap(({ name, accounts }) => accounts.map(({ service }) => [name, service]))).toEqual([
      ['Blue on the key ring', 'GitHub'],
    ])
  })

  it('an entry that was set aside', async () => {
    const aside = await test.call['intake.quarantined'](undefined)
    expect(aside.map(({ what }) => what)).toEqual(['Old bank: mara'])
  })

  it('a backup that is four weeks old and lacks a change, and does not make another by itself', async () => {
    const { backup, drillsDue } = await test.call['vault.state'](undefined)
    expect([backup.at, backup.accountsMissing, backup.changesSince, drillsDue]).toEqual([
      ...['2026-02-01T12:00:00.000Z', 1, 5, ['Passphrase']],
    ])
  })

  it('the time of the person who looks, once it is filled', async () => {
    const codes = await test.call['tokens.codes']({ tokens: of('PyPI')?.tokens.map(({ id }) => id) ?? [] })
    expect(codes.map(({ validUntil }) => validUntil)).toEqual([test.now + 30_000])
    expect(await test.call['sheets.printer'](undefined)).toEqual({ way: 'none' })
    expect(test.printed).toEqual([])
  })
})
