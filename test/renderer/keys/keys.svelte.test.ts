import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyTouch } from '../../../electron/contract.ts'
import { KeyWalk } from '../../../renderer/keys/key-walk.svelte.ts'
import { Keys } from '../../../renderer/keys/keys.svelte.ts'
import { FakeWindow, refusal, until } from '../../fixtures/window/fake-window.ts'
import { idOf, keyView } from '../../fixtures/window/views.ts'

const BLUE = keyView('a', 'Blue')
const GREEN = keyView('b', 'Green')
const VIEW = { keys: [BLUE, GREEN], failed: [], asksPin: false }
const touch = (digit: string, call: 'create' | 'get'): KeyTouch => ({
  at: 'touch',
  ceremony: idOf(digit),
  call,
  options: { challenge: digit },
  title: 'Touch the key now',
  says: 'It blinks while it waits.',
  number: 1,
  of: 2,
  seconds: 120,
})
const PASSED = { at: 'passed', key: BLUE, says: ['Blue works.'] } as const

/** The browser's half of a test: touched, not touched, or held until the test ends. */
let answer: () => Promise<object>
let window: FakeWindow
let keys: Keys
let changes: number

beforeEach(() => {
  window = new FakeWindow({
    'keys.list': () => VIEW,
    'keys.begin': () => touch('1', 'create'),
    'keys.answer': ({ ceremony }) => (ceremony === idOf('1') ? touch('2', 'get') : PASSED),
    'keys.failed': () => ({ at: 'failed', kind: 'busy', title: 'The key is busy', says: ['It is used elsewhere.'] }),
    'keys.stop': () => undefined,
    'keys.plugged': () => ({}),
    'keys.describe': () => BLUE,
    'keys.gone': () => BLUE,
    'keys.join': () => BLUE,
    'keys.remove': () => undefined,
  })
  const asItIs = (options: unknown) => options
  class Credential {
    static readonly parseCreationOptionsFromJSON = asItIs
    static readonly parseRequestOptionsFromJSON = asItIs
    toJSON = () => ({ id: 'credential' })
  }
  answer = () => Promise.resolve(new Credential())
  const ask = ({ signal }: { readonly signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new DOMException('', 'AbortError'))
      })
      answer().then(resolve, reject)
    })
  vi.stubGlobal('PublicKeyCredential', Credential)
  vi.stubGlobal('navigator', { credentials: { create: ask, get: ask } })
  vi.stubGlobal('document', { hasFocus: () => true })
  changes = 0
  keys = new Keys(() => {
    changes += 1
    return Promise.resolve()
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = () => window.asked.map(([channel]) => channel)

describe('a key test', () => {
  it('touches as often as it is told to, and ends with the key in the list', async () => {
    await keys.begin({ test: 'new', name: 'Blue', model: false })
    expect(asked()).toEqual(['keys.begin', 'keys.answer', 'keys.answer', 'keys.list'])
    expect(window.asked[1]).toEqual(['keys.answer', { ceremony: idOf('1'), credential: { id: 'credential' } }])
    expect([keys.turn, keys.passed, keys.view, changes]).toEqual([PASSED, PASSED, VIEW, 1])
    keys.close()
    expect([keys.turn, keys.passed]).toEqual([undefined, undefined])
  })

  it('says which touch it waits for, and nothing is left of it when it is stopped', async () => {
    answer = () => new Promise(() => undefined)
    const testing = keys.begin({ test: 'which' })
    await until(() => keys.turn !== undefined)
    expect(keys.turn).toEqual(touch('1', 'create'))
    await keys.stop()
    await testing
    expect([keys.turn, asked(), changes]).toEqual([undefined, ['keys.begin', 'keys.stop'], 0])
  })

  it('hands on the name of the error when the browser gave no answer', async () => {
    answer = () => Promise.reject(new DOMException('', 'OperationError'))
    await keys.begin({ test: 'which' })
    expect(window.asked[1]).toEqual(['keys.failed', { ceremony: idOf('1'), error: 'OperationError', focused: true }])
    expect(keys.turn).toMatchObject({ at: 'failed', title: 'The key is busy' })
  })

  it('says why the main process did not take the answer', async () => {
    window.answers['keys.answer'] = refusal('not-found', 'This key test is over. Nothing was saved. Start it again.')
    await keys.begin({ test: 'which' })
    expect([keys.turn, keys.testing.error]).toEqual([
      undefined,
      'This key test is over. Nothing was saved. Start it again.',
    ])
  })

  it('keeps what it has shown when the touch after it is left out', async () => {
    const next = touch('3', 'get')
    window.answers['keys.begin'] = () => touch('2', 'get')
    window.answers['keys.answer'] = () => ({ ...PASSED, next })
    let touches = 0
    const first = answer
    answer = () => (touches++ === 0 ? first() : new Promise(() => undefined))
    const testing = keys.begin({ test: 'which' })
    await until(() => keys.turn === next)
    await keys.stop()
    await testing
    expect(keys.turn).toEqual({ ...PASSED, next })
  })

  it('ends when the screen is left', async () => {
    answer = () => new Promise(() => undefined)
    const testing = keys.begin({ test: 'which' })
    await until(() => keys.turn !== undefined)
    keys.leave()
    await testing
    expect([keys.turn, asked()]).toEqual([undefined, ['keys.begin', 'keys.stop']])
  })
})

it('what is said of a key is saved, and the list is asked for again', async () => {
  const said = { id: BLUE.id, name: 'Blue', sticker: 'blue', place: 'safe', with: '' } as const
  const done = [
    await keys.describe(said),
    await keys.setGone(BLUE.id, 'lost'),
    await keys.join(BLUE.id, GREEN.id),
    await keys.remove(BLUE.id),
  ]
  expect(done).toEqual([true, true, true, true])
  expect(window.asked).toEqual([
    ['keys.describe', said],
    ['keys.list'],
    ['keys.gone', { id: BLUE.id, how: 'lost' }],
    ['keys.list'],
    ['keys.join', { keep: BLUE.id, other: GREEN.id }],
    ['keys.list'],
    ['keys.remove', { id: BLUE.id }],
    ['keys.list'],
  ])
  expect(changes).toBe(4)
})

describe('a walk through all keys', () => {
  beforeEach(async () => {
    window.answers['keys.begin'] = () => touch('2', 'get')
    await keys.load()
  })

  it('goes on to the keys that have not answered yet, in whatever order they are put in', async () => {
    const walk = new KeyWalk(keys)
    expect([walk.number, walk.of, walk.key?.name]).toEqual([1, 2, 'Blue'])
    window.answers['keys.answer'] = () => ({ ...PASSED, key: GREEN })
    await walk.test()
    expect([walk.number, walk.key?.name, walk.workedNames]).toEqual([1, 'Blue', ['Green']])
    window.answers['keys.answer'] = () => PASSED
    await walk.test()
    expect([walk.key, walk.workedNames, walk.leftNames]).toEqual([undefined, ['Green', 'Blue'], []])
  })

  it('stays at a key that failed, and leaves one out when it is told to', async () => {
    const walk = new KeyWalk(keys)
    answer = () => Promise.reject(new DOMException('', 'NotAllowedError'))
    await walk.test()
    expect(walk.key?.name).toBe('Blue')
    walk.skip()
    expect([walk.key?.name, keys.turn]).toEqual(['Green', undefined])
    walk.skip()
    expect([walk.key, walk.leftNames]).toEqual([undefined, ['Blue', 'Green']])
  })

  it('leaves out keys that are gone, and names pairs that nobody has compared', async () => {
    const yellow = keyView('c', 'Yellow', { gone: { how: 'lost', on: '2026-03-01' } })
    const other = { id: GREEN.id, name: 'Green' }
    window.answers['keys.list'] = () => ({ ...VIEW, keys: [{ ...BLUE, notCompared: [other] }, GREEN, yellow] })
    await keys.load()
    const walk = new KeyWalk(keys)
    expect([walk.of, walk.notCompared]).toEqual([2, [['Blue', 'Green']]])
  })
})
