import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../electron/readiness/answers/answers-file.ts'
import { MEMORY, THIS_COMPUTER, VAULT, type Evidence } from '../../../electron/readiness/evidence.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { withAnswers } from '../../../electron/readiness/answers/told.ts'
import { TODAY } from '../../fixtures/readiness.ts'

const MEASURED: Evidence = {
  bearers: [
    { name: THIS_COMPUTER, type: 'computer' },
    { name: MEMORY, type: 'memory' },
    { name: 'blue', type: 'key' },
    { name: 'sheet', type: 'paper', place: 'home' },
  ],
  opened: [
    {
      name: VAULT,
      needs: [
        [{ in: THIS_COMPUTER, known: 'measured', on: '2026-11-01' }],
        [
          { in: MEMORY, known: 'measured', on: '2026-11-01' },
          { in: 'sheet', known: 'measured', on: '2026-10-01' },
        ],
      ],
    },
  ],
  accounts: [
    {
      name: 'gitlab',
      service: 'gitlab',
      credentials: { totp: [{ in: VAULT, known: 'measured' }], key: [{ in: 'blue', known: 'told' }] },
      linked: {},
    },
  ],
}
const joined = (kit: unknown) => withAnswers(MEASURED, readAnswers(JSON.stringify(kit), TODAY).answers, routesOf)

describe('what was told beside what was measured', () => {
  it('leaves unknown what nobody was asked', () => {
    const { accounts } = withAnswers(MEASURED, { bearers: [], opened: [], accounts: [] }, routesOf)
    expect(accounts).toEqual([
      {
        name: 'gitlab',
        service: 'gitlab',
        credentials: {
          totp: [{ in: VAULT, known: 'measured' }],
          key: [{ in: 'blue', known: 'told' }],
          password: 'unknown',
          code: 'unknown',
          'ssh-key': 'unknown',
          'api-token': 'unknown',
          'paid-plan': 'unknown',
        },
        linked: { mail: 'unknown', sso: 'unknown' },
      },
    ])
  })

  it('adds places, and knows of nothing else where the answers say that this is all', () => {
    const { accounts, bearers } = joined({
      bearers: { phone: {}, blue: { place: 'drawer' }, sheet: { place: 'elsewhere', with: 'Ana' } },
      accounts: { gitlab: { totp: ['phone'], password: ['phone'], mail: 'box' }, box: { service: 'fastmail' } },
    })
    expect(accounts[0]).toEqual({
      name: 'gitlab',
      service: 'gitlab',
      credentials: {
        totp: [
          { in: VAULT, known: 'measured' },
          { in: 'phone', known: 'told', on: TODAY },
        ],
        key: [{ in: 'blue', known: 'told' }],
        password: [{ in: 'phone', known: 'told', on: TODAY }],
      },
      linked: { mail: { account: 'box', known: 'told', on: TODAY } },
    })
    expect(accounts[1]).toEqual({ name: 'box', service: 'fastmail', credentials: {}, linked: {} })
    // Where a sheet lies is noted with the sheet.
    expect(bearers.filter(({ name }) => ['blue', 'sheet', 'phone'].includes(name))).toEqual([
      { name: 'blue', type: 'key', place: 'drawer' },
      { name: 'sheet', type: 'paper', place: 'home', with: 'Ana' },
      { name: 'phone', type: 'phone' },
    ])
  })

  it('takes one told provider as the answer for all of them', () => {
    const { accounts } = joined({
      bearers: {},
      accounts: { pypi: { service: 'pypi', 'trusted-publisher:github': 'hub', others: 'unknown' }, hub: {} },
    })
    expect(accounts[1]?.linked).toEqual({
      'trusted-publisher:github': { account: 'hub', known: 'told', on: TODAY },
      mail: 'unknown',
      'repo-push': 'unknown',
    })
  })

  it('keeps this computer and a memory until they have names', () => {
    const named = joined({
      bearers: { laptop: {}, stick: {}, head: {} },
      vault: { files: ['laptop', 'stick'], opens: ['head'] },
      accounts: {},
    })
    expect(named.opened).toEqual([
      {
        name: VAULT,
        needs: [
          [
            { in: 'laptop', known: 'told', on: TODAY },
            { in: 'stick', known: 'told', on: TODAY },
          ],
          [
            { in: 'sheet', known: 'measured', on: '2026-10-01' },
            { in: 'head', known: 'told', on: TODAY },
          ],
        ],
      },
    ])
    expect(named.bearers.map(({ name }) => name)).toEqual(['blue', 'sheet', 'laptop', 'stick', 'head'])
  })

  it('measures what is told under the same name', () => {
    const { opened } = joined({ bearers: { memory: {} }, vault: { opens: ['memory'] }, accounts: {} })
    expect(opened[0]?.needs).toEqual([
      [{ in: THIS_COMPUTER, known: 'measured', on: '2026-11-01' }],
      [
        { in: MEMORY, known: 'measured', on: '2026-11-01' },
        { in: 'sheet', known: 'measured', on: '2026-10-01' },
      ],
    ])
  })
})
