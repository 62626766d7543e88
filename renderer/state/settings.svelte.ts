import type { SettingsView } from '../../electron/contract.ts'
import { call } from '../kit.ts'
import { Attempt } from './attempt.svelte.ts'
import type { Confirmation } from './confirmation.svelte.ts'

/** The settings while they are changed. */
export class Settings {
  graceSeconds = $state(0)
  lockMinutes = $state(1)
  clipboardSeconds = $state(30)
  drillDays = $state(14)
  loaded = $state(false)
  readonly loading = new Attempt()
  readonly saving = new Attempt()
  readonly #confirmation: Confirmation

  constructor(confirmation: Confirmation) {
    this.#confirmation = confirmation
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.#show(await call('settings.get'))
      this.loaded = true
    })
  }

  /** A longer time without asking for the passphrase is itself asked for. */
  save = async (): Promise<boolean> =>
    this.saving.run(async () => {
      const { graceSeconds, lockMinutes, clipboardSeconds, drillDays } = this
      const set = () => call('settings.set', { graceSeconds, lockMinutes, clipboardSeconds, drillDays })
      this.#show(await this.#confirmation.before(set))
    })

  #show(settings: SettingsView): void {
    this.graceSeconds = settings.graceSeconds
    this.lockMinutes = settings.lockMinutes
    this.clipboardSeconds = settings.clipboardSeconds
    this.drillDays = settings.drillDays
  }
}
