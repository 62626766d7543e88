import { sha256 } from '@noble/hashes/sha2.js'
import type { KitContents } from '../kit/kit-contents.ts'
import { readVaultFile } from '../vault/head.ts'
import type { Damage } from '../vault/manifest.ts'
import { VaultRefused } from '../vault/problem.ts'
import { hex } from '../vault/sealing.ts'
import { isIntact } from '../../../electron/vault/age/identity-bytes.ts'
import { materialInside } from './material.ts'
import type { Material } from './material-kinds.ts'
import type { News } from './news.ts'
import { locksOf } from './open-sealed.ts'
import type { Restored } from './restored.ts'
import { SealedPile, type PileView, type Sealed } from './sealed-pile.ts'
import { addShare, type ShareSet } from './shares.ts'

/** Opening by passphrase. */
export interface Opening {
  /** What came of it is shown and said. */
  open(sealed: Sealed, passphrase: string): Promise<void>
  stop(): void
}

/** What the page shows of the desk. */
export interface DeskView extends PileView {
  accountsCame(accounts: readonly Restored[]): void
  /** All of an export or a vault; only a vault can be damaged and still open. */
  kitCame(contents: KitContents, from: string, damage: readonly Damage[]): void
  identityCame(identity: string): void
  textCame(text: string, from: string): void
  /** All that still wait, and what opens one. */
  waiting(sealed: readonly Sealed[], hasIdentity: boolean, opening: Opening): void
  sharesAre(sets: readonly ShareSet[]): void
}

/** What was brought to this page, until it is forgotten. Nothing of it is written anywhere. */
export class Desk implements Opening {
  readonly #view: DeskView
  readonly #seen = new Set<string>()
  readonly #pile: SealedPile
  #identities: readonly string[] = []
  #sets: readonly ShareSet[] = []
  #shareTurn: Promise<unknown> = Promise.resolve()
  #round = 0

  constructor(view: DeskView) {
    this.#view = view
    this.#pile = new SealedPile(view, {
      changed: () => {
        this.#tellWaiting()
      },
      opened: async (content, from) => {
        await this.take(materialInside(content), from)
      },
      vaultOpened: ({ damage, ...contents }, from) => {
        this.#kitCame(contents, from, damage)
      },
    })
  }

  /** Counts how often all was forgotten: what was begun before is no longer wanted. */
  get round(): number {
    return this.#round
  }

  /**
   * Takes what was read; what is here already is passed over, as a camera reads the same code many times.
   *
   * @returns whether any of it was new.
   */
  async take(materials: readonly Material[], from: string): Promise<boolean> {
    const round = this.#round
    let isNew = false
    for (const material of materials) {
      if (round !== this.#round) break
      const key = JSON.stringify(material, (_name, value: unknown) =>
        value instanceof Uint8Array ? hex(sha256(value)) : value,
      )
      if (this.#seen.has(key)) continue
      this.#seen.add(key)
      isNew = true
      try {
        await this.#takeOne(material, from)
      } catch {
        this.#view.told({ kind: 'failed', from })
      }
    }
    return isNew
  }

  async open(sealed: Sealed, passphrase: string): Promise<void> {
    await this.#pile.tryPassphrase(sealed, passphrase)
  }

  stop(): void {
    this.#pile.stop()
  }

  forget(): void {
    this.#round += 1
    this.#seen.clear()
    this.#identities = []
    this.#sets = []
    this.#pile.forget()
    this.#view.sharesAre([])
  }

  async #takeOne(material: Material, from: string): Promise<void> {
    switch (material.kind) {
      case 'accounts':
        this.#view.accountsCame(material.accounts)
        this.#view.told(material)
        break
      case 'text':
        this.#view.textCame(material.text, from)
        this.#view.told({ kind: 'other-text' })
        break
      case 'kit':
        this.#kitCame(material.contents, from, [])
        break
      case 'vault':
        await this.#takeVault(material.file, from)
        break
      case 'age':
        await this.#wait({ sealed: { kind: 'age', file: material.file }, locks: [material.lock], from })
        break
      case 'identity':
        await this.#takeIdentity(material.identity)
        break
      case 'share':
        await this.#takeShare(material.words)
        break
      case 'mark':
        this.#view.told({ kind: 'page', mark: material.mark })
        break
      case 'refused':
        this.#view.told(material)
    }
  }

  async #wait(sealed: Sealed): Promise<void> {
    this.#pile.add(sealed)
    if (sealed.locks.includes('identity') && this.#identities.length > 0)
      await this.#pile.tryIdentities(sealed, this.#identities)
    else this.#view.told(waitingNews(sealed))
  }

  /** Everything that needs no key is checked before anybody types one. */
  async #takeVault(file: Uint8Array, from: string): Promise<void> {
    try {
      const vault = readVaultFile(file)
      await this.#wait({ sealed: { kind: 'vault', vault }, locks: locksOf(vault), from })
    } catch (error) {
      if (!(error instanceof VaultRefused)) throw error
      this.#view.told({ kind: 'refused', why: { kind: 'vault', problem: error.problem } })
    }
  }

  #kitCame(contents: KitContents, from: string, damage: readonly Damage[]): void {
    this.#view.kitCame(contents, from, damage)
    const { accounts, unread } = contents
    this.#view.told({ kind: 'kit', accounts: accounts.length, unread, damage: damage.length })
  }

  async #takeShare(words: string): Promise<void> {
    // One after the other: putting a set together takes a while, in which the camera may see the next share.
    const turn = this.#shareTurn.then(() => this.#addShare(words))
    this.#shareTurn = turn
    const identity = await turn
    if (identity !== undefined) await this.#takeIdentity(identity)
  }

  /** The identity, when the share completes its set. */
  async #addShare(words: string): Promise<string | undefined> {
    const round = this.#round
    const added = await addShare(this.#sets, words, (share) => {
      if (round === this.#round) this.#view.told({ kind: 'combining', share })
    })
    // All may have been forgotten meanwhile.
    if (round !== this.#round) return undefined
    this.#view.told(added.ok ? added.news : { kind: 'share-refused', why: added.why })
    if (!added.ok) return undefined
    this.#sets = added.sets
    this.#view.sharesAre(added.sets)
    return added.identity
  }

  async #takeIdentity(identity: string): Promise<void> {
    if (!isIntact(identity)) {
      this.#view.told({ kind: 'identity-damaged' })
      return
    }
    if (this.#identities.includes(identity)) return
    this.#identities = [...this.#identities, identity]
    this.#view.identityCame(identity)
    this.#tellWaiting()
    const waiting = this.#pile.waiting.filter(({ locks }) => locks.includes('identity'))
    const isVaultLeft = this.#pile.waiting.some(
      ({ sealed, locks }) => sealed.kind === 'vault' && !locks.includes('identity'),
    )
    if (waiting.length === 0)
      this.#view.told(isVaultLeft ? { kind: 'vault-unopened', why: 'no-paper-key' } : { kind: 'identity' })
    for (const sealed of waiting) await this.#pile.tryIdentities(sealed, this.#identities)
  }

  #tellWaiting(): void {
    this.#view.waiting(this.#pile.waiting, this.#identities.length > 0, this)
  }
}

function waitingNews({ sealed, locks }: Sealed): News {
  if (sealed.kind === 'vault') return { kind: 'vault-sealed', paperKey: locks.includes('identity') }
  return { kind: locks.includes('identity') ? 'locked' : 'sealed' }
}
