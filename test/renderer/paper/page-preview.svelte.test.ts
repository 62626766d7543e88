import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Input, PagePicture } from '../../../electron/contract.ts'
import { PagePreview } from '../../../renderer/paper/page-preview.svelte.ts'
import { Session } from '../../../renderer/state/session.svelte.ts'
import { FakeWindow, HeldAnswer, refusal } from '../../fixtures/window/fake-window.ts'
import { idOf } from '../../fixtures/window/views.ts'

const CHOICE: Input<'sheets.save'> = { accounts: [idOf('a')], paper: 'a4' }
const picture = (page: number): PagePicture => ({ page, pages: 3, width: 1, height: 1, grey: Uint8Array.of(255) })

let window: FakeWindow
let preview: PagePreview

beforeEach(() => {
  window = new FakeWindow({
    'sheets.preview': ({ page }) => picture(page),
    'sheets.close': () => undefined,
  })
  preview = new PagePreview(new Session(), () => CHOICE)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const pages = () =>
  window.asked.flatMap(([channel, input]) => (channel === 'sheets.preview' ? [(input as { page: number }).page] : []))

it('shows a page of what is chosen, and turns no further than there are pages', async () => {
  await preview.turn(1)
  expect(pages()).toEqual([])
  await preview.show(1)
  expect(window.asked).toEqual([['sheets.preview', { ...CHOICE, page: 1 }]])
  await preview.turn(-1)
  await preview.turn(1)
  await preview.turn(5)
  await preview.turn(1)
  expect([pages(), preview.picture?.page]).toEqual([[1, 2, 3], 3])
})

it('keeps the page that is shown when another cannot be drawn', async () => {
  await preview.show(1)
  window.answers['sheets.preview'] = refusal('unreadable', 'The page could not be drawn. Nothing was printed.')
  await preview.turn(1)
  expect([preview.picture?.page, preview.drawing.error]).toEqual([
    1,
    'The page could not be drawn. Nothing was printed.',
  ])
})

it('shows the page that was asked for last, whichever is drawn first', async () => {
  const first = new HeldAnswer<'sheets.preview'>()
  window.answers['sheets.preview'] = first.handler
  const slow = preview.show(1)
  window.answers['sheets.preview'] = ({ page }) => picture(page)
  await preview.show(2)
  expect(preview.picture?.page).toBe(2)
  first.give(picture(1))
  await slow
})

it('is forgotten on both sides, once', async () => {
  preview.close()
  await preview.show(1)
  preview.close()
  preview.close()
  expect(preview.picture).toBeUndefined()
  expect(window.asked.filter(([channel]) => channel === 'sheets.close')).toHaveLength(1)
})
