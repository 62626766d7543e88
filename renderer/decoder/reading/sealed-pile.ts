import type { AgeKey, OpenableLock } from './age-file.ts'
import type { News } from './news.ts'
import { openSealed, type OpenedContent, type SealedContent, type VaultContents } from './open-sealed.ts'

/** An age file or a vault that waits for its key. */
export interface Sealed {
  readonly sealed: SealedContent
  /** What may open it. */
  readonly locks: readonly OpenableLock[]
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
  readonly vaultOpened: (contents: VaultContents, from: string) => void
}

type Outcome = 'opened' | 'gone' | Extract<News, { readonly kind: 'unopened' | 'vault-unopened' }>

/** Age files and vaults that wait for their keys, and the trying of keys on them. */
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
   * together have the same, and so have backups of one vault. One at a time: each takes all of a processor and much
   * memory. The passphrase is let go at the end, or when it is stopped.
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
      if (outcome === 'opened') await this.#tryOnOthers(first, passphrase, trying.signal)
      else if (outcome !== 'gone') this.#view.told(outcome)
    } finally {
      this.#trying = undefined
    }
  }

  async tryIdentities(sealed: Sealed, identities: readonly string[]): Promise<void> {
    for (const identity of identities) {
      const outcome = await this.#open(sealed, { identity })
      if (outcome === 'opened' || outcome === 'gone') return
      this.#view.told(outcome)
    }
  }

  stop(): void {
    this.#trying?.abort()
  }

  forget(): void {
    this.stop()
    for (const { sealed } of this.#waiting) if (sealed.kind === 'age') sealed.file.fill(0)
    this.#waiting = []
    this.#events.changed()
  }

  /** Also on those that come in meanwhile. What it does not open waits for its own. */
  async #tryOnOthers(first: Sealed, passphrase: string, signal: AbortSignal): Promise<void> {
    const tried = new Set<Sealed>()
    let opened = 1
    for (;;) {
      const next = this.#waiting.find((one) => isAlike(one, first) && !tried.has(one))
      if (!next) break
      tried.add(next)
      const outcome = await this.#tryOn(next, passphrase, signal)
      if (outcome === 'gone') return
      if (outcome === 'opened') opened++
      else if (outcome.why === 'stopped') {
        this.#view.told(outcome)
        return
      }
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
    const result = await openSealed(sealed.sealed, key)
    // All may have been forgotten meanwhile.
    const awaited = this.#waiting.includes(sealed)
    try {
      if (!awaited) return 'gone'
      if (result.kind === 'vault-unopened') return result
      if (result.kind === 'unopened') return { ...result, lock: 'passphrase' in key ? 'passphrase' : 'identity' }
      this.#waiting = this.#waiting.filter((one) => one !== sealed)
      this.#events.changed()
      if (result.kind === 'vault') this.#events.vaultOpened(result.contents, sealed.from)
      else await this.#events.opened(result.content, sealed.from)
      return 'opened'
    } finally {
      wipe(result)
    }
  }
}

/** Whether one passphrase may open both. Trying one on a vault takes long, so a sheet's is not tried on it. */
function isAlike({ sealed, locks }: Sealed, other: Sealed): boolean {
  return locks.includes('passphrase') && sealed.kind === other.sealed.kind
}

function wipe(result: OpenedContent): void {
  if (result.kind === 'age') result.content.fill(0)
}
