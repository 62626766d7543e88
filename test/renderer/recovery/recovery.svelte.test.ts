import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askView } from '../../../electron/app/readiness/ask-view.ts'
import type { ReadinessState } from '../../../electron/contract.ts'
import { Recovery } from '../../../renderer/recovery/recovery.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'

const STATE: ReadinessState = {
  verdict: { kind: 'empty', says: 'There are no accounts here yet.' },
  actions: [],
  checks: [],
  table: { losses: [], rows: [] },
  asks: [],
}

let window: FakeWindow
let opened: string[]
let recovery: Recovery

beforeEach(() => {
  window = new FakeWindow({ 'readiness.state': () => STATE })
  opened = []
  recovery = new Recovery((screen) => opened.push(screen))
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the Recovery screen', () => {
  it('starts fixes where they are made: on their screen, or at their question', () => {
    recovery.start({ start: 'sheets.plan' })
    expect([opened, recovery.place]).toEqual([['paper'], 'kit'])
    recovery.start({
      start: 'readiness.answer',
      ask: { ...askView({ kind: 'link', account: 'PyPI', atom: 'mail' }), key: 'mail' },
    })
    expect([opened, recovery.place, recovery.firstAsked]).toEqual([['paper'], 'questions', 'mail'])
  })

  it('works everything out again after questions', async () => {
    recovery.ask()
    recovery.back()
    await vi.waitUntil(() => recovery.state !== undefined)
    expect([recovery.place, window.asked]).toEqual(['kit', [['readiness.state']]])
  })
})
