import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'

const KIT = {
  bearers: { phone: { place: 'bag' }, memory: {} },
  vault: { files: ['phone'], opens: ['memory'] },
  accounts: { hub: { service: 'docker-hub', password: ['memory'], totp: ['phone'] } },
}

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
})

afterEach(() => {
  cli.close()
})

describe('check', () => {
  it('says the sentence, what to do, and what each check found', async () => {
    await cli.kit(['answer', cli.vault, '--from', cli.write('kit.json', JSON.stringify(KIT))])
    const { exit, out } = await cli.kit(['check', cli.vault])
    expect(exit).toBe(0)
    expect(out.split('\n').slice(0, 11)).toEqual([
      'Forget what only you know, and you are locked out of your only account: hub.',
      '',
      'To do today:',
      '  1. Get recovery codes of hub and keep them on paper in another place. This ends 2 ways to be locked out by one loss.',
      '  2. Keep the password of hub in a second place.',
      '  3. Import the authenticator secret of hub.',
      '',
      'to do  No single loss locks you out',
      '    Phones break, keys get lost, services suspend accounts. One of these must not be the end. (Worked out from the ways that lead into your accounts)',
      '  to do: Losing memory alone locks you out of hub.',
      '  to do: Losing phone alone locks you out of hub.',
    ])
    expect(out).toContain('\nok  You typed each passphrase lately (since 2026-03-01)\n')
    expect(out).toMatch(/checks do not apply to this kit\.$/)
  })

  it('ends with 5 when something is overdue, which comes first', async () => {
    const now = Date.parse('2026-06-01T12:00:00Z')
    const later = {
      ...KIT,
      accounts: { hub: { ...KIT.accounts.hub, owners: ['memory'], facts: { 'co-owner-released': '2024-01-01' } } },
    }
    await cli.kit(['answer', cli.vault, '--from', cli.write('kit.json', JSON.stringify(later))])
    const { exit, out } = await cli.kit(['check', cli.vault, '--json'], { now })
    expect(exit).toBe(5)
    const { verdict, checks } = JSON.parse(out) as {
      readonly verdict: { readonly kind: string }
      readonly checks: readonly { readonly id: string; readonly state: string }[]
    }
    expect(verdict.kind).toBe('one-loss')
    expect(checks).toHaveLength(31)
    expect(checks[0]).toMatchObject({ id: 'owner-released', state: 'overdue' })
  })

  it('never says that an empty or a half-known kit is fine', async () => {
    const empty = await cli.kit(['check', cli.vault])
    expect(empty.out).toMatch(/^There are no accounts here yet/)
    const half = {
      bearers: {},
      accounts: { a: { service: 'npm', others: 'unknown' }, b: { service: 'pypi', others: 'unknown' } },
    }
    await cli.kit(['answer', cli.vault, '--from', cli.write('kit.json', JSON.stringify(half))])
    expect((await cli.kit(['check', cli.vault])).out).toMatch(/^Nobody has said enough yet to tell/)
  })
})
