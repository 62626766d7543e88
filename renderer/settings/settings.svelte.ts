import type { SettingsView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import { Draft } from '../state/draft.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** The settings while they are changed. */
export class Settings {
  readonly draft = new Draft({
    lockMinutes: 1,
    clipboardSeconds: 30,
    graceSeconds: 0,
    drillDays: 14,
    stillTrueMonths: 12,
    keyMonths: 6,
  })
  loaded = $state(false)
  readonly loading = new Attempt()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.draft.keep(shown(await call('settings.get')))
      this.loaded = true
    })
  }

  /** A longer time without asking for the passphrase is itself asked for. */
  save = async (): Promise<void> => {
    await this.draft.save(async (values) =>
      shown(await this.#session.confirmation.before(() => call('settings.set', { ...values }))),
    )
  }

  /** Another screen opens, and what was not saved is gone. */
  leave = (): void => {
    if (this.draft.changed) this.#session.notice.say('The settings were not saved. They are as before.')
  }
}

/** Backups have settings of their own, on the Vault screen. */
function shown({ lockMinutes, clipboardSeconds, graceSeconds, drillDays, stillTrueMonths, keyMonths }: SettingsView) {
  return { lockMinutes, clipboardSeconds, graceSeconds, drillDays, stillTrueMonths, keyMonths }
}
