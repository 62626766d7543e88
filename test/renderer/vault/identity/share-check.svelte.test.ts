import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CombinedShares } from '../../../../electron/contract.ts'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { ShareCheck } from '../../../../renderer/vault/identity/share-check.svelte.ts'
import { FakeWindow } from '../../../fixtures/window/fake-window.ts'
import { vaultState } from '../../../fixtures/window/views.ts'

const some = (found: number): CombinedShares => ({ result: 'too-few', found, needed: 3, pieces: [] })

let window: FakeWindow
let check: ShareCheck
let checked: number

beforeEach(() => {
  window = new FakeWindow({
    'identity.combine': () => some(1),
    'identity.forgetShares': () => undefined,
    'vault.state': () => vaultState(),
  })
  checked = 0
  check = new ShareCheck(new Session(), () => {
    checked++
    return Promise.resolve()
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('shares that are put together', () => {
  it('leave the field when they count, and stay to be mended when they do not', async () => {
    check.typed = 'academic acid'
    await check.addTyped()
    expect([check.typed, check.result?.found]).toEqual(['', 1])
    check.typed = 'academic acidx'
    await check.addTyped()
    expect(check.typed).toBe('academic acidx')
  })

  it('come from files too', async () => {
    await check.addFiles([new File([Uint8Array.of(7)], 'scan.png')])
    expect(window.asked).toEqual([
      ['identity.combine', { shares: [], pictures: [{ name: 'scan.png', bytes: Uint8Array.of(7) }] }],
    ])
  })

  it('are told by the camera only when one is new', async () => {
    window.answers['identity.shareFrame'] = () => ({ inSight: true })
    const frame = { width: 1, height: 1, grey: Uint8Array.of(0) }
    expect(await check.look(frame)).toBe(true)
    expect(check.result).toBeUndefined()
    window.answers['identity.shareFrame'] = () => ({ inSight: true, combined: some(2) })
    await check.look(frame)
    expect(check.result).toEqual(some(2))
  })

  it('are done when they open the vault', async () => {
    window.answers['identity.combine'] = () => ({ ...some(3), result: 'fits', checked: '2026-03-02T12:00:00.000Z' })
    await check.addTyped()
    expect([check.result?.result, checked, window.asked.at(-1)]).toEqual(['fits', 1, ['vault.state']])
  })

  it('are forgotten here and in the main process', async () => {
    check.typed = 'academic'
    await check.addTyped()
    check.forget()
    expect([check.typed, check.result, window.asked.at(-1)]).toEqual(['', undefined, ['identity.forgetShares']])
  })
})
