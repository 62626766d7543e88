import { Attempt } from '../../state/attempt.svelte.ts'
import type { Licences } from './licences.ts'

/** The licences, which are loaded when somebody opens them. */
export class ShownLicences {
  readonly loading = new Attempt()
  licences = $state.raw<Licences>()
  readonly #load: () => Promise<Licences>

  constructor(load: () => Promise<Licences>) {
    this.#load = load
  }

  open = async (): Promise<void> => {
    if (this.licences || this.loading.busy) return
    await this.loading.run(async () => {
      this.licences = await this.#load()
    })
  }

  textOf(index: number | undefined): string {
    return (index === undefined ? undefined : this.licences?.texts[index]) ?? 'This package came without a text.'
  }
}
