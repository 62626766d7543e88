import { existsSync } from 'node:fs'
import { Kit } from '../../accounts/kit.ts'
import { passphraseTyped, worthNoting } from '../../accounts/slot-records.ts'
import type { Events } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import type { Surroundings } from '../../surroundings.ts'
import { slotRecipient } from '../../vault/slots/identity-slot.ts'
import { recipientOf } from '../../vault/age/identity.ts'
import { identityIn } from '../../vault/age/identity-text.ts'
import { calibrate, type KdfCosts } from '../../vault/slots/kdf.ts'
import { withPassphrase } from '../../vault/slots/passphrase.ts'
import { Vault } from '../../vault/vault.ts'
import { Confirmation, type Confirmed } from './confirmation.ts'
import { requireStrong } from './new-passphrase.ts'
import { OpenKit } from './open-kit.ts'
import { UnfinishedSaves } from './unfinished-saves.ts'

type LockReason = Events['locked']['reason']

/** The open vault, from unlocking to locking. */
export class Session {
  readonly surroundings: Surroundings
  /** For files with secrets in the clear. */
  readonly saves: UnfinishedSaves
  readonly #open = new OpenKit()
  #opening = false
  /** Counts the calls of `lock`: a vault that was being opened meanwhile is let go of. */
  #locks = 0
  #until = new AbortController()
  readonly #confirmation = new Confirmation()
  #idleTimer: NodeJS.Timeout | undefined
  readonly #onLock: (() => void)[] = []
  readonly #onUnlock: (() => void)[] = []
  readonly #onChange: (() => void)[] = []

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings
    this.saves = new UnfinishedSaves(surroundings.vaultPath)
  }

  /** False also for a call that was made before the last lock. */
  get unlocked(): boolean {
    return this.#open.seen !== undefined
  }

  /** Whether a vault is being opened just now. */
  get opening(): boolean {
    return this.#opening
  }

  get exists(): boolean {
    return existsSync(this.surroundings.vaultPath)
  }

  /** The vault that was open when the call was made. @throws KitError `vault-locked`, also when it was locked since. */
  get kit(): Kit {
    return this.#open.require()
  }

  /** Guards work that happens outside the vault. @throws KitError as `kit`. */
  requireUnlocked(): void {
    this.#open.require()
  }

  /** From then on each of these calls sees the vault that is open when it is made, and no later one. */
  bind<H extends object>(handlers: H): H {
    return this.#open.bind(handlers)
  }

  /** Aborted by the next `stop` or `lock`. Whatever derives keys or reads a stranger's file takes it along. */
  get untilStopped(): AbortSignal {
    return this.#until.signal
  }

  /** Stops what takes long and may be of a file that asks for too much. An open vault stays open. */
  stop(): void {
    this.#until.abort()
    this.#until = new AbortController()
  }

  /** What `onLock` is told to do is done before the keys are wiped. */
  onLock(wipe: () => void): void {
    this.#onLock.push(wipe)
  }

  /** Told when a vault is open, before anything is done with it. */
  onUnlock(look: () => void): void {
    this.#onUnlock.push(look)
  }

  /** Told after unlocking and after each change that is on disk. */
  onChange(look: () => void): void {
    this.#onChange.push(look)
  }

  /** @throws KitError `weak-passphrase`, or what `Vault.create` throws. */
  async create(passphrase: string): Promise<void> {
    const locks = this.#locks
    if (!this.surroundings.demo) await requireStrong(passphrase) // that of a demo is on the screen
    const costs = await this.newCosts()
    await this.#openTyped(passphrase, (bytes) => Vault.create(this.surroundings.vaultPath, bytes, costs), locks)
  }

  /** Costs of a new passphrase, about a second of this machine. */
  async newCosts(): Promise<KdfCosts> {
    return this.surroundings.costs ?? (await calibrate())
  }

  async unlock(passphrase: string): Promise<void> {
    const { untilStopped } = this
    const { vaultPath, copyOf } = this.surroundings
    await this.#openTyped(passphrase, (bytes) =>
      copyOf === undefined
        ? Vault.open(vaultPath, bytes, untilStopped)
        : toLookAt(Vault.openCopy(copyOf, bytes, untilStopped)),
    )
  }

  /** The identity counts as a passphrase: it must allow setting a new one after the old one is lost. */
  async unlockWithIdentity(typed: string): Promise<void> {
    const identity = identityIn(typed) ?? ''
    const { vaultPath, copyOf } = this.surroundings
    const open = (): Promise<Vault> =>
      copyOf === undefined
        ? Vault.openWithIdentity(vaultPath, identity)
        : toLookAt(Vault.openCopyWithIdentity(copyOf, identity))
    if (await this.#openVault(open)) this.#confirmation.note(this.surroundings.now())
  }

  /** Opens the vault at its path with the keys of a true copy, which the person has just opened. */
  async openAs(copy: Vault): Promise<void> {
    await this.#openVault(() => Promise.resolve(copy.reopenToWrite(this.surroundings.vaultPath)))
    if (this.kit.settings.graceSeconds > 0) this.#confirmation.note(this.surroundings.now())
  }

  /** Wipes what is in memory. The window reloads when it is told. A vault that is being opened stays locked. */
  lock(reason: LockReason): void {
    this.#locks += 1
    this.stop()
    if (!this.#open.isOpen) return
    for (const wipe of this.#onLock) wipe()
    clearTimeout(this.#idleTimer)
    this.#open.end()?.close()
    this.#confirmation.forget()
    this.surroundings.tell('locked', { reason })
  }

  /** Takes the passphrase again, or the paper key. @throws KitError `wrong-passphrase`. */
  async confirm(passphrase: string): Promise<void> {
    if (await this.#isIdentity(passphrase)) {
      this.#confirmation.note(this.surroundings.now())
      return
    }
    const { untilStopped } = this
    const slot = await withPassphrase(passphrase, (bytes) => this.kit.vault.slotOf(bytes, untilStopped))
    // What was typed before a lock is no confirmation after it.
    this.requireUnlocked()
    if (slot === undefined) {
      throw new KitError(
        'wrong-passphrase',
        'This is not the passphrase of the open vault. Nothing was shown or changed. Try again.',
      )
    }
    this.#noteTyped(slot)
    this.#confirmation.note(this.surroundings.now())
  }

  /** Guards every call that reveals a secret. @throws KitError `vault-locked`, or as `Confirmation.require`. */
  requireConfirmed(): Confirmed {
    const { graceSeconds } = this.kit.settings
    return this.#confirmation.require(this.surroundings.now(), graceSeconds)
  }

  /** What was typed for a longer grace period is not good for a shorter one. */
  forgetConfirmation(): void {
    this.#confirmation.forget()
  }

  /** The person is there; the time to the automatic lock starts again. */
  stay(): void {
    const kit = this.#open.seen
    if (!kit) return
    clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => {
      this.lock('idle')
    }, kit.settings.lockMinutes * 60_000)
    this.#idleTimer.unref()
  }

  /** The recipient comes from the identity alone, so knowing the one in the vault proves that it is the one. */
  async #isIdentity(typed: string): Promise<boolean> {
    const recipient = await recipientOf(typed)
    if (recipient === undefined) return false
    return this.kit.vault.slots().some((slot) => slot.kind === 'identity' && slotRecipient(slot) === recipient)
  }

  async #openTyped(
    passphrase: string,
    open: (bytes: Uint8Array) => Promise<Vault>,
    locks = this.#locks,
  ): Promise<void> {
    if (!(await withPassphrase(passphrase, (bytes) => this.#openVault(() => open(bytes), locks)))) return
    if (this.kit.settings.graceSeconds > 0) this.#confirmation.note(this.surroundings.now())
    this.#noteTyped(this.kit.vault.opener)
  }

  /**
   * False when a vault is open already; then nothing was opened and nothing was checked.
   *
   * @param locks - How often it had been locked when the person asked for it.
   */
  async #openVault(open: () => Promise<Vault>, locks = this.#locks): Promise<boolean> {
    if (this.#open.isOpen) return false
    if (this.#opening)
      throw new KitError('vault-busy', 'The vault is being opened already. Nothing was changed. Wait a moment.')
    this.#opening = true
    try {
      const tellChange = (): void => {
        for (const look of this.#onChange) look()
      }
      const vault = await open().catch((error: unknown) => {
        throw locks === this.#locks ? error : lockedMeanwhile()
      })
      if (locks !== this.#locks) {
        vault.close()
        throw lockedMeanwhile()
      }
      this.#open.open(new Kit(vault, tellChange))
      this.stay()
      if (!vault.frozen) this.saves.clean()
      for (const look of this.#onUnlock) look()
      tellChange()
      return true
    } finally {
      this.#opening = false
    }
  }

  /** A vault that cannot be written to is still opened: the note is for the drill alone. */
  #noteTyped(slot: string): void {
    const { kit } = this
    const now = this.surroundings.now()
    if (kit.vault.damage.length > 0 || !worthNoting(kit, slot, now)) return
    try {
      kit.commit(passphraseTyped(kit, slot, now))
    } catch (error) {
      if (!(error instanceof KitError)) throw error
    }
  }
}

async function toLookAt(opening: Promise<Vault>): Promise<Vault> {
  const vault = await opening
  vault.freeze()
  return vault
}

function lockedMeanwhile(): KitError {
  return new KitError(
    'vault-locked',
    'The vault was locked while it was being opened, so it stays locked. Nothing in it was changed. Unlock it again.',
  )
}
