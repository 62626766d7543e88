import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CoverView } from '../../../electron/contract.ts'
import { CoverWords } from '../../../renderer/paper/cover-words.svelte.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'

let window: FakeWindow
let kept: CoverView
let cover: CoverWords

beforeEach(async () => {
  kept = { fields: [{ label: 'Belongs to', value: '' }] }
  window = new FakeWindow({
    'cover.get': () => kept,
    'cover.save': ({ fields }) => {
      kept = { fields }
      return kept
    },
  })
  cover = new CoverWords()
  await cover.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

it('saves what was written, and then has nothing to save', async () => {
  const [field] = cover.draft.now
  if (!field) throw new Error('there is a field')
  field.value = 'Alice'
  expect(cover.draft.changed).toBe(true)
  await cover.save()
  expect(kept).toEqual({ fields: [{ label: 'Belongs to', value: 'Alice' }] })
  expect([cover.draft.changed, cover.draft.saved]).toEqual([false, true])
})

it('keeps what was written when it could not be saved', async () => {
  const [field] = cover.draft.now
  if (field) field.value = 'Alice'
  window.answers['cover.save'] = refusal('write-failed', 'Nothing was changed.')
  await cover.save()
  expect([cover.draft.now, cover.draft.saved, cover.draft.saving.error]).toEqual([
    [{ label: 'Belongs to', value: 'Alice' }],
    false,
    'Nothing was changed.',
  ])
})
