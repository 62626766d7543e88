import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { CHANNELS, contract, type Handlers } from '../electron/contract.ts'
import { createDispatch } from '../electron/dispatch.ts'
import { KitError } from '../electron/kit-error.ts'

/** Handlers that all do the same, to test what the dispatcher does around them. */
function handlersThat(answer: () => unknown): Handlers {
  return Object.fromEntries(CHANNELS.map((channel) => [channel, answer])) as unknown as Handlers
}

describe('the dispatcher', () => {
  it('answers with what the handler answers', async () => {
    const dispatch = createDispatch(handlersThat(() => 'six words'))
    expect(await dispatch('vault.suggest', undefined)).toEqual({ ok: true, value: 'six words' })
  })

  it('passes on a KitError as code and sentence', async () => {
    const dispatch = createDispatch(
      handlersThat(() => {
        throw new KitError('wrong-passphrase', 'A sentence.')
      }),
    )
    expect(await dispatch('vault.suggest', undefined)).toEqual({
      ok: false,
      error: { code: 'wrong-passphrase', message: 'A sentence.' },
    })
  })

  it('lets nothing through from any other error', async () => {
    const reported: unknown[] = []
    const error = new Error('secret: GEZDGNBVGY3TQOJQ')
    const dispatch = createDispatch(
      handlersThat(() => {
        throw error
      }),
      (one) => reported.push(one),
    )
    const result = await dispatch('vault.suggest', undefined)
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(result)).not.toContain('GEZD')
    expect(reported).toEqual([error])
  })

  it('refuses channels that are not in the contract, however they are spelt', async () => {
    const dispatch = createDispatch(handlersThat(() => 'reached'))
    for (const channel of [
      'vault.open',
      '',
      'constructor',
      '__proto__',
      'toString',
      undefined,
      3,
      ['vault.state'],
      { toString: () => 'vault.state' },
    ]) {
      expect(await dispatch(channel, undefined)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    }
  })

  it('never rejects and never reaches a handler with input the contract does not allow', async () => {
    const dispatch = createDispatch(handlersThat(() => 'reached'))
    const noise = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.dictionary(fc.string(), fc.string()))
    const refused = fc
      .tuple(fc.constantFrom(...CHANNELS), noise)
      .filter(([channel, input]) => !v.is(contract[channel].input, input))
    await fc.assert(
      fc.asyncProperty(refused, async ([channel, input]) => {
        expect(await dispatch(channel, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
      }),
    )
  })

  it('refuses input that throws when it is read', async () => {
    const dispatch = createDispatch(handlersThat(() => 'reached'))
    const getter = {
      get passphrase(): string {
        throw new Error('looked at')
      },
    }
    const proxy = new Proxy({}, { ownKeys: () => getter.passphrase, get: () => getter.passphrase })
    for (const payload of [getter, proxy])
      expect(await dispatch('vault.unlock', payload)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it('reaches a handler without input when every field is optional', async () => {
    const dispatch = createDispatch(handlersThat(() => 'reached'))
    expect(await dispatch('intake.choose', {})).toEqual({ ok: true, value: 'reached' })
  })

  it('refuses extra fields and overlong text', async () => {
    const dispatch = createDispatch(handlersThat(() => 'reached'))
    expect(await dispatch('vault.unlock', { passphrase: 'a', extra: 1 })).toMatchObject({ ok: false })
    expect(await dispatch('vault.unlock', { passphrase: 'a'.repeat(1001) })).toMatchObject({ ok: false })
    expect(await dispatch('vault.unlock', { passphrase: 'a'.repeat(1000) })).toMatchObject({ ok: true })
  })
})
