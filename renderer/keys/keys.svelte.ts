import type { Id, KeyChallenge, KeyView } from '../../electron/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { keyFailure, register, sign, type KeyStep } from './webauthn.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** Used when the options name no timeout, which they always do. */
const TIMEOUT_MS = 60_000

/** How far a key test is. */
export type KeyTest =
  | { readonly at: 'touch'; readonly step: KeyStep; readonly number: number; readonly of: number }
  | { readonly at: 'passed'; readonly key: KeyView; readonly isNew: boolean }
  | { readonly at: 'failed'; readonly sentence: string }

/** The keys that were tested, and the test that is under way. */
export class Keys {
  list = $state.raw<readonly KeyView[]>([])
  loaded = $state(false)
  test = $state.raw<KeyTest>()
  readonly loading = new Attempt()
  readonly changing = new Attempt()
  #stop: AbortController | undefined

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.list = await call('keys.list')
      this.loaded = true
    })
  }

  /** Two touches: the key makes a credential, then signs with it. */
  testNew = async (name: string): Promise<void> => {
    await this.#run(async () => {
      const first = await call('keys.register', { name })
      const registered = await this.#touch('register', first, 1, 2)
      const second = await call('keys.registered', { ceremony: first.ceremony, credential: registered })
      return await this.#sign(second, 2, 2)
    }, true)
  }

  /** One touch: any key of the list signs, and the answer says which one it was. */
  testAgain = async (): Promise<void> => {
    await this.#run(async () => await this.#sign(await call('keys.test'), 1, 1), false)
  }

  cancel = (): void => {
    this.#stop?.abort()
    this.#stop = undefined
  }

  close = (): void => {
    this.cancel()
    this.test = undefined
  }

  rename = async (id: Id, name: string): Promise<boolean> =>
    this.changing.run(async () => {
      await call('keys.rename', { id, name })
      this.list = await call('keys.list')
    })

  remove = async (id: Id): Promise<boolean> =>
    this.changing.run(async () => {
      await call('keys.remove', { id })
      this.list = await call('keys.list')
    })

  async #run(test: () => Promise<KeyView>, isNew: boolean): Promise<void> {
    this.cancel()
    this.#stop = new AbortController()
    const { signal } = this.#stop
    try {
      const key = await test()
      this.test = { at: 'passed', key, isNew }
      await this.load()
    } catch (error) {
      // After Cancel nothing is shown any more.
      this.test = signal.aborted ? undefined : { at: 'failed', sentence: sentenceOf(error) }
      if (error instanceof KeyFailure && !signal.aborted) this.test = { at: 'failed', sentence: error.message }
    }
  }

  async #sign(challenge: KeyChallenge, number: number, of: number): Promise<KeyView> {
    const credential = await this.#touch('sign', challenge, number, of)
    return await call('keys.asserted', { ceremony: challenge.ceremony, credential })
  }

  async #touch(step: KeyStep, { options }: KeyChallenge, number: number, of: number) {
    const signal = this.#stop?.signal ?? AbortSignal.abort()
    signal.throwIfAborted()
    this.test = { at: 'touch', step, number, of }
    const started = Date.now()
    try {
      return { ...(await (step === 'register' ? register : sign)(options, signal)) }
    } catch (error) {
      throw new KeyFailure(
        keyFailure(error instanceof DOMException ? error.name : '', {
          step,
          elapsedMs: Date.now() - started,
          timeoutMs: typeof options.timeout === 'number' ? options.timeout : TIMEOUT_MS,
          linux: navigator.userAgent.includes('Linux'),
        }),
      )
    }
  }
}

/** Its message is a sentence for the person. */
class KeyFailure extends Error {
  override readonly name = 'KeyFailure'
}
