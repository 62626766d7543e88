import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StrengthView } from '../../../electron/contract.ts'
import { CallError } from '../../../renderer/call.ts'
import { NewPassphrase } from '../../../renderer/state/new-passphrase.svelte.ts'
import { FakeWindow, HeldAnswer, refusal } from '../../fixtures/window/fake-window.ts'

const WEAK: StrengthView = { score: 1, crackTime: 'a minute', advice: ['Add words.'], enough: false }
const STRONG: StrengthView = { score: 4, crackTime: 'centuries', advice: [], enough: true }

let window: FakeWindow
let passphrase: NewPassphrase
let saved: string[]

beforeEach(() => {
  window = new FakeWindow({ 'vault.suggest': () => 'six words', 'vault.strength': () => STRONG })
  saved = []
  passphrase = new NewPassphrase((text) => {
    saved.push(text)
    return Promise.resolve()
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

async function typeOwn(text: string): Promise<void> {
  passphrase.way = 'own'
  passphrase.own = text
  await passphrase.weigh()
}

describe('a new passphrase', () => {
  it('is the suggested one, once there is a suggestion', async () => {
    expect(passphrase.chosen).toBe(false)
    await passphrase.suggest()
    expect([passphrase.chosen, passphrase.passphrase]).toEqual([true, 'six words'])
  })

  it('or one that the user typed, if it is strong enough', async () => {
    window.answers['vault.strength'] = () => WEAK
    await typeOwn('password')
    expect([passphrase.chosen, passphrase.strength]).toEqual([false, WEAK])
    passphrase.next()
    expect(passphrase.step).toBe('choose')
    window.answers['vault.strength'] = () => STRONG
    await typeOwn('seven purple walruses')
    expect(passphrase.chosen).toBe(true)
    passphrase.next()
    expect(passphrase.step).toBe('repeat')
  })

  it('ignores an estimate of an earlier text', async () => {
    const old = new HeldAnswer<'vault.strength'>()
    window.answers['vault.strength'] = old.handler
    const first = typeOwn('pass')
    window.answers['vault.strength'] = () => WEAK
    await typeOwn('password')
    old.give(STRONG)
    await first
    expect(passphrase.strength).toEqual(WEAK)
  })

  it('has no strength when it is empty, and asks for none', async () => {
    await typeOwn('password')
    await typeOwn('')
    expect(passphrase.strength).toBeUndefined()
    expect(window.asked).toEqual([['vault.strength', { passphrase: 'password' }]])
  })

  it('says why it cannot be estimated, and is not chosen then', async () => {
    window.answers['vault.strength'] = refusal('internal', 'It could not be weighed.')
    await typeOwn('password')
    expect([passphrase.strengthError, passphrase.chosen]).toEqual(['It could not be weighed.', false])
  })

  it('is saved once it was typed again, as the vault compares it', async () => {
    await typeOwn('caf\u00e9 walrus')
    passphrase.next()
    passphrase.repeated = 'cafe\u0301 walrus'
    expect(passphrase.matches).toBe(true)
    await passphrase.save()
    expect(saved).toEqual(['caf\u00e9 walrus'])
  })

  it('is not saved when it was typed differently, including blanks', async () => {
    await typeOwn('six words')
    passphrase.next()
    for (const wrong of ['', 'six words ', 'Six words']) {
      passphrase.repeated = wrong
      await passphrase.save()
      expect(passphrase.saving.error).toMatch(/^This is not the passphrase from the step before\. Nothing was saved/)
    }
    expect(saved).toEqual([])
  })

  it('is confirmed by the first letters of its words', async () => {
    await passphrase.suggest()
    passphrase.next()
    passphrase.typeWord(0, 'six')
    passphrase.typeWord(1, 'WORD')
    expect([passphrase.given, passphrase.words]).toEqual([
      [true, true],
      ['six', 'WORD'],
    ])
    await passphrase.save()
    expect(saved).toEqual(['six words'])
  })

  it('is confirmed by its words pasted into the first field', async () => {
    await passphrase.suggest()
    passphrase.next()
    passphrase.typeWord(0, ' six words\n')
    expect(passphrase.matches).toBe(true)
  })

  it('says which word is not the one', async () => {
    await passphrase.suggest()
    passphrase.next()
    passphrase.typeWord(0, 'six')
    passphrase.typeWord(1, 'wor')
    await passphrase.save()
    expect(passphrase.saving.error).toBe(
      'Word 2 is not the one from the step before. Nothing was saved. Look at your paper, or go back to see the words.',
    )
    expect(saved).toEqual([])
  })

  it('starts empty each time', async () => {
    await passphrase.suggest()
    passphrase.next()
    passphrase.typeWord(0, 'six')
    passphrase.saving.error = 'A sentence.'
    passphrase.back()
    passphrase.next()
    expect([passphrase.step, passphrase.words, passphrase.saving.error]).toEqual(['repeat', ['', ''], ''])
  })

  it('shows why saving failed', async () => {
    const failing = new NewPassphrase(() => Promise.reject(new CallError('disk-full', 'The disk is full.')))
    await failing.suggest()
    failing.next()
    failing.typeWord(0, 'six words')
    await failing.save()
    expect(failing.saving.error).toBe('The disk is full.')
  })
})
