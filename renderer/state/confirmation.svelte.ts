import { call, CallError } from '../call.ts'
import { Attempt } from './attempt.svelte.ts'
import { Typing } from './typing.ts'

/** Asks for the passphrase again before something secret leaves the vault. */
export class Confirmation {
  open = $state(false)
  readonly attempt = new Attempt()
  readonly typing = new Typing()
  #waiting: { readonly resolve: () => void; readonly reject: (reason: CallError) => void } | undefined

  /**
   * Runs `action`. If the main process needs the passphrase first, asks for it and runs it again.
   *
   * @throws CallError `cancelled` when the user does not enter it.
   */
  async before<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action()
    } catch (error) {
      if (!(error instanceof CallError && error.code === 'confirm-needed')) throw error
    }
    await this.#ask()
    return await action()
  }

  answer = async (passphrase: string): Promise<void> => {
    this.typing.done()
    const given = await this.attempt.run(async () => {
      await call('vault.confirm', { passphrase })
    })
    if (!given) return
    this.open = false
    this.#waiting?.resolve()
    this.#waiting = undefined
  }

  cancel = (): void => {
    this.open = false
    this.#waiting?.reject(new CallError('cancelled', 'You did not enter the passphrase. Nothing was shown.'))
    this.#waiting = undefined
  }

  #ask(): Promise<void> {
    this.cancel()
    this.attempt.error = ''
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.open = true
    })
  }
}
