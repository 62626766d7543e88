import type { TrashView } from '../../../electron/contract.ts'
import { call } from '../../call.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'
import { accountTitle, counted } from '../../wording.ts'

/** The accounts in the trash: each is put back, or deleted for good. */
export class Trash {
  all = $state.raw<readonly TrashView[]>([])
  loaded = $state(false)
  readonly loading = new Attempt()
  readonly changing = new Attempt()
  readonly #session: Session
  readonly #changed: () => Promise<void>

  /** @param changed - Called after each change: accounts may be back. */
  constructor(session: Session, changed: () => Promise<void>) {
    this.#session = session
    this.#changed = changed
  }

  load = async (): Promise<void> => {
    await this.loading.restart(async () => {
      this.all = await call('trash.list')
      this.loaded = true
    })
  }

  putBack = async (one: TrashView): Promise<void> => {
    await this.changing.inTurn(async () => {
      if (!this.all.some(({ id }) => id === one.id)) return
      const accounts = await call('trash.restore', { ids: [one.id] })
      this.#session.notice.say(`${accountTitle(one)} is back.`, async () => {
        await call('accounts.remove', { ids: [...accounts] })
        return `${accountTitle(one)} is in the trash again.`
      })
      await this.#reload()
    })
  }

  /** There is no way back from this. */
  deleteForGood = async (those: readonly TrashView[]): Promise<void> => {
    await this.changing.run(async () => {
      await call('trash.delete', { ids: those.map(({ id }) => id) })
      const [one, ...more] = those
      this.#session.notice.say(
        one && more.length === 0
          ? `${accountTitle(one)} is gone for good.`
          : `${counted(those.length, 'account is', 'accounts are')} gone for good.`,
      )
      await this.#reload()
    })
  }

  async #reload(): Promise<void> {
    await this.load()
    await this.#changed()
    await this.#session.recount()
  }
}
