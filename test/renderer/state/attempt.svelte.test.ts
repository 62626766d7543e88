import { flushSync } from 'svelte'
import { describe, expect, it } from 'vitest'
import { CallError } from '../../../renderer/call.ts'
import { Attempt } from '../../../renderer/state/attempt.svelte.ts'
import { shown } from '../../fixtures/window/shown.svelte.ts'

const nothing = () => Promise.resolve()
const failing = (error: Error) => () => Promise.reject(error)

describe('an attempt', () => {
  it('is busy until it is done, and a component sees both', async () => {
    const attempt = new Attempt()
    const { entries, end } = shown(() => attempt.busy)
    const running = attempt.run(nothing)
    flushSync()
    expect(await running).toBe(true)
    flushSync()
    end()
    expect(entries).toEqual([false, true, false])
  })

  it('shows the sentence of the main process when it fails, and none of an unknown error', async () => {
    const attempt = new Attempt()
    expect(await attempt.run(failing(new CallError('write-failed', 'Nothing was changed.')))).toBe(false)
    expect([attempt.busy, attempt.error]).toEqual([false, 'Nothing was changed.'])
    expect(await attempt.run(failing(new Error('secret: GEZDGNBVGY3TQOJQ')))).toBe(false)
    expect(attempt.error).toBe('Something went wrong in the window. Everything saved before is safe. Try again.')
  })

  it('says nothing when the user cancelled', async () => {
    const attempt = new Attempt()
    expect(await attempt.run(failing(new CallError('cancelled', 'Not shown.')))).toBe(false)
    expect(attempt.error).toBe('')
  })

  it('forgets the last sentence as soon as it starts again', async () => {
    const attempt = new Attempt()
    await attempt.run(failing(new CallError('write-failed', 'Nothing was changed.')))
    const running = attempt.run(nothing)
    expect([attempt.busy, attempt.error]).toEqual([true, ''])
    await running
  })

  it('does not run twice at a time', async () => {
    const attempt = new Attempt()
    const first = Promise.withResolvers<undefined>()
    const running = attempt.run(() => first.promise.then(() => undefined))
    let made = false
    const again = await attempt.run(() => {
      made = true
      return Promise.resolve()
    })
    expect([again, made, attempt.busy]).toEqual([false, false, true])
    first.resolve(undefined)
    expect(await running).toBe(true)
  })

  it('waits for those before it where each counts, also for one that fails', async () => {
    const attempt = new Attempt()
    const done: string[] = []
    const first = Promise.withResolvers<undefined>()
    const results = Promise.all([
      attempt.inTurn(() => first.promise.then(() => void done.push('first'))),
      attempt.inTurn(() => Promise.reject(new CallError('write-failed', 'Of the second one.'))),
      attempt.inTurn(() => Promise.resolve(void done.push('third'))),
    ])
    expect(done).toEqual([])
    first.resolve(undefined)
    expect([await results, done, attempt.busy]).toEqual([[true, false, true], ['first', 'third'], false])
  })

  it('gives way to a newer one, and only that outcome is shown', async () => {
    const attempt = new Attempt()
    const old = Promise.withResolvers<never>()
    const running = attempt.run(() => old.promise)
    const newer = Promise.withResolvers<undefined>()
    const restarted = attempt.restart(() => newer.promise.then(() => undefined))
    old.reject(new CallError('write-failed', 'Of the old one.'))
    expect(await running).toBe(false)
    expect([attempt.busy, attempt.error]).toEqual([true, ''])
    newer.resolve(undefined)
    expect(await restarted).toBe(true)
    expect([attempt.busy, attempt.error]).toEqual([false, ''])
  })
})
