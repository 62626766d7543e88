/** Calls of a window that somebody else controls: any values, in every state. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHANNELS, contract, type Channel, type Result } from '../../electron/contract.ts'
import { createDispatch, type Dispatch } from '../../electron/dispatch.ts'
import { TestApp } from '../fixtures/app.ts'
import { valuesOf } from '../fixtures/values-of.ts'
import { FULL } from './faults.ts'

/** How many wrong forms each call gets in each state, and how many right ones with wild contents. */
const WRONG = FULL ? 10_000 : 10
const WILD = FULL ? 1_000 : 2

/** Each of these derives keys, draws pages or makes a vault, a tenth of a second and more. */
const SLOW = new Set<Channel>([
  ...([
    'vault.create',
    'vault.rotate',
    'vault.drill',
    'start.demo',
    'start.open',
    'start.setAside',
    'start.shares',
  ] as const),
  ...CHANNELS.filter((channel) => /^(?:slots|sheets|identity|shares|exports|backups|runbook|report)\./.test(channel)),
])

const ANYTHING = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
})

let test: TestApp
let dispatch: Dispatch
const unexpected: unknown[] = []
const slowest = new Map<Channel, number>()
const answered = { yes: 0, no: 0 }

beforeAll(() => {
  test = new TestApp()
  dispatch = createDispatch(test.app.handlers, (error) => unexpected.push(error))
})

afterAll(async () => {
  await test.close()
  const [held] = [...slowest].toSorted(([, one], [, other]) => other - one)
  if (FULL) console.log(`Answered: ${answered.yes}, refused: ${answered.no}. The longest: ${held?.join(', ')} ms.`)
  expect([answered.yes > CHANNELS.length / 4, answered.no > CHANNELS.length / 4]).toEqual([true, true])
})

const STATES = ['without a vault', 'locked', 'open'] as const

/** Puts the app into a state, whatever the calls before did to it. */
async function reach(state: (typeof STATES)[number]): Promise<void> {
  if (state === 'without a vault') return
  const { exists, locked } = await test.call['vault.state'](undefined)
  if (!exists) {
    await test.create()
    await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI')
  } else if (locked && state === 'open') await test.unlock()
  if (state === 'locked') test.app.lock('system')
}

describe.each(STATES)('%s, a call', (state) => {
  it.each(CHANNELS)('%s refuses whatever has the wrong form, and changes nothing', async (channel) => {
    await reach(state)
    const before = fingerprint()
    const { input } = contract[channel]
    const wrong = altered(channel).filter((payload) => !v.is(input, payload))
    for (const payload of fc.sample(wrong, WRONG)) {
      expect(await dispatch(channel, payload)).toEqual({
        ok: false,
        error: { code: 'invalid-input', message: `The input of "${channel}" has the wrong form. Nothing was changed.` },
      })
    }
    expect(fingerprint()).toBe(before)
  })
})

/** Anything at all, and what is nearly right: with one value replaced, one left out, or one too many. */
function altered(channel: Channel): fc.Arbitrary<unknown> {
  const right = valuesOf(contract[channel].input, [])
  const nearly = fc
    .tuple(right, ANYTHING, fc.nat(), fc.constantFrom('replace', 'leave out', 'add'))
    .map(([value, other, at, how]): unknown => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return other
      const keys = Object.keys(value)
      const key = keys[at % Math.max(1, keys.length)] ?? 'more'
      if (how === 'leave out') return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
      return { ...value, [how === 'replace' ? key : '__proto']: other }
    })
  return fc.oneof(ANYTHING, nearly)
}

function fingerprint(): string {
  try {
    return createHash('sha256').update(readFileSync(test.vaultPath)).digest('hex')
  } catch {
    return 'no file'
  }
}

describe.each(['locked', 'open'] as const)('%s, a call of the right form with wild contents', (state) => {
  it.each(CHANNELS)('%s is answered or refused with a sentence', async (channel) => {
    await reach(state)
    const ids = await idsThatExist(state)
    const times = SLOW.has(channel) ? Math.ceil(WILD / 10) : WILD
    for (const payload of fc.sample(valuesOf(contract[channel].input, ids), times)) {
      const result = await timed(channel, payload)
      expect(unexpected.splice(0)).toEqual([])
      if (!result.ok) expect(result.error.message).toMatch(/^\P{Lu}*\p{Lu}.*[.?]$/su)
      await reach(state)
    }
  })
})

/** At full counts it tells which calls held the main loop, and how many of them were answered. */
async function timed(channel: Channel, payload: unknown): Promise<Result<unknown>> {
  const started = performance.now()
  const answer = dispatch(channel, payload)
  slowest.set(channel, Math.max(slowest.get(channel) ?? 0, performance.now() - started))
  const result = await answer
  answered[result.ok ? 'yes' : 'no'] += 1
  return result
}

async function idsThatExist(state: 'locked' | 'open'): Promise<readonly string[]> {
  if (state === 'locked') return ['0'.repeat(32)]
  const rows = await test.call['accounts.list']({ search: '' })
  return ['0'.repeat(32), ...rows.map(({ id }) => id)]
}
