import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SettingsView } from '../../../electron/contract.ts'
import { Settings } from '../../../renderer/settings/settings.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal, until } from '../../fixtures/window/fake-window.ts'
import { vaultState } from '../../fixtures/window/views.ts'

let kept: SettingsView
let window: FakeWindow
let session: Session
let settings: Settings

beforeEach(async () => {
  kept = {
    ...{ graceSeconds: 60, lockMinutes: 5, clipboardSeconds: 30, drillDays: 30 },
    ...{ backupEvery: 20, backupKeep: 10, stillTrueMonths: 6, keyMonths: 3 },
    ...{ theme: 'system', density: 'comfortable', hideCodes: false },
  }
  window = new FakeWindow({
    'settings.get': () => kept,
    'settings.set': (values) => {
      kept = { ...kept, ...values }
      return kept
    },
    'vault.state': () => vaultState(),
    'vault.confirm': () => undefined,
  })
  session = new Session()
  settings = new Settings(session)
  await settings.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

it('saves a change at once, alone, and takes it back', async () => {
  expect(await settings.set('lockMinutes', 10)).toBe(true)
  expect([settings.now?.lockMinutes, settings.last]).toEqual([10, { key: 'lockMinutes', was: 5, done: true }])
  await settings.undo()
  expect([settings.now?.lockMinutes, settings.last]).toEqual([5, undefined])
  expect(window.asked.filter(([channel]) => channel === 'settings.set')).toEqual([
    ['settings.set', { lockMinutes: 10 }],
    ['settings.set', { lockMinutes: 5 }],
  ])
})

it('can only take back the last change', async () => {
  await settings.set('lockMinutes', 10)
  await settings.set('theme', 'dark')
  await settings.undo()
  await settings.undo()
  expect([kept.lockMinutes, kept.theme]).toEqual([10, 'system'])
})

it('saves all of several changes, however soon they follow', async () => {
  await Promise.all([settings.set('theme', 'dark'), settings.set('lockMinutes', 10), settings.set('theme', 'light')])
  await settings.undo()
  expect([kept.lockMinutes, kept.theme]).toEqual([10, 'dark'])
})

it('saves nothing when nothing changes', async () => {
  await settings.set('theme', 'system')
  expect([settings.last, window.asked.map(([channel]) => channel)]).toEqual([undefined, ['settings.get']])
})

it('says where it failed, and offers no undo there', async () => {
  window.answers['settings.set'] = refusal('write-failed', 'Nothing was changed.')
  expect(await settings.set('lockMinutes', 10)).toBe(false)
  expect([settings.now?.lockMinutes, settings.changing.error, settings.last]).toEqual([
    5,
    'Nothing was changed.',
    { key: 'lockMinutes', was: 5, done: false },
  ])
  await settings.undo()
  expect(window.asked.filter(([channel]) => channel === 'settings.set')).toHaveLength(1)
})

it('asks for the passphrase before a longer time without it', async () => {
  let confirmed = false
  window.answers['settings.set'] = (values) => {
    if (!confirmed) refusal('confirm-needed', 'Type it.')()
    kept = { ...kept, ...values }
    return kept
  }
  window.answers['vault.confirm'] = () => {
    confirmed = true
    return undefined
  }
  const setting = settings.set('graceSeconds', 600)
  await until(() => session.confirmation.open)
  expect(settings.now?.graceSeconds).toBe(60)
  await session.confirmation.answer('x')
  expect([await setting, kept.graceSeconds]).toEqual([true, 600])
})

it('brings back what was usual before anything was chosen', async () => {
  await settings.set('pageSize', 'letter', 'a4')
  await settings.undo()
  expect(kept.pageSize).toBe('a4')
})
