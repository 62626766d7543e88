import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExportKindView, StrengthView } from '../../../../electron/contract.ts'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { Exports } from '../../../../renderer/vault/exports/exports.svelte.ts'
import { FakeWindow, HeldAnswer } from '../../../fixtures/window/fake-window.ts'
import { accountRow, idOf } from '../../../fixtures/window/views.ts'

const OPEN: ExportKindView = { format: 'json', name: 'JSON', group: 'open', reveals: 'all', needsPassword: false }
const SEALED: ExportKindView = { ...OPEN, format: 'age-passphrase', name: 'age', needsPassword: true }
const strength = (enough: boolean): StrengthView => ({ score: enough ? 4 : 0, crackTime: '', advice: [], enough })

let window: FakeWindow
let exports: Exports

beforeEach(async () => {
  window = new FakeWindow({
    'exports.list': () => [OPEN, SEALED],
    'accounts.list': () => [accountRow('a', 'PyPI'), accountRow('b', 'npm')],
    'vault.strength': ({ passphrase }) => strength(passphrase.length > 8),
    'exports.save': () => ({ path: '/tmp/kit.json', count: 2, leftOut: [] }),
  })
  exports = new Exports(new Session())
  await exports.load()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const saved = () => window.asked.filter(([channel]) => channel === 'exports.save').map(([, input]) => input)

describe('an export', () => {
  it('says step by step what is still to do', async () => {
    expect(exports.toDo).toBe('Choose a format first.')
    await exports.save()
    exports.format = 'age-passphrase'
    expect(exports.toDo).toBe('Type a password that is strong enough.')
    exports.password = 'correct horse'
    await exports.weigh()
    expect(exports.toDo).toBe('Type the password a second time.')
    exports.repeated = 'correct horse'
    expect([exports.toDo, saved()]).toEqual(['', []])
    await exports.save()
    expect(saved()).toEqual([{ format: 'age-passphrase', password: 'correct horse' }])
    expect([exports.password, exports.repeated, exports.strength]).toEqual(['', '', undefined])
  })

  it('takes the accounts that are ticked, or all', async () => {
    exports.format = 'json'
    expect(exports.taken.map(({ service }) => service)).toEqual(['PyPI', 'npm'])
    exports.which = 'chosen'
    exports.choice.tickFound(false)
    expect(exports.toDo).toBe('Tick at least one account.')
    exports.choice.tick(idOf('b'), true)
    expect(exports.taken.map(({ service }) => service)).toEqual(['npm'])
    await exports.save()
    expect(saved()).toEqual([{ format: 'json', accounts: [idOf('b')] }])
    expect(exports.saved?.path).toBe('/tmp/kit.json')
  })

  it('keeps the password when the person gives no path', async () => {
    window.answers['exports.save'] = () => ({ count: 2, leftOut: [] })
    exports.format = 'json'
    exports.password = 'kept'
    await exports.save()
    expect([exports.saved, exports.password]).toEqual([undefined, 'kept'])
  })

  it('drops the strength of a password that was typed on', async () => {
    const late = new HeldAnswer<'vault.strength'>()
    window.answers['vault.strength'] = late.handler
    exports.password = 'correct'
    const weighing = exports.weigh()
    exports.password = 'correct h'
    late.give(strength(true))
    await weighing
    expect(exports.strength).toBeUndefined()
  })
})
