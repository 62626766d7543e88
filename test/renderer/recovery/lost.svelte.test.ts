import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LossView, OutcomeView, VaultState } from '../../../electron/contract.ts'
import { Lost } from '../../../renderer/recovery/lost.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, HeldAnswer, refusal } from '../../fixtures/window/fake-window.ts'

const outcome = (account: string, rest: Partial<OutcomeView>): OutcomeView =>
  ({ account, goal: 'sign-in', grade: 'now', proof: 'measured', way: [], ...rest }) as OutcomeView

const VIEW: LossView = {
  lost: [{ kind: 'bearer', name: 'phone' }],
  accounts: [
    outcome('slow', { grade: 'days', days: 7 }),
    outcome('never', { grade: 'never' }),
    outcome('unknown', { grade: 'now', unknown: [{ account: 'unknown', atom: 'mail', says: 'Which mailbox?' }] }),
    outcome('kind', { grade: 'goodwill' }),
    outcome('fast', {}),
  ],
  secure: [],
}

let window: FakeWindow
let lost: Lost
let session: Session

beforeEach(() => {
  window = new FakeWindow({
    'readiness.bearers': () => ({
      bearers: [],
      places: [],
      managers: [],
      opened: [],
      accounts: [],
      losable: [{ kind: 'bearer', name: 'phone' }],
    }),
    'readiness.lose': () => VIEW,
  })
  session = new Session()
  lost = new Lost(session)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const names = (some: readonly OutcomeView[]) => some.map(({ account }) => account)

describe('what is gone', () => {
  it('tells ways back, soonest first, from what nobody can promise and from what is not known', async () => {
    await lost.load()
    await lost.toggle('phone')
    expect({ back: names(lost.back), not: names(lost.notFromHere), unknown: names(lost.notKnown) }).toEqual({
      back: ['fast', 'slow'],
      not: ['kind', 'never'],
      unknown: ['unknown'],
    })
  })

  it('can be found again, and then nothing is asked of the engine', async () => {
    await lost.toggle('phone')
    await lost.toggle('phone')
    expect(lost.view).toBeUndefined()
    expect(window.asked.map(([, input]) => input)).toEqual([{ lost: ['phone'] }])
  })

  it('shows the answer to the last choice, however late an earlier one comes', async () => {
    const first = new HeldAnswer<'readiness.lose'>()
    window.answers['readiness.lose'] = first.handler
    const earlier = lost.toggle('phone')
    window.answers['readiness.lose'] = () => ({ ...VIEW, accounts: [] })
    await lost.toggle('home')
    first.give(VIEW)
    await earlier
    expect(lost.view?.accounts).toEqual([])
  })

  it.each(['a4', 'letter'] as const)('is printed on the paper set in the vault: %s', async (pageSize) => {
    session.vault = {
      appearance: { theme: 'system', density: 'comfortable', hideCodes: false, pageSize },
    } as VaultState
    window.answers['runbook.save'] = () => ({ path: '/home/maria/steps.pdf' })
    await lost.toggle('phone')
    await lost.save()
    expect(window.asked.at(-1)).toEqual(['runbook.save', { lost: ['phone'], form: 'pdf', paper: pageSize }])
    expect(lost.savedAt).toBe('/home/maria/steps.pdf')
  })

  it('that cannot be worked out says why', async () => {
    window.answers['readiness.lose'] = refusal('not-found', 'There is no such thing.')
    await lost.toggle('phone')
    expect([lost.view, lost.working.error]).toEqual([undefined, 'There is no such thing.'])
  })
})
