import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kit } from '../../accounts/kit.ts'
import { KitError } from '../../kit-error.ts'

/**
 * The kit of the open vault, and which call may see it. A call sees the vault that was open when it
 * was made, for as long as that stays open. One that waits for a derivation, a dialog or a printer
 * while the vault is locked and unlocked again sees none: somebody else may be there now.
 *
 * What a call waits for belongs to it, however deep. So no call has to remember to check.
 */
export class OpenKit {
  readonly #calls = new AsyncLocalStorage<{ kit: Kit | undefined }>()
  #kit: Kit | undefined

  /** Whether a vault is open, no matter which call asks. */
  get isOpen(): boolean {
    return this.#kit !== undefined
  }

  /** Undefined when the vault is locked, or was since the call was made. */
  get seen(): Kit | undefined {
    const call = this.#calls.getStore()
    return call && call.kit !== this.#kit ? undefined : this.#kit
  }

  /** @throws KitError `vault-locked` when there is none that this call may see. */
  require(): Kit {
    const { seen } = this
    if (seen) return seen
    throw this.#calls.getStore()?.kit ? lockedMeanwhile() : locked()
  }

  /** The call that opened it sees it. */
  open(kit: Kit): void {
    this.#kit = kit
    const call = this.#calls.getStore()
    if (call) call.kit = kit
  }

  /** @returns what was open. */
  end(): Kit | undefined {
    const kit = this.#kit
    this.#kit = undefined
    return kit
  }

  /** Each call of these sees what is open when it is made. */
  bind<H extends object>(handlers: H): H {
    const bound = Object.entries(handlers).map(([channel, handler]) => {
      const call = handler as (input: unknown) => unknown
      return [channel, (input: unknown) => this.#calls.run({ kit: this.#kit }, call, input)]
    })
    return Object.fromEntries(bound) as H
  }
}

function locked(): KitError {
  return new KitError('vault-locked', 'The vault is locked. Nothing was changed. Unlock it to go on.')
}

function lockedMeanwhile(): KitError {
  return new KitError(
    'vault-locked',
    'The vault was locked meanwhile. Nothing was saved or changed. Unlock it and try again.',
  )
}
