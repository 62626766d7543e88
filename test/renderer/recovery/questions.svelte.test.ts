import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askView } from '../../../electron/app/readiness/ask-view.ts'
import type { AskView, BearersView } from '../../../electron/contract.ts'
import type { Ask } from '../../../electron/readiness/questions/ask.ts'
import { Questions } from '../../../renderer/recovery/questions.svelte.ts'
import { FakeWindow, refusal } from '../../fixtures/window/fake-window.ts'

const KNOWN: BearersView = {
  bearers: [{ name: 'phone', type: 'phone', from: 'told' }],
  places: ['home'],
  managers: [],
  opened: [],
  accounts: ['PyPI · alice', 'Fastmail'],
  losable: [],
}
const PASSWORD = askNamed('password', { kind: 'holding', account: 'PyPI · alice', atom: 'password' })
const MAIL = askNamed('mail', { kind: 'link', account: 'PyPI · alice', atom: 'mail' })
const RETRIEVED = askNamed('retrieved', { kind: 'fact', about: 'vault', fact: 'retrieved' })

/** A question as the main process asks it, under a short key. */
function askNamed(key: string, ask: Ask): AskView {
  return { ...askView(ask), key }
}

let window: FakeWindow
let questions: Questions

beforeEach(() => {
  window = new FakeWindow({
    'readiness.asks': () => [PASSWORD, MAIL, RETRIEVED],
    'readiness.bearers': () => KNOWN,
    'readiness.answer': () => [PASSWORD, MAIL, RETRIEVED],
  })
  questions = new Questions()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const sent = () => window.asked.filter(([channel]) => channel === 'readiness.answer').map(([, input]) => input)

describe('questions', () => {
  it('come one at a time, in the order of their worth', async () => {
    await questions.load()
    expect([questions.current?.key, questions.left]).toEqual(['password', 2])
  })

  it('begin with the one that was asked for', async () => {
    await questions.load('retrieved')
    expect(questions.current?.key).toBe('retrieved')
    questions.skip()
    expect(questions.current?.key).toBe('password')
  })

  it('are answered with what is ticked and typed, and the next one starts empty', async () => {
    await questions.load()
    expect(questions.ready).toBe(false)
    questions.tick('phone', true)
    questions.change({ other: ' office drawer, phone ' })
    await questions.save()
    expect(sent()).toEqual([
      { kind: 'holding', account: 'PyPI · alice', atom: 'password', in: ['phone', 'office drawer'] },
    ])
    expect([questions.current?.key, questions.draft.places, questions.answered]).toEqual(['mail', [], 1])
  })

  it('about an account take one of them', async () => {
    await questions.load('mail')
    questions.tick('Fastmail', true)
    questions.tick('PyPI · alice', true)
    questions.tick('Fastmail', true)
    await questions.save()
    expect(sent()).toEqual([{ kind: 'link', account: 'PyPI · alice', atom: 'mail', to: { account: 'Fastmail' } }])
  })

  it('take "I don’t know", "nowhere" and "later"', async () => {
    await questions.load()
    await questions.dontKnow()
    await questions.none()
    questions.skip()
    expect(sent()).toEqual([
      { kind: 'unknown', account: 'PyPI · alice', atom: 'password' },
      { kind: 'link', account: 'PyPI · alice', atom: 'mail', to: 'none' },
    ])
    expect(questions.current).toBeUndefined()
  })

  it('that were answered "I don’t know" lately are not asked again', async () => {
    window.answers['readiness.asks'] = () => [{ ...PASSWORD, asked: '2026-11-20', lately: true }, MAIL]
    await questions.load()
    expect([questions.current?.key, questions.left]).toEqual(['mail', 0])
  })

  it('whose answer is refused stay, with what was typed', async () => {
    await questions.load()
    window.answers['readiness.answer'] = refusal('invalid-input', 'Nothing was changed.')
    questions.tick('phone', true)
    await questions.save()
    expect([questions.current?.key, questions.draft.places, questions.answering.error]).toEqual([
      'password',
      ['phone'],
      'Nothing was changed.',
    ])
  })

  it('with an old answer take "still true"', async () => {
    window.answers['readiness.asks'] = () => [
      askNamed('mail', { kind: 'link', account: 'PyPI · alice', atom: 'mail', told: '2025-01-01' }),
    ]
    await questions.load()
    await questions.stillTrue()
    expect(sent()).toEqual([{ kind: 'still-true', of: { kind: 'link', account: 'PyPI · alice', atom: 'mail' } }])
  })
})
