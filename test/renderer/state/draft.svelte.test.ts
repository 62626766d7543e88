import { flushSync } from 'svelte'
import { expect, it } from 'vitest'
import { CallError } from '../../../renderer/call.ts'
import { Draft } from '../../../renderer/state/draft.svelte.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

it('is changed while it differs from what is kept, and a component sees it', () => {
  const draft = new Draft({ minutes: 5 })
  const { entries, end } = shown(() => draft.changed)
  draft.now.minutes = 6
  flushSync()
  draft.now.minutes = 5
  flushSync()
  end()
  expect(entries).toEqual([false, true, false])
})

it('is taken back to what is kept', () => {
  const draft = new Draft({ minutes: 5 })
  draft.now.minutes = 6
  draft.takeBack()
  expect([draft.now, draft.changed]).toEqual([{ minutes: 5 }, false])
  draft.keep({ minutes: 9 })
  expect(draft.now).toEqual({ minutes: 9 })
})

it('takes what was stored, which may be other than what was typed', async () => {
  const draft = new Draft({ minutes: 5 })
  draft.now.minutes = 99
  await draft.save(() => Promise.resolve({ minutes: 60 }))
  expect([draft.now, draft.changed, draft.saved]).toEqual([{ minutes: 60 }, false, true])
})

it('keeps what was typed when it could not be stored', async () => {
  const draft = new Draft({ minutes: 5 })
  draft.now.minutes = 99
  await draft.save(() => Promise.reject(new CallError('write-failed', 'Nothing was changed.')))
  expect([draft.now, draft.changed, draft.saved, draft.saving.error]).toEqual([
    { minutes: 99 },
    true,
    false,
    'Nothing was changed.',
  ])
})
