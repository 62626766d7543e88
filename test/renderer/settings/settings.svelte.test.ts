import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SettingsView } from '../../../electron/contract.ts'
import { Settings } from '../../../renderer/settings/settings.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'

let kept: SettingsView
let window: FakeWindow
let session: Session
let settings: Settings

beforeEach(async () => {
  kept = {
    ...{ graceSeconds: 60, lockMinutes: 5, clipboardSeconds: 30, drillDays: 30 },
    ...{ backupEvery: 20, backupKeep: 10, stillTrueMonths: 6, keyMonths: 3 },
  }
  window = new FakeWindow({
    'settings.get': () => kept,
    'settings.set': (values) => {
      kept = { ...kept, ...values }
      return kept
    },
  })
  session = new Session()
  settings = new Settings(session)
  await settings.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

it('shows what the vault has, and saves what was changed', async () => {
  expect([settings.loaded, settings.draft.now]).toEqual([
    true,
    { lockMinutes: 5, clipboardSeconds: 30, graceSeconds: 60, drillDays: 30, stillTrueMonths: 6, keyMonths: 3 },
  ])
  settings.draft.now.lockMinutes = 10
  await settings.save()
  expect([kept.lockMinutes, settings.draft.changed, settings.draft.saved]).toEqual([10, false, true])
  settings.leave()
  expect(session.notice.announcement).toBe('')
})

it('says on leaving that what was changed is not saved', () => {
  settings.draft.now.lockMinutes = 10
  settings.leave()
  expect(session.notice.announcement).toBe('The settings were not saved. They are as before.')
})

it('keeps what was changed when it could not be saved', async () => {
  window.answers['settings.set'] = refusal('write-failed', 'Nothing was changed.')
  settings.draft.now.lockMinutes = 10
  await settings.save()
  expect([settings.draft.now.lockMinutes, settings.draft.saving.error]).toEqual([10, 'Nothing was changed.'])
})
