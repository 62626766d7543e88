import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HintView } from '../../../electron/contract.ts'
import { Proof } from '../../../renderer/state/proof.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'
import { idOf } from '../../fixtures/window/views.ts'

const DIGITS: HintView = { changes: [{ kind: 'digits', digits: 8, from: 6 }] }
const CLOCK: HintView = { changes: [{ kind: 'clock', seconds: -60 }] }

let window: FakeWindow
let proof: Proof
let proved: number

beforeEach(() => {
  window = new FakeWindow({ 'tokens.prove': () => ({ match: true, proved: '2026-03-01T12:00:00.000Z' }) })
  proved = 0
  proof = new Proof(idOf('a'), () => {
    proved++
    return Promise.resolve()
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a proof', () => {
  it('is given by one code that fits', async () => {
    proof.code = '123456'
    await proof.compare()
    expect(window.asked).toEqual([['tokens.prove', { token: idOf('a'), code: '123456' }]])
    expect([proof.code, proof.hints, proved]).toEqual(['', undefined, 1])
  })

  it('asks for a second code where the first fits with another setting', async () => {
    window.answers['tokens.prove'] = () => ({ match: false, hints: [DIGITS] })
    window.answers['tokens.correct'] = () => ({ match: true, proved: '2026-03-01T12:00:00.000Z' })
    proof.code = '12345678'
    await proof.compare()
    expect([proof.hint, proof.refuted, proved]).toEqual([DIGITS, false, 0])
    proof.code = '87654321'
    await proof.compare()
    expect(window.asked.at(-1)).toEqual(['tokens.correct', { token: idOf('a'), code: '87654321', hint: 0 }])
    expect([proof.hint, proved]).toEqual([undefined, 1])
  })

  it('lets the person choose between several, and says when the second code fits none', async () => {
    window.answers['tokens.prove'] = () => ({ match: false, hints: [DIGITS, CLOCK] })
    await proof.compare()
    expect(proof.hint).toBeUndefined()
    proof.chosen = 1
    expect(proof.hint).toEqual(CLOCK)
    window.answers['tokens.correct'] = () => ({ match: false, hints: [] })
    await proof.compare()
    expect([proof.refuted, proof.hint]).toEqual([true, undefined])
    proof.startAgain()
    expect([proof.refuted, proof.hints]).toEqual([false, undefined])
  })
})
