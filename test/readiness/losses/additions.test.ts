import { describe, expect, it } from 'vitest'
import { accessGraph } from '../../../electron/readiness/graph/access-graph.ts'
import { additionsInOrder } from '../../../electron/readiness/losses/additions.ts'
import { compile } from '../../../electron/readiness/engine/graph.ts'
import type { Evidence } from '../../../electron/readiness/evidence.ts'
import { smallLosses } from '../../../electron/readiness/losses/losses.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { toldKit } from '../../fixtures/readiness.ts'

function advice(evidence: Evidence): readonly string[] {
  const graph = compile(accessGraph(evidence, { trust: 'told', routesOf }))
  const goals = evidence.accounts.map(({ name: account }) => ({ account, goal: 'sign-in' }))
  const losses = smallLosses(graph, evidence, { goals, upTo: 2 })
  return additionsInOrder(evidence, { losses, routesOf }).map(
    ({ addition, singles, pairs }) =>
      `${addition.kind}${'account' in addition ? ` at ${addition.account}` : ''}: ${singles} and ${pairs}`,
  )
}

describe('the one addition', () => {
  it('is another print where all codes lie in the vault on one computer', () => {
    const kit = toldKit({
      bearers: { laptop: {}, head: {} },
      vault: { files: ['laptop'], opens: ['head'] },
      accounts: {
        gitlab: { service: 'gitlab', password: ['head'], totp: ['vault'], code: ['vault'] },
        codeberg: { service: 'codeberg', password: ['head'], totp: ['vault'] },
      },
    })
    expect(advice(kit).slice(0, 2)).toEqual(['paper-copy: 2 and 0', 'backup: 2 and 0'])
  })

  it('is a password written down where a head is all there is', () => {
    const kit = toldKit({
      bearers: { head: {}, phone: {}, stick: {} },
      accounts: { codeberg: { service: 'codeberg', password: ['head'], totp: ['phone', 'stick'] } },
    })
    expect(advice(kit)).toEqual(['password at codeberg: 1 and 0', 'code at codeberg: 0 and 1'])
  })

  it('is the password of the manager, where every other one is in it', () => {
    const kit = toldKit({
      bearers: { head: {}, phone: {}, stick: {} },
      managers: { Safe: { needs: [['phone', 'stick'], 'head'] } },
      accounts: {
        gitlab: { service: 'gitlab', password: ['Safe'], totp: ['phone', 'stick'] },
        codeberg: { service: 'codeberg', password: ['Safe'], totp: ['phone', 'stick'] },
      },
    })
    expect(advice(kit)[0]).toBe('password at Safe: 2 and 0')
  })

  it('never is a copy that lets a finder in', () => {
    const kit = toldKit({
      bearers: { phone: {} },
      accounts: { maven: { service: 'maven-central', password: ['phone'] } },
    })
    expect(advice(kit)).toEqual([])
  })

  it('counts an owner for what an owner can do, and not for signing in', () => {
    const kit = toldKit({
      bearers: { phone: {}, head: {} },
      accounts: { npm: { service: 'npm', password: ['head'], totp: ['phone'], 'api-token-bypass-2fa': ['phone'] } },
    })
    const graph = compile(accessGraph(kit, { trust: 'told', routesOf }))
    const losses = smallLosses(graph, kit, { goals: [{ account: 'npm', goal: 'publish' }], upTo: 1 })
    expect(additionsInOrder(kit, { losses, routesOf })).toEqual([
      { addition: { kind: 'owner', account: 'npm' }, singles: 1, pairs: 0 },
    ])
  })
})
