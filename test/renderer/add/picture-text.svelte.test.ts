import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { IntakeView, PictureTextView } from '../../../electron/contract.ts'
import { Intake } from '../../../renderer/add/intake.svelte.ts'
import { PictureTextReview } from '../../../renderer/add/picture-text.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'

const ID = 'a'.repeat(32)
const VIEW: IntakeView = { id: ID, accounts: [], files: [], entries: [], missing: [] }
const line = (text: string, state: PictureTextView['lines'][number]['state']) => ({
  text,
  state,
  unsure: [],
  doubts: [],
})
const picture = { width: 1, height: 1, grey: Uint8Array.of(0) }

let window: FakeWindow
let lines: PictureTextView['lines']
let review: PictureTextReview

beforeEach(async () => {
  lines = [line('PyPI', 'other'), line('abc1', 'unconfirmed'), line('abc2', 'unconfirmed')]
  const text = () => ({ service: 'PyPI', letters: 'hex', lines }) as const
  window = new FakeWindow({
    'intake.pictureText': () => ({ text: text(), pictures: [picture, picture, picture] }),
    'intake.pictureLine': ({ line: at, text: typed, state }) => {
      lines = lines.map((one, index) => (index === at ? line(typed, state) : one))
      return text()
    },
    'intake.pictureCodes': () => VIEW,
  })
  const intake = new Intake(new Session())
  intake.take(VIEW)
  review = new PictureTextReview(intake, ID, 0)
  await review.read()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

it('shows what was read, and nothing of it is confirmed', () => {
  expect([review.codes.map(({ index }) => index), review.others.map(({ text }) => text)]).toEqual([[1, 2], ['PyPI']])
  expect([review.confirmed, review.isDone]).toEqual([0, false])
})

it('sends what is in the field when a line is confirmed, and goes on to the next that is not', async () => {
  review.drafts[1] = 'abd1'
  expect([review.isChanged(1), review.isChanged(2)]).toEqual([true, false])
  expect(await review.say(1, 'code')).toBe(true)
  expect(window.asked.at(-1)).toEqual([
    'intake.pictureLine',
    { intake: ID, file: 0, line: 1, text: 'abd1', state: 'code' },
  ])
  expect([review.isChanged(1), review.nextAfter(1), review.confirmed]).toEqual([false, 2, 1])
  await review.say(2, 'code')
  expect([review.isDone, review.nextAfter(2)]).toEqual([true, undefined])
})

it('is not done when every line was said to be no code', async () => {
  for (const at of [1, 2]) await review.say(at, 'other')
  expect(review.isDone).toBe(false)
})

it('hands the codes over when they are taken', async () => {
  await review.take()
  expect(window.asked.at(-1)).toEqual(['intake.pictureCodes', { intake: ID, file: 0 }])
  expect(review.attempt.error).toBe('')
})
