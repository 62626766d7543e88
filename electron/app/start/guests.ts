import { KitError } from '../../kit-error.ts'
import type { Surroundings } from '../../surroundings.ts'
import type { OneKit } from './one-kit.ts'

/** What takes the place of this computer's vault, and how to open it. */
export interface Guest {
  readonly surroundings: Surroundings
  readonly open: (kit: OneKit) => Promise<void>
  /** Deletes what it left on the disk. */
  readonly clean: () => void
}

/** At most one guest, shown from the moment it is open until it is locked; and at most one on its way. */
export class Guests {
  readonly #make: (surroundings: Surroundings) => OneKit
  #shown: { readonly kit: OneKit; readonly clean: () => void } | undefined
  /** No call reaches it before it is open. */
  #opening: OneKit | undefined

  constructor(make: (surroundings: Surroundings) => OneKit) {
    this.#make = make
  }

  get shown(): OneKit | undefined {
    return this.#shown?.kit
  }

  /**
   * Opens a guest and then shows it. The one before stays until then.
   *
   * @throws KitError `cancelled` when it was stopped meanwhile, or what `open` throws.
   */
  async enter({ surroundings, open, clean }: Guest): Promise<void> {
    this.stopOpening()
    const kit: OneKit = this.#make({
      ...surroundings,
      tell: (event, payload) => {
        if (this.shown !== kit) return
        if (event === 'locked') this.leave()
        surroundings.tell(event, payload)
      },
    })
    this.#opening = kit
    try {
      await open(kit).catch((error: unknown) => {
        throw this.#opening === kit ? error : stopped()
      })
      if (this.#opening !== kit) throw stopped()
    } catch (error) {
      kit.lock('asked')
      clean()
      throw error
    } finally {
      if (this.#opening === kit) this.#opening = undefined
    }
    this.leave()
    this.#shown = { kit, clean }
  }

  /** What is being opened is not shown any more. */
  stopOpening(): void {
    const kit = this.#opening
    this.#opening = undefined
    kit?.lock('asked')
  }

  /** The window is told nothing of it: it is about to be shown another vault. */
  leave(): void {
    const shown = this.#shown
    this.#shown = undefined
    shown?.kit.lock('asked')
    shown?.clean()
  }
}

function stopped(): KitError {
  return new KitError('cancelled', 'Stopped. Nothing was opened or changed.')
}
