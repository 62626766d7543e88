import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LedgerView } from '../../../electron/contract.ts'
import { OldAppCheck } from '../../../renderer/add/old-app-check.svelte.ts'
import { FakeWindow } from '../../fixtures/window/fake-window.ts'

const A = 'a'.repeat(32)
const B = 'b'.repeat(32)
const C = 'c'.repeat(32)
const row = (id: string, proved?: string) => ({
  what: `Account ${id.slice(0, 1)}`,
  token: { id, type: 'totp', digits: 6, ...(proved !== undefined && { proved }) },
})
const LEDGER = { rows: [row(A), row(A), row(B), row(C, '2026-03-01')] } as unknown as LedgerView

let window: FakeWindow
let check: OldAppCheck
let refreshed = 0

beforeEach(() => {
  refreshed = 0
  window = new FakeWindow({ 'tokens.match': () => ({ kind: 'one', token: B, proved: '2026-03-03' }) })
  check = new OldAppCheck(
    () => LEDGER,
    () => {
      refreshed += 1
      return Promise.resolve()
    },
  )
  check.code = '123456'
})

afterEach(() => {
  vi.unstubAllGlobals()
})

it('asks about the tokens that are not proved yet, and says whose code it was', async () => {
  expect([check.tokens.length, check.checked]).toEqual([3, 1])
  await check.compare()
  expect(window.asked).toEqual([['tokens.match', { tokens: [A, B], code: '123456' }]])
  expect([check.found, check.code, check.missed, refreshed]).toEqual(['Account b', '', false, 1])
})

it('says that a code fits none', async () => {
  window.answers['tokens.match'] = () => ({ kind: 'none' })
  await check.compare()
  expect([check.found, check.code, check.missed, refreshed]).toEqual(['', '', true, 0])
})

it('keeps a code that fits several until the person says whose it is', async () => {
  window.answers['tokens.match'] = () => ({ kind: 'several', tokens: [A, B] })
  window.answers['tokens.prove'] = () => ({ match: true, proved: '2026-03-03' })
  await check.compare()
  expect([check.several.map(({ id }) => id), check.code]).toEqual([[A, B], '123456'])
  await check.choose(A)
  expect(window.asked.at(-1)).toEqual(['tokens.prove', { token: A, code: '123456' }])
  expect([check.found, check.several, check.code]).toEqual(['Account a', [], ''])
})
