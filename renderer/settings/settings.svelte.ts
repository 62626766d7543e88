import type { Input, SettingsView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

type Key = keyof SettingsView
type Changes = Input<'settings.set'>

/** The settings of the vault. Each change is saved at once, and the last one can be undone. */
export class Settings {
  now = $state.raw<SettingsView>()
  /** The setting that was changed last, and what it was before; an error of `changing` is about it too. */
  last = $state.raw<{ readonly key: Key; readonly was: SettingsView[Key]; readonly done: boolean }>()
  readonly loading = new Attempt()
  readonly changing = new Attempt()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.now = await call('settings.get')
    })
  }

  /**
   * A longer time without asking for the passphrase is itself asked for. What is set before the last change is saved
   * waits for it.
   *
   * @param was - What undo brings back, where the vault has no value of its own yet.
   */
  set = async <K extends Key & keyof Changes>(
    key: K,
    value: NonNullable<Changes[K]>,
    was?: SettingsView[K],
  ): Promise<boolean> =>
    this.changing.inTurn(async () => {
      const before = was ?? this.now?.[key]
      if (value === before || before === undefined) return
      this.last = { key, was: before, done: false }
      await this.#save({ [key]: value })
      this.last = { key, was: before, done: true }
    })

  undo = async (): Promise<void> => {
    await this.changing.inTurn(async () => {
      const { last } = this
      if (!last?.done) return
      await this.#save({ [last.key]: last.was })
      this.last = undefined
    })
  }

  async #save(changes: Changes): Promise<void> {
    this.now = await this.#session.confirmation.before(() => call('settings.set', changes))
    // The window itself looks as it is set there.
    await this.#session.recount()
  }
}
