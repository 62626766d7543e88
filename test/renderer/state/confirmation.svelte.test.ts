import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CallError } from '../../../renderer/call.ts'
import { Confirmation } from '../../../renderer/state/confirmation.svelte.ts'
import { FakeWindow, refusal, until } from '../../fixtures/window/fake-window.ts'

let window: FakeWindow
let confirmation: Confirmation

beforeEach(() => {
  window = new FakeWindow({ 'vault.confirm': () => undefined })
  confirmation = new Confirmation()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Shows a secret once the passphrase was entered. */
function guarded() {
  let confirmed = false
  window.answers = {
    ...window.answers,
    'vault.confirm': () => {
      confirmed = true
    },
  }
  return () =>
    confirmed ? Promise.resolve('secret') : Promise.reject(new CallError('confirm-needed', 'Give the passphrase.'))
}

describe('a confirmation', () => {
  it('is not asked for when the main process does not need it', async () => {
    expect(await confirmation.before(() => Promise.resolve('shown'))).toBe('shown')
    expect([confirmation.open, window.asked]).toEqual([false, []])
  })

  it('asks for the passphrase, and then does what was wanted', async () => {
    const wanted = confirmation.before(guarded())
    await until(() => confirmation.open)
    await confirmation.answer('correct horse')
    expect(await wanted).toBe('secret')
    expect(confirmation.open).toBe(false)
    expect(window.asked).toEqual([['vault.confirm', { passphrase: 'correct horse' }]])
  })

  it('stays open with the sentence after a wrong passphrase, and accepts the right one afterwards', async () => {
    const action = guarded()
    const right = window.answers['vault.confirm']
    window.answers['vault.confirm'] = refusal('wrong-passphrase', 'This is not the passphrase.')
    const wanted = confirmation.before(action)
    await until(() => confirmation.open)
    await confirmation.answer('wrong')
    expect([confirmation.open, confirmation.attempt.error]).toEqual([true, 'This is not the passphrase.'])
    if (right) window.answers['vault.confirm'] = right
    await confirmation.answer('correct horse')
    expect(await wanted).toBe('secret')
    expect(confirmation.attempt.error).toBe('')
  })

  it('does nothing when the user cancels', async () => {
    let times = 0
    const wanted = confirmation.before(() => {
      times++
      return Promise.reject(new CallError('confirm-needed', 'Give the passphrase.'))
    })
    await until(() => confirmation.open)
    confirmation.cancel()
    await expect(wanted).rejects.toMatchObject({ name: 'CallError', code: 'cancelled' })
    expect([confirmation.open, times, window.asked]).toEqual([false, 1, []])
  })

  it('belongs to the latest act; an earlier one that waits is cancelled', async () => {
    const action = guarded()
    const first = confirmation.before(action)
    await until(() => confirmation.open)
    const second = confirmation.before(action)
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    await confirmation.answer('correct horse')
    expect(await second).toBe('secret')
  })

  it('passes on every other error, without a question', async () => {
    const error = new CallError('write-failed', 'Nothing was changed.')
    await expect(confirmation.before(() => Promise.reject(error))).rejects.toBe(error)
    expect(confirmation.open).toBe(false)
  })
})
