import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { QrView } from '../../../electron/contract.ts'
import { Confirmation } from '../../../renderer/state/confirmation.svelte.ts'
import { QrWalk, stopsOf } from '../../../renderer/state/qr-walk.svelte.ts'
import { FakeWindow, HeldAnswer } from '../../fixtures/window/fake-window.ts'
import { idOf } from '../../fixtures/window/views.ts'

const qr = (token: string) => ({ token }) as unknown as QrView
const token = (digit: string) => ({ id: idOf(digit) }) as never
const STOPS = stopsOf([
  { service: 'PyPI', name: 'alice', tokens: [token('a'), token('b')] },
  { service: 'npm', name: '', tokens: [token('c')] },
])

let fake: FakeWindow
let walk: QrWalk

beforeEach(() => {
  fake = new FakeWindow({ 'tokens.qr': ({ token: id }) => qr(id) })
  Object.assign(window, { addEventListener: () => undefined, removeEventListener: () => undefined })
  walk = new QrWalk(STOPS, new Confirmation())
})

afterEach(() => {
  walk.end()
  vi.unstubAllGlobals()
})

describe('QR codes one after another', () => {
  it('are named by account, and counted where it has several', () => {
    expect(STOPS.map(({ title }) => title)).toEqual(['PyPI · alice (1 of 2)', 'PyPI · alice (2 of 2)', 'npm'])
  })

  it('are in the window one at a time, from the first to the last', async () => {
    await walk.show()
    expect(walk.qr).toEqual(qr(idOf('a')))
    await walk.move(-1)
    await walk.move(1)
    await walk.move(5)
    await walk.move(1)
    expect([walk.index, walk.qr]).toEqual([2, qr(idOf('c'))])
    expect(fake.asked.map(([, input]) => input)).toEqual(['a', 'b', 'c'].map((digit) => ({ token: idOf(digit) })))
  })

  it('show nothing that comes after the end', async () => {
    const late = new HeldAnswer<'tokens.qr'>()
    fake.answers['tokens.qr'] = late.handler
    const showing = walk.show()
    walk.end()
    late.give(qr(idOf('a')))
    await showing
    expect(walk.qr).toBeUndefined()
  })
})
