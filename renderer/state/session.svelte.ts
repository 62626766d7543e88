import type { VaultState } from '../../electron/contract.ts'
import { call, on } from '../kit.ts'
import { Attempt } from './attempt.svelte.ts'
import { Confirmation } from './confirmation.svelte.ts'
import { Notice } from './notice.svelte.ts'

export const SCREENS = ['accounts', 'intake', 'paper', 'keys', 'vault', 'settings'] as const
export type Screen = (typeof SCREENS)[number]

/** The auto-lock timer is started again at most this often. */
const STAY_EVERY_MS = 20_000

/** Survive the reload that locking ends with: the reason, and that an import was open. */
const LOCK_REASON = 'lock-reason'
const IMPORT_LOST = 'import-lost'

/** The vault as far as the window knows it, and where the person is. */
export class Session {
  vault = $state.raw<VaultState>()
  screen = $state<Screen>('accounts')
  readonly loading = new Attempt()
  readonly confirmation = new Confirmation()
  readonly notice = new Notice()
  /** Why the vault was locked, when it was not asked for. */
  readonly lockedBecause = sessionStorage.getItem(LOCK_REASON)
  /** An import was open then, and is to be begun again. */
  readonly importLost = sessionStorage.getItem(IMPORT_LOST) !== null
  /** Whether an import is open, which a lock would end; the import says so. */
  importOpen: () => boolean = () => false
  /** Somebody wants to lock, and is asked about the open import first. */
  askingToLock = $state(false)
  #stayed = Date.now()

  get unlocked(): boolean {
    return this.vault?.exists === true && !this.vault.locked
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.vault = await call('vault.state')
    })
  }

  /** After something changed what the rail counts; a failure there is not worth a sentence. */
  recount = async (): Promise<void> => {
    this.vault = await call('vault.state').catch(() => this.vault)
  }

  opened = (vault: VaultState): void => {
    forgetLock()
    this.vault = vault
    this.screen = 'accounts'
    if (this.importLost) this.notice.say('The import that was open was not saved. Choose its files again.')
    else this.notice.dismiss()
  }

  /** Whoever needed the paper has probably lost the passphrase. */
  openedWithIdentity = (vault: VaultState): void => {
    this.opened(vault)
    this.go('vault')
    this.notice.say('Unlocked with the backup identity. If the passphrase is lost, change it now.')
  }

  go = (screen: Screen): void => {
    this.screen = screen
    this.notice.leaveScreen()
    // The rail says how many changes are in no backup; most screens change something.
    void this.recount()
  }

  /** Locks, but asks first where that would end an import. */
  lock = async (): Promise<void> => {
    if (this.unlocked && this.importOpen()) this.askingToLock = true
    else await this.lockNow()
  }

  lockNow = async (): Promise<void> => {
    if (!this.unlocked) return
    await call('vault.lock').catch(() => undefined)
    location.reload()
  }

  /** The person moved or typed. */
  stay = (): void => {
    if (!this.unlocked || Date.now() - this.#stayed < STAY_EVERY_MS) return
    this.#stayed = Date.now()
    void call('vault.stay').catch(() => undefined)
  }

  /** Until the returned function is called, what the window says of backups follows those the app makes by itself. */
  watchBackups = (): (() => void) => on('backup', () => void this.recount())

  /** Until the returned function is called, the window reloads when the vault is locked: that empties its memory. */
  watchLock = (): (() => void) =>
    on('locked', ({ reason }) => {
      forgetLock()
      if (reason !== 'asked') {
        sessionStorage.setItem(LOCK_REASON, reason)
        if (this.importOpen()) sessionStorage.setItem(IMPORT_LOST, 'yes')
      }
      location.reload()
    })

  /** Until the returned function is called, the lock of the menu does what the one in the rail does. */
  watchMenu = (): (() => void) => on('lockAsked', () => void this.lock())
}

function forgetLock(): void {
  sessionStorage.removeItem(LOCK_REASON)
  sessionStorage.removeItem(IMPORT_LOST)
}
