import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal, until } from '../../fixtures/window/fake-window.ts'
import { vaultState } from '../../fixtures/window/views.ts'

let window: FakeWindow
let reloads: number
let session: Session

beforeEach(() => {
  window = new FakeWindow({
    'vault.state': () => vaultState(),
    'vault.lock': () => undefined,
    'vault.stay': () => undefined,
  })
  reloads = 0
  vi.stubGlobal('location', { reload: () => reloads++ })
  session = new Session()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const asked = (channel: string) => window.asked.filter(([one]) => one === channel).length

describe('a session', () => {
  it('knows the vault, and keeps what it knows when it cannot be asked', async () => {
    expect(session.unlocked).toBe(false)
    await session.load()
    expect([session.vault, session.unlocked]).toEqual([vaultState(), true])
    window.answers['vault.state'] = refusal('vault-locked', 'Locked.')
    await session.recount()
    expect(session.vault).toEqual(vaultState())
  })

  it('begins with the codes, and with the passphrases after the paper opened it', () => {
    session.opened(vaultState())
    expect([session.screen, session.notice.announcement]).toEqual(['accounts', ''])
    session.openedWithIdentity(vaultState())
    expect([session.screen, session.part, session.notice.announcement]).toEqual([
      'settings',
      { name: 'security' },
      'Unlocked with the paper key. If the passphrase is lost, change it now.',
    ])
  })

  it('asks before a lock that would end an import', async () => {
    await session.lock()
    expect(asked('vault.lock')).toBe(0)
    session.opened(vaultState())
    session.importOpen = () => true
    await session.lock()
    expect([session.askingToLock, asked('vault.lock'), reloads]).toEqual([true, 0, 0])
    await session.lockNow()
    expect([asked('vault.lock'), reloads]).toEqual([1, 1])
  })

  it('remembers over the reload why it was locked, and that an import is lost', () => {
    const end = session.watchLock()
    session.importOpen = () => true
    window.tell('locked', { reason: 'idle' })
    end()
    expect([reloads, window.listening]).toEqual([1, 0])
    const next = new Session()
    expect([next.lockedBecause, next.importLost]).toEqual(['idle', true])
    next.opened(vaultState())
    expect(next.notice.announcement).toBe('The import that was open was not saved. Choose its files again.')
    expect(new Session().lockedBecause).toBeNull()
  })

  it('says nothing after a lock that was asked for', () => {
    const end = session.watchLock()
    window.tell('locked', { reason: 'asked' })
    end()
    expect([new Session().lockedBecause, new Session().importLost]).toEqual([null, false])
  })

  it('tells at most every 20 seconds that somebody is there', () => {
    vi.useFakeTimers({ now: Date.now() })
    session = new Session()
    session.opened(vaultState())
    session.stay()
    vi.advanceTimersByTime(20_000)
    session.stay()
    session.stay()
    expect(asked('vault.stay')).toBe(1)
  })

  it('follows the backups that the app makes by itself, and the lock in the menu', async () => {
    const ends = [session.watchBackups(), session.watchMenu()]
    session.opened(vaultState())
    window.tell('backup', { made: true })
    window.tell('lockAsked', {} as never)
    await until(() => reloads === 1)
    expect([asked('vault.state'), asked('vault.lock')]).toEqual([1, 1])
    for (const end of ends) end()
    expect(window.listening).toBe(0)
  })
})
