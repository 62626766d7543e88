import type { Id, VaultState } from '../../electron/contract.ts'
import type { AccountCommandId, CommandId } from '../../electron/contract/words/command-words.ts'
import { call, on } from '../call.ts'
import { Attempt } from './attempt.svelte.ts'
import { Confirmation } from './confirmation.svelte.ts'
import { Copied } from './copied.svelte.ts'
import { Notice } from './notice.svelte.ts'
import type { SettingsPart } from '../settings/settings-parts.ts'

/** The four places of the rail, in its order. */
export const PLACES = ['accounts', 'recovery', 'intake', 'settings'] as const
export type Place = (typeof PLACES)[number]
/** Screens that a place leads to. */
export type Screen = Place | 'paper' | 'keys'

/** The place that a screen belongs to. */
export function placeOf(screen: Screen): Place {
  return screen === 'paper' || screen === 'keys' ? 'recovery' : screen
}

export type AccountsList = { readonly kind: 'all' | 'trash' } | { readonly kind: 'tag'; readonly tag: string }

/** The commands about the account in the list. */
interface AccountActsPort {
  readonly can: (id: CommandId) => boolean
  readonly run: (id: AccountCommandId) => void
}

/** The auto-lock timer is restarted at most this often. */
const STAY_EVERY_MS = 20_000

/** These survive the reload that locking ends with: the reason, and that an import was open. */
const LOCK_REASON = 'lock-reason'
const IMPORT_LOST = 'import-lost'
/** This too: the vault is to be set aside as soon as it is locked. */
const SET_ASIDE = 'set-aside'

/** What the window knows about the vault, and which screen is open. */
export class Session {
  vault = $state.raw<VaultState>()
  screen = $state<Screen>('accounts')
  /** Where to go on the Settings screen; a new object each time. */
  part = $state.raw<{ readonly name: SettingsPart }>()
  /** Which of the accounts are in the list. */
  list = $state.raw<AccountsList>({ kind: 'all' })
  /** The accounts that the next screen is about; it takes them once. */
  chosen: readonly Id[] | undefined
  /** What can be done with the account in the list, while that is shown. */
  accountActs = $state.raw<AccountActsPort>()
  readonly loading = new Attempt()
  readonly confirmation = new Confirmation()
  readonly notice = new Notice()
  readonly copied = new Copied()
  /** Why the vault was locked, if the user did not ask for it. */
  readonly lockedBecause = sessionStorage.getItem(LOCK_REASON)
  /** An import was open at the time, and must be started again. */
  readonly importLost = sessionStorage.getItem(IMPORT_LOST) !== null
  /** Whether an import is open that a lock would end; the import answers this. */
  importOpen: () => boolean = () => false
  /** The user wants to lock, and must first answer for the open import. */
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

  /** Call after a change to what the rail counts. A failure is not worth a sentence. */
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

  /** Someone who needed the paper has probably lost the passphrase. */
  openedWithIdentity = (vault: VaultState): void => {
    this.opened(vault)
    this.go('settings', 'security')
    this.notice.say('Unlocked with the paper key. If the passphrase is lost, change it now.')
  }

  go = (screen: Screen, part?: SettingsPart): void => {
    this.screen = screen
    this.part = part && { name: part }
    this.notice.leaveScreen()
    // The rail says how many changes are in no backup, and most screens change something.
    void this.recount()
  }

  /** Shows all accounts, those of a tag, or the trash. */
  showList = (list: AccountsList): void => {
    this.list = list
    if (this.screen !== 'accounts') this.go('accounts')
  }

  /** Goes to a screen with these accounts chosen there. */
  goWith = (accounts: readonly Id[], screen: Screen, part?: SettingsPart): void => {
    this.chosen = accounts
    this.go(screen, part)
  }

  /** The accounts to begin with; undefined for all. */
  takeChosen = (): readonly Id[] | undefined => {
    const { chosen } = this
    this.chosen = undefined
    return chosen
  }

  /** Locks, but asks first if that would end an import. */
  lock = async (): Promise<void> => {
    if (this.unlocked && this.importOpen()) this.askingToLock = true
    else await this.lockNow()
  }

  lockNow = async (): Promise<void> => {
    if (!this.unlocked) return
    await call('vault.lock').catch(() => undefined)
    location.reload()
  }

  /** Locks, and sets the vault aside then: while it is open, it has to stay where it is. */
  setAside = async (): Promise<void> => {
    sessionStorage.setItem(SET_ASIDE, 'yes')
    await this.lockNow()
  }

  /** Whether `setAside` asked for it; true only once. */
  takeSetAside = (): boolean => {
    const asked = sessionStorage.getItem(SET_ASIDE) !== null
    sessionStorage.removeItem(SET_ASIDE)
    return asked
  }

  /** The user moved or typed. */
  stay = (): void => {
    if (!this.unlocked || Date.now() - this.#stayed < STAY_EVERY_MS) return
    this.#stayed = Date.now()
    void call('vault.stay').catch(() => undefined)
  }

  /** Updates what the window says about backups when the app makes one, until the returned function is called. */
  watchBackups = (): (() => void) => on('backup', () => void this.recount())

  /** Reloads the window when the vault is locked, which empties its memory, until the returned function is called. */
  watchLock = (): (() => void) =>
    on('locked', ({ reason }) => {
      forgetLock()
      if (reason !== 'asked') {
        sessionStorage.setItem(LOCK_REASON, reason)
        if (this.importOpen()) sessionStorage.setItem(IMPORT_LOST, 'yes')
      }
      location.reload()
    })

  /** Makes the menu's lock work like the rail's, until the returned function is called. */
  watchMenu = (): (() => void) => on('lockAsked', () => void this.lock())
}

function forgetLock(): void {
  sessionStorage.removeItem(LOCK_REASON)
  sessionStorage.removeItem(IMPORT_LOST)
}
