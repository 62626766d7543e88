import { Attempt } from './attempt.svelte.ts'

/** Values that the user changes in a form and then saves together. */
export class Draft<T extends object> {
  /** The values in the form. */
  now: T
  saved = $state(false)
  readonly saving = new Attempt()
  #kept: T

  readonly changed = $derived.by(() => JSON.stringify(this.now) !== JSON.stringify(this.#kept))

  constructor(values: T) {
    this.now = $state(values)
    this.#kept = $state.raw(values)
  }

  /** Takes the vault's values, even over what was typed. */
  keep = (values: T): void => {
    this.#kept = values
    this.takeBack()
  }

  takeBack = (): void => {
    this.now = this.#kept
  }

  /** `store` returns what the vault holds afterwards. */
  save = async (store: (values: T) => Promise<T>): Promise<void> => {
    this.saved = false
    this.saved = await this.saving.run(async () => {
      this.keep(await store(this.now))
    })
  }
}
