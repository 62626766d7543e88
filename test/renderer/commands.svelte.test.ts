import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../electron/contract/words/command-words.ts'
import { commandOf, commandsOf, found, keyInWords, type Command } from '../../renderer/commands.ts'
import { standingOf } from '../../renderer/recovery/standing.ts'
import { Session } from '../../renderer/state/session.svelte.ts'
import { FakeWindow } from '../fixtures/window/fake-window.ts'
import { vaultState } from '../fixtures/window/views.ts'

let session: Session
let commands: readonly Command[]
let shown: string[]

beforeEach(() => {
  new FakeWindow({ 'vault.state': () => vaultState(), 'vault.lock': () => undefined })
  session = new Session()
  session.opened(vaultState())
  shown = []
  commands = commandsOf({ session, search: () => shown.push('search'), show: (what) => shown.push(what) })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const press = (key: string, mod = false) => ({ key, ctrlKey: mod, metaKey: false, altKey: false, shiftKey: false })
const ids = (list: readonly Command[]) => list.map(({ id }) => id)

describe('the commands', () => {
  it('have words, and keys of their own that are no bare letters', () => {
    expect(commands.filter(({ words }) => words.trim() === '')).toEqual([])
    expect(new Set(ids(commands)).size).toBe(COMMANDS.length)
    const keys = commands.flatMap((command) => command.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => !key.startsWith('Mod+'))).toEqual(['/', 'F2', 'Delete', 'F1', '?'])
  })

  it('open what they say', () => {
    // Locking ends with a reload; it has a test of its own.
    for (const command of commands) if (!command.id.startsWith('lock')) command.run()
    expect(shown).toEqual(['search', 'palette', 'help', 'shortcuts'])
  })

  const WAYS = [
    ['codes', 'accounts', undefined],
    ['recovery', 'recovery', undefined],
    ['add', 'intake', undefined],
    ['settings', 'settings', undefined],
    ['print', 'paper', undefined],
    ['paper', 'paper', undefined],
    ['keys', 'keys', undefined],
    ['security', 'settings', { name: 'security' }],
    ['backups', 'settings', { name: 'backups' }],
    ['page', 'settings', { name: 'paper' }],
    ['export', 'settings', { name: 'export' }],
    ['advanced', 'settings', { name: 'advanced' }],
    ['about', 'settings', { name: 'about' }],
  ] as const

  it.each(WAYS)('lead to their screen: %s', (id, screen, part) => {
    session.go(screen === 'accounts' ? 'recovery' : 'accounts')
    commands.find((command) => command.id === id)?.run()
    expect([session.screen, session.part]).toEqual([screen, part])
  })

  it('that lead somewhere are all in that table', () => {
    expect(
      commands
        .filter(({ group }) => group === 'go')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(
      WAYS.map(([id]) => id)
        .filter((id) => id !== 'print')
        .toSorted(),
    )
  })

  it('call a part of Recovery by the name it has there', () => {
    const parts = standingOf({ vault: vaultState(), state: undefined, now: 0 })
    const names = (['paper', 'keys'] as const).map((id) => [
      parts.find(({ screen }) => screen === id)?.name,
      commands.find((command) => command.id === id)?.words,
    ])
    expect(names).toEqual([
      ['Paper', 'Paper'],
      ['Keys', 'Keys'],
    ])
  })

  it('are there by their keys, a bare one not while typing', () => {
    expect(commandOf(press('k', true), commands, true)?.id).toBe('palette')
    expect(commandOf(press('/'), commands, false)?.id).toBe('search')
    expect(commandOf(press('/'), commands, true)).toBeUndefined()
    expect(commandOf(press('p'), commands, false)).toBeUndefined()
    expect(commandOf({ ...press('k', true), altKey: true }, commands, false)).toBeUndefined()
    expect(commandOf({ ...press('?'), shiftKey: true }, commands, false)?.id).toBe('shortcuts')
    expect(commandOf({ ...press('L', true), shiftKey: true }, commands, true)?.id).toBe('lock-now')
    expect(commandOf({ ...press('F', true), shiftKey: true }, commands, true)).toBeUndefined()
  })

  it.each(['lock', 'lock-now'])('lock the vault: %s', async (command) => {
    const reload = vi.fn()
    vi.stubGlobal('location', { reload })
    commands.find(({ id }) => id === command)?.run()
    await vi.waitUntil(() => reload.mock.calls.length > 0)
    expect(reload).toHaveBeenCalledOnce()
  })

  it('are none while the vault is locked', () => {
    session.vault = vaultState({ locked: true })
    expect([commandOf(press('k', true), commands, false), found(commands, '')]).toEqual([undefined, []])
  })

  it('are found by a part of their name first, then by other words', () => {
    expect(ids(found(commands, 'pa'))).toEqual(['paper', 'page', 'print', 'lock-now', 'add', 'security', 'help'])
    expect(ids(found(commands, 'RESTORE'))).toEqual(['backups'])
    expect(found(commands, 'nothing like it')).toEqual([])
  })

  it('say their keys as they are printed', () => {
    expect([keyInWords('Mod+K', false), keyInWords('Mod+K', true), keyInWords('?', true)]).toEqual([
      'Ctrl+K',
      '⌘K',
      '?',
    ])
  })
})
