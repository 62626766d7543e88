import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LedgerView, QuarantinedView } from '../../../electron/contract.ts'
import { IntakeHistory } from '../../../renderer/add/intake-history.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal, until } from '../../fixtures/window/fake-window.ts'

const [FIRST, SECOND, ASIDE] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const ledger = (id: string): LedgerView => ({
  ...{ id, at: '2026-03-01T12:00:00.000Z', rows: [], missing: [], files: [] },
  ...{ read: 0, added: 0, duplicate: 0, refused: 0, quarantined: 0, backedUp: true },
})
const aside: QuarantinedView = { id: ASIDE, what: 'line 3', reason: { kind: 'link-unknown' }, source: 'a', added: '' }

let window: FakeWindow
let session: Session
let history: IntakeHistory

beforeEach(() => {
  window = new FakeWindow({
    'intake.ledgers': () => [ledger(FIRST)],
    'intake.quarantined': () => [aside],
    'vault.state': () => ({ exists: true }) as never,
  })
  session = new Session()
  history = new IntakeHistory(session)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = (channel: string) => window.asked.filter(([one]) => one === channel).map(([, input]) => input)

describe('earlier imports', () => {
  it('are loaded with what was set aside', async () => {
    await history.load()
    expect([history.ledgers, history.quarantined]).toEqual([[ledger(FIRST)], [aside]])
  })

  it('stay as they were when they cannot be loaded, with the sentence', async () => {
    await history.load()
    window.answers['intake.ledgers'] = refusal('vault-busy', 'Another program has the vault open.')
    await history.load()
    expect([history.ledgers.length, history.loading.error]).toEqual([1, 'Another program has the vault open.'])
  })

  it('are loaded again after a file was deleted, and not when it was not', async () => {
    window.answers['intake.deleteSource'] = () => ledger(FIRST)
    await history.deleteSource(FIRST, 2, false)
    expect([asked('intake.deleteSource'), history.ledgers.length]).toEqual([[{ ledger: FIRST, source: 2 }], 1])
    window.answers['intake.ledgers'] = () => []
    window.answers['intake.deleteSource'] = refusal('not-found', 'The file is gone.')
    await expect(history.deleteSource(FIRST, 2, true)).rejects.toMatchObject({ code: 'not-found' })
    expect(history.ledgers).toHaveLength(1)
    expect(asked('intake.deleteSource').at(-1)).toEqual({ ledger: FIRST, source: 2, unchecked: true })
  })

  it.each([
    ['en-US', 'letter'],
    ['de-DE', 'a4'],
  ])('are saved as a PDF on the paper of %s', async (language, paper) => {
    vi.stubGlobal('navigator', { language })
    window.answers['intake.saveLedgers'] = () => ({ path: '/tmp/report.pdf', pages: 2 })
    await history.save([ledger(FIRST), ledger(SECOND)])
    expect(asked('intake.saveLedgers')).toEqual([{ ledgers: [FIRST, SECOND], paper }])
    expect(session.notice.announcement).toBe('Saved /tmp/report.pdf. There is no secret in it.')
  })

  it('say nothing when no place was chosen', async () => {
    vi.stubGlobal('navigator', { language: 'en-GB' })
    window.answers['intake.saveLedgers'] = () => ({ pages: 2 })
    await history.save([ledger(FIRST)])
    expect([session.notice.announcement, history.saving.error]).toEqual(['', ''])
  })
})

describe('an entry that was set aside', () => {
  it('is shown once the passphrase was typed again', async () => {
    let confirmed = false
    window.answers['quarantined.reveal'] = (input) => {
      if (!confirmed) refusal('confirm-needed', 'Type the passphrase.')()
      return `entry ${input.id}`
    }
    window.answers['vault.confirm'] = () => {
      confirmed = true
      return undefined
    }
    const revealed = history.reveal(ASIDE)
    await until(() => session.confirmation.open)
    await session.confirmation.answer('correct horse')
    expect(await revealed).toBe(`entry ${ASIDE}`)
  })

  it('stays hidden when it is not', async () => {
    window.answers['quarantined.reveal'] = refusal('confirm-needed', 'Type the passphrase.')
    const revealed = history.reveal(ASIDE)
    await until(() => session.confirmation.open)
    session.confirmation.cancel()
    expect(await revealed).toBeUndefined()
  })

  it('is gone from the list and from what the rail counts once it is removed', async () => {
    await history.load()
    window.answers['quarantined.remove'] = () => undefined
    window.answers['intake.quarantined'] = () => []
    await history.removeQuarantined(ASIDE)
    expect([history.quarantined, asked('quarantined.remove')]).toEqual([[], [{ id: ASIDE }]])
    expect(asked('vault.state')).toHaveLength(1)
  })
})
