import { existsSync } from 'node:fs'
import { Kit } from '../accounts/kit.ts'
import type { Events } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import type { Surroundings } from '../surroundings.ts'
import { calibrate } from '../vault/kdf.ts'
import { LEAST_SCORE, passphraseBytes, passphraseStrength } from '../vault/passphrase.ts'
import { Vault } from '../vault/vault.ts'

const ONE_USE_SECONDS = 60

type LockReason = Events['locked']['reason']

/** The open vault, from unlocking to locking, and who has shown lately that they know the passphrase. */
export class Session {
  readonly surroundings: Surroundings
  #kit: Kit | undefined
  #opening = false
  #confirmedAt = Number.NEGATIVE_INFINITY
  #idleTimer: NodeJS.Timeout | undefined
  readonly #onLock: (() => void)[] = []

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings
  }

  get unlocked(): boolean {
    return this.#kit !== undefined
  }

  get exists(): boolean {
    return existsSync(this.surroundings.vaultPath)
  }

  /** @throws KitError `vault-locked`. */
  get kit(): Kit {
    if (!this.#kit) throw vaultLocked()
    return this.#kit
  }

  /** @throws KitError `vault-locked`. */
  requireUnlocked(): void {
    if (!this.#kit) throw vaultLocked()
  }

  /** What `onLock` is told to do is done before the keys are wiped. */
  onLock(wipe: () => void): void {
    this.#onLock.push(wipe)
  }

  /** @throws KitError `weak-passphrase`, or what `Vault.create` throws. */
  async create(passphrase: string): Promise<void> {
    const { score } = await passphraseStrength(passphrase)
    if (score < LEAST_SCORE) {
      throw new KitError(
        'weak-passphrase',
        'This passphrase is too easy to guess for a file that may be copied. Nothing was created. Use more words, or the generated one.',
      )
    }
    const costs = this.surroundings.costs ?? (await calibrate())
    await this.#open(passphrase, (bytes) => Vault.create(this.surroundings.vaultPath, bytes, costs))
  }

  async unlock(passphrase: string): Promise<void> {
    await this.#open(passphrase, (bytes) => Vault.open(this.surroundings.vaultPath, bytes))
  }

  /** Wipes what is in memory. The window reloads when it is told. */
  lock(reason: LockReason): void {
    if (!this.#kit) return
    for (const wipe of this.#onLock) wipe()
    clearTimeout(this.#idleTimer)
    this.#kit.close()
    this.#kit = undefined
    this.#confirmedAt = Number.NEGATIVE_INFINITY
    this.surroundings.tell('locked', { reason })
  }

  /** Takes the passphrase again. @throws KitError `wrong-passphrase`. */
  async confirm(passphrase: string): Promise<void> {
    const bytes = passphraseBytes(passphrase)
    const accepted = await this.kit.vault.accepts(bytes)
    bytes.fill(0)
    if (!accepted) {
      throw new KitError(
        'wrong-passphrase',
        'This is not the passphrase of the open vault. Nothing was shown or changed. Try again.',
      )
    }
    this.#confirmedAt = this.surroundings.now()
  }

  /**
   * Stands before everything that lets a secret out of the vault. With a grace period of zero a
   * confirmation is good for one thing, and has to be used within a minute.
   *
   * @throws KitError `confirm-needed` when the passphrase was typed longer ago than the grace period.
   */
  requireConfirmed(): void {
    const grace = this.kit.settings.graceSeconds
    const sinceThen = this.surroundings.now() - this.#confirmedAt
    // A clock that was set back makes the time negative; that is no confirmation either.
    if (sinceThen < 0 || sinceThen >= (grace || ONE_USE_SECONDS) * 1000) {
      throw new KitError('confirm-needed', 'Type the passphrase again to go on. Nothing was shown.')
    }
    if (grace === 0) this.#confirmedAt = Number.NEGATIVE_INFINITY
  }

  /** What was typed for a longer grace period is not good for a shorter one. */
  forgetConfirmation(): void {
    this.#confirmedAt = Number.NEGATIVE_INFINITY
  }

  /** The person is there; the time to the automatic lock starts again. */
  stay(): void {
    clearTimeout(this.#idleTimer)
    if (!this.#kit) return
    this.#idleTimer = setTimeout(() => {
      this.lock('idle')
    }, this.#kit.settings.lockMinutes * 60_000)
    this.#idleTimer.unref()
  }

  async #open(passphrase: string, open: (bytes: Uint8Array) => Promise<Vault>): Promise<void> {
    if (this.#kit) return
    if (this.#opening) throw new KitError('vault-busy', 'The vault is being opened already. Wait a moment.')
    this.#opening = true
    const bytes = passphraseBytes(passphrase)
    try {
      this.#kit = new Kit(await open(bytes))
      if (this.#kit.settings.graceSeconds > 0) this.#confirmedAt = this.surroundings.now()
      this.stay()
    } finally {
      bytes.fill(0)
      this.#opening = false
    }
  }
}

function vaultLocked(): KitError {
  return new KitError('vault-locked', 'The vault is locked. Nothing was changed. Unlock it to go on.')
}
