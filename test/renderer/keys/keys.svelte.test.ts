import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyView } from '../../../electron/contract.ts'
import { Keys } from '../../../renderer/keys/keys.svelte.ts'
import { FakeWindow, refusal, until } from '../../fixtures/window/fake-window.ts'
import { idOf } from '../../fixtures/window/views.ts'

const BLUE: KeyView = { id: idOf('a'), name: 'Blue', transports: ['usb'], added: '', tested: [], accounts: [] }

/** The browser's half of a test: touched, not touched, or held until the test ends. */
let touch: () => Promise<object>
let window: FakeWindow
let keys: Keys

beforeEach(() => {
  window = new FakeWindow({
    'keys.list': () => [BLUE],
    'keys.register': () => ({ ceremony: idOf('1'), options: { challenge: 'one' } }),
    'keys.registered': () => ({ ceremony: idOf('2'), options: { challenge: 'two' } }),
    'keys.test': () => ({ ceremony: idOf('3'), options: { challenge: 'three' } }),
    'keys.asserted': () => BLUE,
    'keys.rename': () => BLUE,
    'keys.remove': () => undefined,
  })
  const asItIs = (options: unknown) => options
  class Credential {
    static readonly parseCreationOptionsFromJSON = asItIs
    static readonly parseRequestOptionsFromJSON = asItIs
    toJSON = () => ({ id: 'credential' })
  }
  touch = () => Promise.resolve(new Credential())
  const ask = ({ signal }: { readonly signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new DOMException('', 'AbortError'))
      })
      touch().then(resolve, reject)
    })
  vi.stubGlobal('PublicKeyCredential', Credential)
  vi.stubGlobal('navigator', { userAgent: 'Windows', credentials: { create: ask, get: ask } })
  keys = new Keys()
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = () => window.asked.map(([channel]) => channel)

describe('a key test', () => {
  it('takes two touches for a new key, and ends with the key in the list', async () => {
    await keys.testNew('Blue')
    expect(asked()).toEqual(['keys.register', 'keys.registered', 'keys.asserted', 'keys.list'])
    expect(window.asked[1]).toEqual(['keys.registered', { ceremony: idOf('1'), credential: { id: 'credential' } }])
    expect([keys.test, keys.list]).toEqual([{ at: 'passed', key: BLUE, isNew: true }, [BLUE]])
  })

  it('takes one touch of a key in the list', async () => {
    await keys.testAgain()
    expect(asked()).toEqual(['keys.test', 'keys.asserted', 'keys.list'])
    expect(keys.test).toEqual({ at: 'passed', key: BLUE, isNew: false })
  })

  it('says which touch it waits for', async () => {
    touch = () => new Promise(() => undefined)
    const testing = keys.testNew('Blue')
    await until(() => keys.test !== undefined)
    expect(keys.test).toEqual({ at: 'touch', step: 'register', number: 1, of: 2 })
    keys.cancel()
    await testing
    expect(keys.test).toBeUndefined()
  })

  it('says why the browser gave no answer', async () => {
    touch = () => Promise.reject(new DOMException('', 'InvalidStateError'))
    await keys.testNew('Blue')
    expect(keys.test).toEqual({
      at: 'failed',
      sentence: 'This key says it is registered already. Nothing was stored. Test it again from the list instead.',
    })
  })

  it('says why the main process did not take the answer', async () => {
    window.answers['keys.asserted'] = refusal('key-not-verified', 'The test did not pass. Nothing was saved.')
    await keys.testAgain()
    expect(keys.test).toEqual({ at: 'failed', sentence: 'The test did not pass. Nothing was saved.' })
    keys.close()
    expect(keys.test).toBeUndefined()
  })
})

it('a key is renamed and removed, and the list is asked for again', async () => {
  expect([await keys.rename(BLUE.id, 'Red'), await keys.remove(BLUE.id)]).toEqual([true, true])
  expect(window.asked).toEqual([
    ['keys.rename', { id: BLUE.id, name: 'Red' }],
    ['keys.list'],
    ['keys.remove', { id: BLUE.id }],
    ['keys.list'],
  ])
})
