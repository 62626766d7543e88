import { openAge, type AgeKey, type OpenableLock, type Unopened } from './age-file.ts'
import type { News } from './news.ts'

/** An age file that waits for its key. */
export interface Sealed {
  readonly file: Uint8Array
  readonly lock: OpenableLock
  /** Where it came from, for a person: "photo.png", "the camera". */
  readonly from: string
}

/** A passphrase that is tried on one of them, as the page shows it. */
export interface TryingShown {
  /** @param share - How far it is, from 0 to 1. */
  progress(share: number): void
  end(opened: boolean): void
}

export interface PileView {
  told(news: News): void
  /** Resolves once it is on the screen, as the first slice of work is the longest. */
  trying(sealed: Sealed): Promise<TryingShown>
}

/** What is done with what comes out of the pile. */
export interface PileEvents {
  /** Other files wait now than before. */
  readonly changed: () => void
  /** `content` is wiped when the promise is settled. */
  readonly opened: (content: Uint8Array, from: string) => Promise<void>
}

type Outcome = 'opened' | 'gone' | Unopened

/** Age files that wait for their keys, and the trying of keys on them. */
export class SealedPile {
  readonly #view: PileView
  readonly #events: PileEvents
  #waiting: readonly Sealed[] = []
  #trying: AbortController | undefined

  constructor(view: PileView, events: PileEvents) {
    this.#view = view
    this.#events = events
  }

  get waiting(): readonly Sealed[] {
    return this.#waiting
  }

  add(sealed: Sealed): void {
    this.#waiting = [...this.#waiting, sealed]
    this.#events.changed()
  }

  /**
   * Tries a passphrase on one, and if it opens that, on the others too, as sheets that were sealed
   * together have the same. One at a time: each takes all of a processor and much memory. The
   * passphrase is let go at the end, or when it is stopped.
   */
  async tryPassphrase(first: Sealed, passphrase: string): Promise<void> {
    if (this.#trying) {
      this.#view.told({ kind: 'busy' })
      return
    }
    const trying = new AbortController()
    this.#trying = trying
    try {
      const outcome = await this.#tryOn(first, passphrase, trying.signal)
      if (outcome === 'opened') await this.#tryOnOthers(passphrase, trying.signal)
      else if (outcome !== 'gone') this.#view.told({ kind: 'unopened', why: outcome, lock: first.lock })
    } finally {
      this.#trying = undefined
    }
  }

  async tryIdentities(sealed: Sealed, identities: readonly string[]): Promise<void> {
    for (const identity of identities) {
      const outcome = await this.#open(sealed, { identity })
      if (outcome === 'opened' || outcome === 'gone') return
      this.#view.told({ kind: 'unopened', why: outcome, lock: sealed.lock })
    }
  }

  stop(): void {
    this.#trying?.abort()
  }

  forget(): void {
    this.stop()
    for (const { file } of this.#waiting) file.fill(0)
    this.#waiting = []
    this.#events.changed()
  }

  /** Also on those that come in meanwhile. What it does not open waits for its own. */
  async #tryOnOthers(passphrase: string, signal: AbortSignal): Promise<void> {
    const tried = new Set<Sealed>()
    let opened = 1
    for (;;) {
      const next = this.#waiting.find((one) => one.lock === 'passphrase' && !tried.has(one))
      if (!next) break
      tried.add(next)
      const outcome = await this.#tryOn(next, passphrase, signal)
      if (outcome === 'gone') return
      if (outcome === 'stopped') {
        this.#view.told({ kind: 'unopened', why: outcome, lock: next.lock })
        return
      }
      if (outcome === 'opened') opened++
    }
    if (tried.size > 0) this.#view.told({ kind: 'opened', opened, tried: tried.size + 1 })
  }

  async #tryOn(sealed: Sealed, passphrase: string, signal: AbortSignal): Promise<Outcome> {
    const shown = await this.#view.trying(sealed)
    const progress = (share: number): void => {
      shown.progress(share)
    }
    const outcome = await this.#open(sealed, { passphrase, progress, signal })
    shown.end(outcome === 'opened')
    return outcome
  }

  async #open(sealed: Sealed, key: AgeKey): Promise<Outcome> {
    const result = await openAge(sealed.file, key)
    // All may have been forgotten meanwhile.
    const awaited = this.#waiting.includes(sealed)
    if (!result.ok) return awaited ? result.reason : 'gone'
    try {
      if (!awaited) return 'gone'
      this.#waiting = this.#waiting.filter((one) => one !== sealed)
      this.#events.changed()
      await this.#events.opened(result.content, sealed.from)
      return 'opened'
    } finally {
      result.content.fill(0)
    }
  }
}
