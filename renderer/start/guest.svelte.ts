import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** A copy that is looked at, on its way to become the vault of this computer. */
export class KeepCopy {
  readonly keeping = new Attempt()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  keep = async (): Promise<void> => {
    await this.keeping.run(async () => {
      const vault = await call('start.keep')
      this.#session.vault = vault
      this.#session.notice.say(`This is your vault now. It was copied to ${vault.path} and read back.`)
    })
  }
}
