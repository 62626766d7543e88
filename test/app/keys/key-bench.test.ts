import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ORIGIN, type KeyTurn, type KeyView } from '../../../electron/contract.ts'
import { TestApp } from '../../fixtures/app.ts'
import { answer, challengeOf, refuse, testNewKey, touchIn } from '../../fixtures/key-bench.ts'
import { SoftwareKey } from '../../fixtures/software-key.ts'

let test: TestApp
beforeEach(async () => {
  test = new TestApp()
  await test.create()
})
afterEach(() => test.close())

const list = async () => await test.call['keys.list'](undefined)
const viewOf = async (name: string): Promise<KeyView> => {
  const key = (await list()).keys.find((one) => one.name === name)
  if (!key) throw new Error(`no key ${name}`)
  return key
}

/** One touch of a key that is in the list. */
async function touch(key: SoftwareKey, lie = {}): Promise<KeyTurn> {
  const asking = await test.call['keys.begin']({ test: 'which' })
  return await answer(test, asking, key.assert(challengeOf(asking), lie))
}

describe('a key that passed its first test', () => {
  it('is in the list with what was measured, and after a lock too', async () => {
    const { view } = await testNewKey(test, 'Blue')
    const expected: Omit<KeyView, 'id'> = {
      name: 'Blue',
      standing: { kind: 'works', on: '2026-03-01' },
      transports: ['usb'],
      algorithm: 'ES256',
      added: '2026-03-01T12:00:00.000Z',
      tests: [{ at: '2026-03-01T12:00:00.000Z', passed: true, says: 'Registered and signed, over USB.', counter: 1 }],
      slotUsed: false,
      formerly: [],
      different: [],
      notCompared: [],
      accounts: [],
    }
    expect(view).toEqual({ id: view.id, ...expected })
    expect(await list()).toEqual({ keys: [view], failed: [], asksPin: false })
    test.app.lock('asked')
    await test.unlock()
    expect((await list()).keys).toEqual([view])
  })

  it('is nothing before it has signed', async () => {
    const first = await test.call['keys.begin']({ test: 'new', name: 'Blue', model: false })
    await answer(test, first, new SoftwareKey(ORIGIN).register(challengeOf(first)))
    expect(await list()).toEqual({ keys: [], failed: [], asksPin: false })
  })

  it('has a name that no other key has', async () => {
    await testNewKey(test, 'Blue')
    expect(await test.dispatch('keys.begin', { test: 'new', name: 'Blue', model: false })).toMatchObject({
      error: { code: 'invalid-input' },
    })
  })

  it('is due for a test after the months that the settings name', async () => {
    await testNewKey(test, 'Blue')
    test.now = Date.parse('2026-09-01T12:00:00Z')
    expect((await viewOf('Blue')).standing).toEqual({ kind: 'works', on: '2026-03-01' })
    test.now = Date.parse('2026-09-02T12:00:00Z')
    expect((await viewOf('Blue')).standing).toEqual({ kind: 'due', on: '2026-03-01', since: '2026-09-01' })
    const { graceSeconds, lockMinutes, clipboardSeconds } = await test.call['settings.get'](undefined)
    await test.call['settings.set']({ graceSeconds, lockMinutes, clipboardSeconds, keyMonths: 0 })
    expect((await viewOf('Blue')).standing).toEqual({ kind: 'works', on: '2026-03-01' })
  })
})

describe('keys that were shown to be two', () => {
  it('are so from the moment the second one registers beside the first', async () => {
    const { view: blue } = await testNewKey(test, 'Blue')
    test.now += 86_400_000
    const { view: green } = await testNewKey(test, 'Green')
    expect(green.different).toEqual([{ id: blue.id, name: 'Blue', on: '2026-03-02' }])
    expect((await viewOf('Blue')).different).toEqual([{ id: green.id, name: 'Green', on: '2026-03-02' }])
    expect((await viewOf('Blue')).notCompared).toEqual([])
  })

  it('are not compared once more, so that one touch is enough', async () => {
    const { key } = await testNewKey(test, 'Blue')
    await testNewKey(test, 'Green')
    expect(await touch(key)).not.toHaveProperty('next')
  })
})

/** Two names that nothing has shown to be two keys, as they come from Windows. */
async function twoNames() {
  test.keyBench.system = 'windows'
  const blue = await testNewKey(test, 'Blue')
  const green = await testNewKey(test, 'Green')
  test.keyBench.system = 'linux'
  return { blue, green }
}

describe('keys that nothing has shown to be two', () => {
  it('are compared by one more touch, whose refusal is kept with the test', async () => {
    const { blue, green } = await twoNames()
    expect((await viewOf('Blue')).notCompared).toEqual([{ id: green.view.id, name: 'Green' }])
    const next = touchIn(await touch(blue.key))
    expect(next.says).toContain('It is to refuse the test entry of Green')
    const turn = await refuse(test, next)
    expect(turn).toMatchObject({ at: 'different', says: ['Blue and Green are two different keys.'] })
    expect((await viewOf('Green')).different).toEqual([{ id: blue.view.id, name: 'Blue', on: '2026-03-01' }])
    expect((await viewOf('Blue')).tests[0]?.says).toBe('Signed, over USB. It was shown to be none of one other key.')
  })

  it('stay open when the comparison fails, and the first touch counts all the same', async () => {
    const { blue } = await twoNames()
    const next = touchIn(await touch(blue.key))
    expect(await refuse(test, next, 'NotAllowedError', false)).toMatchObject({ at: 'failed', kind: 'not-in-front' })
    expect((await viewOf('Blue')).notCompared).toHaveLength(1)
    expect((await viewOf('Blue')).tests.filter(({ passed }) => passed)).toHaveLength(2)
  })

  it('may turn out to be one key, which both names tell, and is joined only when the person says so', async () => {
    const { blue, green } = await twoNames()
    const next = touchIn(await touch(blue.key))
    const turn = await answer(test, next, green.key.assert(challengeOf(next)))
    expect(turn).toMatchObject({ at: 'same', key: { name: 'Blue' }, other: { name: 'Green' } })
    expect((await list()).keys).toHaveLength(2)
    const joined = await test.call['keys.join']({ keep: blue.view.id, other: green.view.id })
    expect(joined).toMatchObject({ name: 'Blue', formerly: ['Green'], different: [], notCompared: [] })
    expect(joined.tests).toHaveLength(4)
    expect((await list()).keys).toEqual([joined])
    // Either registration names it from now on, and is a test of the key.
    test.now = Date.parse('2026-09-20T12:00:00Z')
    expect(await touch(green.key)).toMatchObject({ at: 'passed', key: { name: 'Blue' } })
    expect((await viewOf('Blue')).standing).toEqual({ kind: 'works', on: '2026-09-20' })
    const { checks } = await test.call['readiness.state'](undefined)
    expect(checks.find(({ id }) => id === 'keys-tested')).toMatchObject({ state: 'ok', on: '2026-09-20' })
  })
})

describe('a test that failed', () => {
  it('is kept with the key that was named, and the key stands as before', async () => {
    const { view } = await testNewKey(test, 'Blue')
    const asking = await test.call['keys.begin']({ test: 'key', id: view.id })
    expect(await refuse(test, asking, 'OperationError')).toMatchObject({ at: 'failed', kind: 'busy', key: view.id })
    const { tests, standing } = await viewOf('Blue')
    expect(tests.map(({ passed, says }) => [passed, says])).toEqual([
      [false, 'Test failed: the key is busy.'],
      [true, 'Registered and signed, over USB.'],
    ])
    expect(standing.kind).toBe('works')
  })

  it('is kept where no key was named', async () => {
    const asking = await test.call['keys.begin']({ test: 'new', name: 'Blue', model: false })
    await refuse(test, asking)
    expect(await list()).toMatchObject({
      keys: [],
      failed: [{ passed: false, says: 'First test failed: the key wants its PIN.' }],
    })
  })

  it('speaks against the key when its counter went back, and its counter is kept', async () => {
    const { key } = await testNewKey(test, 'Blue', new SoftwareKey(ORIGIN), { counter: 40 })
    test.now += 60_000
    const asking = await test.call['keys.begin']({ test: 'which' })
    const turn = await answer(test, asking, key.assert(challengeOf(asking), { counter: 7 }))
    expect(turn).toMatchObject({ at: 'failed', kind: 'counter-back' })
    expect((await list()).failed).toEqual([])
    expect((await viewOf('Blue')).standing).toEqual({ kind: 'suspect', on: '2026-03-01', counter: true })
    // A key of which there is a copy passes as before.
    expect(await touch(key, { counter: 41 })).toMatchObject({
      at: 'passed',
      key: { standing: { kind: 'suspect', counter: true } },
      says: [
        'Blue works: it signed, and the signature is right.',
        'At an earlier test its counter went back, so there may be a copy of it. No test can rule that out.',
        expect.any(String),
      ],
    })
  })

  it('speaks against the key that answered, also where any key was asked', async () => {
    const { key } = await testNewKey(test, 'Blue', new SoftwareKey(ORIGIN), { counter: 40 })
    await testNewKey(test, 'Green')
    test.now += 60_000
    expect(await touch(key, { counter: 7 })).toMatchObject({ at: 'failed', kind: 'counter-back' })
    expect([(await viewOf('Blue')).standing.kind, (await viewOf('Green')).standing.kind]).toEqual(['suspect', 'works'])
    expect((await list()).failed).toEqual([])
  })

  it('speaks against the other key when that one answered wrongly in a comparison', async () => {
    const { blue, green } = await twoNames()
    test.now += 60_000
    const next = touchIn(await touch(blue.key))
    expect(await answer(test, next, green.key.assert(challengeOf(next), { flags: 0 }))).toMatchObject({ at: 'failed' })
    expect([(await viewOf('Blue')).standing.kind, (await viewOf('Green')).standing.kind]).toEqual(['works', 'suspect'])
  })

  it('does not speak against a key of whose make this app does not know enough', async () => {
    const { key, view } = await testNewKey(test, 'Blue')
    const first = await test.call['keys.begin']({ test: 'model', id: view.id })
    const again = touchIn(await answer(test, first, key.register(challengeOf(first), { format: 'later' })))
    const turn = await answer(test, again, key.register(challengeOf(again), { format: 'later' }))
    expect(turn).toMatchObject({ at: 'failed', title: 'The key says more than it was asked', key: view.id })
    expect((await viewOf('Blue')).standing.kind).toBe('works')
  })

  it('leaves nothing when the person stopped it', async () => {
    await test.call['keys.begin']({ test: 'new', name: 'Blue', model: false })
    await test.call['keys.stop'](undefined)
    expect(await list()).toEqual({ keys: [], failed: [], asksPin: false })
  })
})

describe('what a person says of a key', () => {
  const said = { sticker: 'green', place: 'home safe', with: 'Ana' } as const

  it('is kept: its name, its sticker, where it is and who has it', async () => {
    const { view } = await testNewKey(test, 'Blue')
    const described = await test.call['keys.describe']({ id: view.id, name: 'Spare', ...said })
    expect(described).toMatchObject({ name: 'Spare', ...said })
    expect(JSON.parse(await test.call['readiness.answers'](undefined))).toMatchObject({
      bearers: { Spare: { type: 'key', place: 'home safe', with: 'Ana' } },
    })
    const less = await test.call['keys.describe']({ id: view.id, name: 'Spare', sticker: null, place: '', with: '' })
    expect([less.sticker, less.place, less.with]).toEqual([undefined, undefined, undefined])
  })

  it('follows the key to its new name wherever answers name it', async () => {
    const { view } = await testNewKey(test, 'Blue')
    await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
    const { accounts } = JSON.parse(await test.call['readiness.answers'](undefined)) as { accounts: object }
    const [account = ''] = Object.keys(accounts)
    await test.call['readiness.answer']({ kind: 'holding', account, atom: 'key', in: ['Blue'] })
    await test.call['keys.describe']({ id: view.id, name: 'Spare', sticker: null, place: '', with: '' })
    expect(await test.call['readiness.answers'](undefined)).toContain('"Spare"')
    expect(await test.call['readiness.answers'](undefined)).not.toContain('"Blue"')
  })

  it('is refused when something else has that name, and nothing changes', async () => {
    const { view } = await testNewKey(test, 'Blue')
    await testNewKey(test, 'Green')
    await test.call['readiness.answer']({ kind: 'bearer', name: 'phone', type: 'phone' })
    for (const name of ['Green', 'phone'])
      expect(await test.dispatch('keys.describe', { id: view.id, name, ...said })).toMatchObject({
        error: { code: 'invalid-input' },
      })
    expect(await viewOf('Blue')).not.toHaveProperty('sticker')
  })

  it('may be that it is lost: then it stands for nothing, is compared with nothing, and may come back', async () => {
    const { view } = await testNewKey(test, 'Blue')
    const { key } = await testNewKey(test, 'Green')
    const lost = await test.call['keys.gone']({ id: view.id, how: 'lost' })
    expect([lost.gone, lost.standing, lost.notCompared]).toEqual([
      { how: 'lost', on: '2026-03-01' },
      { kind: 'gone' },
      [],
    ])
    expect((await list()).keys.map(({ name }) => name)).toEqual(['Green', 'Blue'])
    expect(await touch(key)).not.toHaveProperty('next')
    const back = await test.call['keys.gone']({ id: view.id, how: null })
    expect(back).toMatchObject({ standing: { kind: 'works' } })
    expect(back).not.toHaveProperty('gone')
  })
})

it('a key that was said to be lost is named when somebody finds it', async () => {
  const { key, view } = await testNewKey(test, 'Blue')
  await test.call['keys.gone']({ id: view.id, how: 'lost' })
  const turn = await touch(key)
  expect(turn).toMatchObject({ at: 'passed', key: { name: 'Blue', gone: { how: 'lost' } } })
  expect(turn.at === 'passed' && turn.says).toContain(
    'You said that you lost it. If you have it back, say so in its details.',
  )
})

it('removing a key removes its details and tests', async () => {
  const { view } = await testNewKey(test, 'Blue')
  await test.call['keys.describe']({ id: view.id, name: 'Blue', sticker: 'blue', place: '', with: '' })
  await test.call['keys.remove']({ id: view.id })
  expect(await list()).toEqual({ keys: [], failed: [], asksPin: false })
  const { view: again } = await testNewKey(test, 'Blue')
  expect([again.sticker, again.tests.length]).toEqual([undefined, 1])
})

it('tells while it waits what the system sees', async () => {
  expect(await test.call['keys.plugged'](undefined)).toEqual({})
  test.keyBench.plugged = () => ({ keys: 1, openable: 0 })
  expect(await test.call['keys.plugged'](undefined)).toMatchObject({
    hint: expect.stringContaining('no right') as string,
  })
})
