import { beforeEach, describe, expect, it } from 'vitest'
import { Ceremony, type Bench } from '../../electron/keys/ceremony.ts'
import type { KnownKey, Touch, Turn } from '../../electron/keys/turns.ts'
import { SoftwareKey, type Lie } from '../fixtures/software-key.ts'

const ORIGIN = 'https://recovery-kit.invalid'
const OVER = { code: 'not-found', message: 'This key test is over. Nothing was saved. Start it again.' }
const [BLUE, RED] = ['a'.repeat(32), 'b'.repeat(32)]

let bench: { -readonly [K in keyof Bench]: Bench[K] }
let ceremony: Ceremony
/** Milliseconds since the bench was set up. */
let clock: number

beforeEach(() => {
  clock = 0
  bench = {
    origin: ORIGIN,
    system: 'linux',
    dialog: false,
    wait: 120_000,
    now: () => Date.parse('2026-03-01T10:00:00Z'),
    elapsed: () => clock,
    plugged: () => ({ keys: 1, openable: 1 }),
  }
  ceremony = new Ceremony(bench)
})

describe('a new key', () => {
  it('registers, then signs, and is kept with the counter of its signature', async () => {
    const key = new SoftwareKey(ORIGIN)
    const first = ceremony.register('Blue', [])
    expect([first.ask, first.number, first.of, first.isNew]).toEqual(['register', 1, 2, true])
    const second = touch(await ceremony.answer(first.ceremony, key.register(challengeOf(first))))
    expect([second.ask, second.number, second.of, second.isNew]).toEqual(['sign', 2, 2, true])
    expect(await ceremony.answer(second.ceremony, key.assert(challengeOf(second)))).toEqual({
      at: 'passed',
      pass: {
        what: 'new',
        credentialId: Uint8Array.from(key.id),
        counter: 1,
        verified: false,
        slotUsed: false,
        differsFrom: [],
        registered: {
          name: 'Blue',
          aaguid: '00000000-0000-0000-0000-000000000000',
          credentialId: Uint8Array.from(key.id),
          publicKey: expect.any(Uint8Array) as Uint8Array,
          transports: ['usb'],
          counter: 1,
        },
      },
    })
  })

  it('is asked not to be one of the others, and is none of them when it registers', async () => {
    const red = await known(RED)
    const first = ceremony.register('Blue', [red.known])
    expect(first.options.excludeCredentials).toEqual([{ type: 'public-key', id: idOf(red.key), transports: ['usb'] }])
    expect(await passOf(new SoftwareKey(ORIGIN), first)).toMatchObject({ differsFrom: [RED] })
  })

  it('is not asked that on Windows, which times out then, and shows nothing about the others', async () => {
    bench.system = 'windows'
    const first = ceremony.register('Blue', [(await known(RED)).known])
    expect(first.options.excludeCredentials).toEqual([])
    expect(await passOf(new SoftwareKey(ORIGIN), first)).toMatchObject({ differsFrom: [] })
  })

  it('that says it is one of the others fails', async () => {
    const first = ceremony.register('Blue', [(await known(RED)).known])
    expect(ceremony.failed(first.ceremony, 'InvalidStateError', true)).toEqual({
      at: 'failed',
      what: 'new',
      name: 'Blue',
      failure: { kind: 'in-list' },
    })
  })

  it('is asked for nothing but its signature unless its model is wanted', () => {
    expect(ceremony.register('Blue', []).options).toMatchObject({
      attestation: 'none',
      authenticatorSelection: {
        userVerification: 'discouraged',
        residentKey: 'discouraged',
        requireResidentKey: false,
      },
      pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
    })
    expect(ceremony.register('Blue', [], true).options).toMatchObject({ attestation: 'direct' })
  })

  it('that will not say which model it is, is asked once more without', async () => {
    const first = ceremony.register('Blue', [], true)
    clock += 4000
    const again = touch(ceremony.failed(first.ceremony, 'NotAllowedError', true))
    expect([again.again, again.number, again.options.attestation]).toEqual([true, 1, 'none'])
    clock += 4000
    expect(ceremony.failed(again.ceremony, 'NotAllowedError', true)).toMatchObject({
      at: 'failed',
      failure: { kind: 'wants-pin' },
    })
    const retried = touch(ceremony.failed(ceremony.register('Blue', [], true).ceremony, 'NotAllowedError', true))
    expect(await passOf(new SoftwareKey(ORIGIN), retried)).toMatchObject({
      model: { format: 'none', certificates: [] },
    })
  })
})

describe('a key that is known', () => {
  it('signs, and its answer says which one it was', async () => {
    const [blue, red] = [await known(BLUE), await known(RED)]
    const asking = ceremony.test([red.known, blue.known])
    expect([asking.number, asking.of, asking.known]).toEqual([1, 1, undefined])
    expect(await ceremony.answer(asking.ceremony, blue.key.assert(challengeOf(asking)))).toMatchObject({
      at: 'passed',
      pass: { what: 'touch', known: BLUE, counter: 2, verified: false },
    })
  })

  it('is asked for by each of its registrations', async () => {
    const [before, now] = [await known(BLUE), await known(BLUE)]
    const blue = { id: BLUE, registrations: [...now.known.registrations, ...before.known.registrations] }
    const asking = ceremony.test([blue])
    expect(asking.known).toBe(BLUE)
    expect(await ceremony.answer(asking.ceremony, before.key.assert(challengeOf(asking)))).toMatchObject({
      pass: { known: BLUE, credentialId: Uint8Array.from(before.key.id) },
    })
  })

  it('that is none of those asked for is another key', async () => {
    const asking = ceremony.test([(await known(BLUE)).known])
    const other = new SoftwareKey(ORIGIN)
    expect(await ceremony.answer(asking.ceremony, other.assert(challengeOf(asking)))).toEqual({
      at: 'failed',
      what: 'touch',
      known: BLUE,
      failure: { kind: 'other-key' },
    })
  })

  it.each<[string, Lie, object]>([
    [
      'whose counter went back is told apart from a wrong signature',
      { counter: 1 },
      { kind: 'counter-back', before: 1, now: 1 },
    ],
    [
      'that signs for another page does not pass',
      { origin: 'https://example.com' },
      { kind: 'not-verified', why: 'origin' },
    ],
    ['that nobody touched does not pass', { flags: 0 }, { kind: 'not-verified', why: 'not-touched' }],
  ])('%s', async (_what, lie, failure) => {
    const { key, known: blue } = await known(BLUE)
    const asking = ceremony.test([blue])
    expect(await ceremony.answer(asking.ceremony, key.assert(challengeOf(asking), lie))).toEqual({
      at: 'failed',
      what: 'touch',
      known: BLUE,
      failure,
    })
  })

  it('has to check its PIN when that is tested', async () => {
    const { key, known: blue } = await known(BLUE)
    const asking = ceremony.pin(blue)
    expect(asking.options.userVerification).toBe('required')
    expect(await ceremony.answer(asking.ceremony, key.assert(challengeOf(asking)))).toMatchObject({
      at: 'failed',
      what: 'pin',
      failure: { kind: 'not-verified', why: 'not-verified' },
    })
    const again = ceremony.pin(blue)
    expect(await ceremony.answer(again.ceremony, key.assert(challengeOf(again), { flags: 0x05 }))).toMatchObject({
      at: 'passed',
      pass: { what: 'pin', known: BLUE, verified: true },
    })
  })

  it('that says its model still has to sign for the credential it had', async () => {
    const { key, known: blue } = await known(BLUE)
    const first = ceremony.model(blue)
    const second = touch(await ceremony.answer(first.ceremony, key.register(challengeOf(first))))
    expect(second.options).toMatchObject({ allowCredentials: [{ id: idOf(key) }] })
    expect(await ceremony.answer(second.ceremony, key.assert(challengeOf(second)))).toMatchObject({
      at: 'passed',
      pass: { what: 'model', known: BLUE, model: { format: 'none', certificates: [] } },
    })
  })
})

describe('the model of a key', () => {
  it('is asked of none of the others', async () => {
    const [blue, red] = [await known(BLUE), await known(RED)]
    const first = ceremony.model(blue.known, [red.known])
    expect(first.options.excludeCredentials).toEqual([{ type: 'public-key', id: idOf(red.key), transports: ['usb'] }])
    expect(ceremony.failed(first.ceremony, 'InvalidStateError', true)).toEqual({
      at: 'failed',
      what: 'model',
      known: BLUE,
      failure: { kind: 'other-key' },
    })
  })

  it('is not taken where several keys are plugged in: another one could have said it', async () => {
    const failed = { at: 'failed', what: 'model', known: BLUE, failure: { kind: 'several-keys' } }
    const { key, known: blue } = await known(BLUE)
    bench.plugged = () => ({ keys: 2, openable: 2 })
    const first = ceremony.model(blue)
    expect(await ceremony.answer(first.ceremony, key.register(challengeOf(first)))).toEqual(failed)
    bench.plugged = () => ({ keys: 1, openable: 1 })
    const again = ceremony.model(blue)
    const second = touch(await ceremony.answer(again.ceremony, key.register(challengeOf(again))))
    bench.plugged = () => ({ keys: 2, openable: 2 })
    expect(await ceremony.answer(second.ceremony, key.assert(challengeOf(second)))).toEqual(failed)
  })

  it('that is described in an unknown way is not asked for again, and the test goes on', async () => {
    const { key, known: blue } = await known(BLUE)
    for (const start of [() => ceremony.register('Green', [], true), () => ceremony.model(blue)]) {
      const first = start()
      const again = touch(await ceremony.answer(first.ceremony, key.register(challengeOf(first), { format: 'later' })))
      expect([again.ask, again.again, again.options.attestation]).toEqual([first.ask, true, 'none'])
      expect(touch(await ceremony.answer(again.ceremony, key.register(challengeOf(again)))).ask).toBe('sign')
    }
  })
})

describe('a comparison', () => {
  const compared = async () => {
    const [blue, red] = [await known(BLUE), await known(RED)]
    const asking = ceremony.test([blue.known, red.known], () => [red.known])
    const turn = await ceremony.answer(asking.ceremony, blue.key.assert(challengeOf(asking)))
    return { blue, red, next: touch(turn) }
  }

  it('asks the key that has just passed for the others alone', async () => {
    const { red, next } = await compared()
    expect([next.ask, next.number, next.of, next.known, next.others]).toEqual(['compare', 2, 2, BLUE, [RED]])
    expect(next.options).toMatchObject({ allowCredentials: [{ id: idOf(red.key) }] })
  })

  it('shows two keys when the one refuses what the other has', async () => {
    const { next } = await compared()
    clock += 2000
    expect(ceremony.failed(next.ceremony, 'NotAllowedError', true)).toEqual({
      at: 'different',
      known: BLUE,
      from: [RED],
    })
  })

  it('shows nothing when nobody touched the key', async () => {
    const { next } = await compared()
    clock += 120_000
    expect(ceremony.failed(next.ceremony, 'NotAllowedError', true)).toMatchObject({
      at: 'failed',
      failure: { kind: 'timed-out' },
    })
  })

  it('finds one key under two names', async () => {
    const { red, next } = await compared()
    expect(await ceremony.answer(next.ceremony, red.key.assert(challengeOf(next)))).toMatchObject({
      at: 'same',
      known: BLUE,
      pass: { known: RED, counter: 2 },
    })
  })

  it('is left out where nothing is to compare, a dialog can be closed, or one key is not known to be alone', async () => {
    const blue = await known(BLUE)
    const asking = ceremony.test([blue.known], () => [])
    expect(await ceremony.answer(asking.ceremony, blue.key.assert(challengeOf(asking)))).not.toHaveProperty('next')
    const tested = async () => {
      const there = ceremony.test([blue.known], () => [blue.known])
      return await ceremony.answer(there.ceremony, blue.key.assert(challengeOf(there)))
    }
    expect(await tested()).toHaveProperty('next')
    for (const seen of [undefined, { keys: 0, openable: 0 }, { keys: 2, openable: 2 }]) {
      bench.plugged = () => seen
      expect(await tested()).not.toHaveProperty('next')
    }
    bench.plugged = () => ({ keys: 1, openable: 1 })
    bench.dialog = true
    expect(await tested()).not.toHaveProperty('next')
  })
})

describe('a test', () => {
  it('has nothing to ask where there is no key', () => {
    expect(() => ceremony.test([])).toThrow('No key has been tested yet. Nothing was changed. Test a new key first.')
  })

  it('takes each answer once, also one that does not check out', async () => {
    const key = new SoftwareKey(ORIGIN)
    const asking = ceremony.register('Blue', [])
    expect(await ceremony.answer(asking.ceremony, key.register('another challenge'))).toMatchObject({
      at: 'failed',
      failure: { kind: 'not-verified', why: 'challenge' },
    })
    await expect(ceremony.answer(asking.ceremony, key.register(challengeOf(asking)))).rejects.toMatchObject(OVER)
    expect(() => ceremony.failed(asking.ceremony, 'NotAllowedError', true)).toThrow(OVER.message)
  })

  it('takes no assertion for a registration, and no registration for an assertion', async () => {
    const { key, known: blue } = await known(BLUE)
    const registering = ceremony.register('Red', [])
    expect(await ceremony.answer(registering.ceremony, key.assert(challengeOf(registering)))).toMatchObject({
      at: 'failed',
    })
    const testing = ceremony.test([blue])
    expect(await ceremony.answer(testing.ceremony, key.register(challengeOf(testing)))).toMatchObject({ at: 'failed' })
  })

  it('ends when another one starts, also while its answer is verified', async () => {
    const key = new SoftwareKey(ORIGIN)
    const first = ceremony.register('Blue', [])
    const verifying = ceremony.answer(first.ceremony, key.register(challengeOf(first)))
    const second = ceremony.register('Red', [])
    await expect(verifying).rejects.toMatchObject(OVER)
    expect(touch(await ceremony.answer(second.ceremony, key.register(challengeOf(second)))).ask).toBe('sign')
  })

  it('does not come back after it was forgotten', async () => {
    const first = ceremony.register('Blue', [])
    const verifying = ceremony.answer(first.ceremony, new SoftwareKey(ORIGIN).register(challengeOf(first)))
    ceremony.forget()
    await expect(verifying).rejects.toMatchObject(OVER)
    expect(() => ceremony.failed(first.ceremony, 'NotAllowedError', true)).toThrow(OVER.message)
  })

  it('waits as long as it says', () => {
    expect(new Ceremony({ ...bench, wait: 1500 }).register('Blue', []).options.timeout).toBe(1500)
  })
})

/** A key of the vault, and the device that has it. */
async function known(id: string): Promise<{ readonly key: SoftwareKey; readonly known: KnownKey }> {
  const key = new SoftwareKey(ORIGIN)
  const { registered } = await passOf(key, ceremony.register('known', []))
  if (!registered) throw new Error('no key was registered')
  return { key, known: { id, registrations: [registered] } }
}

async function passOf(key: SoftwareKey, first: Touch) {
  const second = touch(await ceremony.answer(first.ceremony, key.register(challengeOf(first))))
  const turn = await ceremony.answer(second.ceremony, key.assert(challengeOf(second)))
  if (turn.at !== 'passed') throw new Error(`the test came to ${turn.at}`)
  return turn.pass
}

function touch(turn: Turn): Touch {
  const next = turn.at === 'passed' ? turn.next : turn
  if (next?.at !== 'touch') throw new Error(`no touch, but ${turn.at}`)
  return next
}

function challengeOf({ options }: Touch): string {
  return options.challenge
}

function idOf(key: SoftwareKey): string {
  return key.id.toString('base64url')
}
