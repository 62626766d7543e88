import { describe, expect, it } from 'vitest'
import { graphsOf, mainGoals } from '../../../electron/readiness/judged.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { lossTable } from '../../../electron/readiness/losses/table.ts'
import { toldKit } from '../../fixtures/readiness.ts'

function table(kit: unknown) {
  const evidence = toldKit(kit)
  const graphs = graphsOf({ evidence, routesOf })
  return lossTable(graphs, evidence, mainGoals(evidence, graphs))
}

describe('the table of losses', () => {
  const bearers = { phone: { place: 'bag' }, memory: {}, spare: { place: 'home' } }

  it('has the grade now and after each loss that changes it', () => {
    const hub = { service: 'docker-hub', password: ['memory'], totp: ['phone', 'spare'] }
    expect(table({ bearers, accounts: { hub } })).toEqual({
      losses: [
        { kind: 'bearer', name: 'memory' },
        { kind: 'account', name: 'hub' },
      ],
      rows: [
        {
          account: 'hub',
          goal: 'sign-in',
          now: { grade: 'now', unknown: false },
          after: [
            { grade: 'never', unknown: false, loss: 0 },
            { grade: 'never', unknown: false, loss: 1 },
          ],
        },
        { account: 'hub', goal: 'publish', now: { grade: 'never', unknown: false }, after: [] },
      ],
    })
  })

  it('never shows as known what an unknown could change', () => {
    const hub = { service: 'docker-hub', password: ['memory'], totp: ['phone'], code: null, 'api-token': null }
    const [row, publish] = table({ bearers, accounts: { hub } }).rows
    expect(row?.now).toEqual({ grade: 'now', unknown: false })
    expect(row?.after.map(({ unknown }) => unknown)).toEqual([true, false, true, false])
    expect(publish?.now).toEqual({ grade: 'never', unknown: true })
  })

  it('is of publishing where nobody signs in', () => {
    const { rows } = table({ bearers, accounts: { tap: { service: 'homebrew-tap', 'repo-push': { outside: 'x' } } } })
    expect(rows.map(({ account, goal }) => [account, goal])).toEqual([['tap', 'publish']])
  })
})
