import type { Id, Input, KeyPassed, KeysView, KeyTouch, KeyTurn } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import { askKey } from './webauthn.ts'

/** How often the system is asked which keys it sees while a touch is waited for, in milliseconds. */
const LOOK_EVERY = 2000

/** The keys of the vault, and the test that is under way or has just ended. */
export class Keys {
  /** Undefined until it is loaded. */
  view = $state.raw<KeysView>()
  turn = $state.raw<KeyTurn>()
  /** What the test has shown so far, while one more touch is waited for and after it. */
  passed = $state.raw<KeyPassed>()
  /** Why no touch can come, where the system shows it. */
  hint = $state('')
  /** Unix time in milliseconds at which the touch under way times out. */
  until = $state(0)
  readonly loading = new Attempt()
  readonly testing = new Attempt()
  readonly changing = new Attempt()
  readonly #changed: () => Promise<void>
  #stop: AbortController | undefined

  /** @param changed - Called when the vault has changed. */
  constructor(changed: () => Promise<void> = () => Promise.resolve()) {
    this.#changed = changed
  }

  load = async (): Promise<void> => {
    await this.loading.restart(async () => {
      this.view = await call('keys.list')
    })
  }

  /** Runs a test to its end, with as many touches as it takes. */
  begin = async (input: Input<'keys.begin'>): Promise<void> => {
    this.#abort()
    this.passed = undefined
    const stop = (this.#stop = new AbortController())
    await this.testing.restart(async () => {
      await this.#follow(await call('keys.begin', input), stop.signal)
    })
    if (this.testing.error !== '' && !stop.signal.aborted) this.turn = undefined
  }

  /** Ends the test under way. What it has shown stays. */
  stop = async (): Promise<void> => {
    this.#abort()
    this.turn = this.passed
    await call('keys.stop').catch(() => undefined)
  }

  /** Takes the result off the screen. */
  close = (): void => {
    this.#abort()
    this.turn = undefined
    this.passed = undefined
  }

  /** The screen is left: nothing waits for a touch any more. */
  leave = (): void => {
    if (this.turn?.at === 'touch') void this.stop()
    this.close()
  }

  describe = async (input: Input<'keys.describe'>): Promise<boolean> => this.#change(() => call('keys.describe', input))

  setGone = async (id: Id, how: 'lost' | 'retired' | null): Promise<boolean> =>
    this.#change(() => call('keys.gone', { id, how }))

  join = async (keep: Id, other: Id): Promise<boolean> => {
    this.close()
    return this.#change(() => call('keys.join', { keep, other }))
  }

  remove = async (id: Id): Promise<boolean> => this.#change(() => call('keys.remove', { id }))

  async #change(change: () => Promise<unknown>): Promise<boolean> {
    return await this.changing.inTurn(async () => {
      await change()
      this.view = await call('keys.list')
      await this.#changed()
    })
  }

  async #follow(first: KeyTurn, signal: AbortSignal): Promise<void> {
    let turn: KeyTurn | undefined = first
    while (turn && !signal.aborted) {
      if (turn.at === 'passed') this.passed = turn
      this.turn = turn.at === 'passed' ? (turn.next ?? turn) : turn
      if (this.turn.at !== 'touch') break
      if (turn.at === 'passed') this.view = await call('keys.list')
      turn = await this.#touch(this.turn, signal)
    }
    if (signal.aborted) return
    this.view = await call('keys.list')
    await this.#changed()
  }

  /** @returns Undefined when the test was stopped. */
  async #touch(touch: KeyTouch, signal: AbortSignal): Promise<KeyTurn | undefined> {
    this.until = Date.now() + touch.seconds * 1000
    const looking = this.#lookForKeys()
    const { ceremony } = touch
    try {
      const credential = await askKey(touch, signal)
      return await call('keys.answer', { ceremony, credential })
    } catch (error) {
      if (signal.aborted) return undefined
      if (!(error instanceof DOMException)) throw error
      return await call('keys.failed', { ceremony, error: error.name, focused: document.hasFocus() })
    } finally {
      clearInterval(looking)
      this.hint = ''
    }
  }

  #lookForKeys(): ReturnType<typeof setInterval> {
    return setInterval(() => {
      void call('keys.plugged')
        .then(({ hint = '' }) => {
          if (this.turn?.at === 'touch') this.hint = hint
        })
        .catch(() => undefined)
    }, LOOK_EVERY)
  }

  #abort(): void {
    this.#stop?.abort()
    this.#stop = undefined
  }
}
