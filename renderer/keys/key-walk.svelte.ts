import type { Id, KeyView } from '../../electron/contract.ts'
import type { Keys } from './keys.svelte.ts'

/** A walk through all keys, one after another. Each is asked for alone, so that it is also compared with the others. */
export class KeyWalk {
  readonly #keys: Keys
  readonly #ids: readonly Id[]
  #at = $state(0)
  /** Keys that have passed in this walk, in whatever order they were put in. */
  worked = $state.raw<readonly Id[]>([])
  skipped = $state.raw<readonly Id[]>([])

  constructor(keys: Keys) {
    this.#keys = keys
    this.#ids = keys.view?.keys.filter(({ gone }) => !gone).map(({ id }) => id) ?? []
  }

  get number(): number {
    return this.#at + 1
  }

  get of(): number {
    return this.#ids.length
  }

  /** The key to be put in now; undefined at the end. */
  get key(): KeyView | undefined {
    return this.#viewOf(this.#ids[this.#at])
  }

  get workedNames(): readonly string[] {
    return this.worked.flatMap((id) => this.#viewOf(id)?.name ?? [])
  }

  get leftNames(): readonly string[] {
    return this.#ids.filter((id) => !this.worked.includes(id)).flatMap((id) => this.#viewOf(id)?.name ?? [])
  }

  /** Pairs of keys in use that nothing has shown to be two. */
  get notCompared(): readonly (readonly [string, string])[] {
    const keys = this.#ids.flatMap((id) => this.#viewOf(id) ?? [])
    return keys.flatMap((key, index) =>
      key.notCompared
        .filter(({ id }) => keys.findIndex((one) => one.id === id) > index)
        .map((other) => [key.name, other.name] as const),
    )
  }

  /** Tests whichever key is plugged in, and goes on to the next that has not answered yet. */
  test = async (): Promise<void> => {
    await this.#keys.begin({ test: 'which' })
    const passed = this.#keys.passed?.key.id
    if (passed === undefined) return
    if (!this.worked.includes(passed)) this.worked = [...this.worked, passed]
    this.#toNext()
  }

  skip = (): void => {
    const id = this.#ids[this.#at]
    if (id !== undefined) this.skipped = [...this.skipped, id]
    this.#keys.close()
    this.#toNext()
  }

  #toNext(): void {
    const isDone = (id: Id): boolean => this.worked.includes(id) || this.skipped.includes(id)
    const next = this.#ids.findIndex((id) => !isDone(id))
    this.#at = next < 0 ? this.#ids.length : next
  }

  #viewOf(id: Id | undefined): KeyView | undefined {
    return this.#keys.view?.keys.find((key) => key.id === id)
  }
}
