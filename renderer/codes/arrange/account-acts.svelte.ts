import type { AccountRow, Id } from '../../../electron/contract.ts'
import { COMMANDS, type AccountCommandId, type CommandId } from '../../../electron/contract/words/command-words.ts'
import type { Accounts } from '../accounts.svelte.ts'
import type { IconName } from '../../parts/icons.ts'

/** One line of the menu of an account. */
export interface AccountAct {
  readonly id: AccountCommandId
  readonly words: string
  readonly icon: IconName
  readonly keys: readonly string[]
}

const ICONS_OF: Readonly<Record<AccountCommandId, IconName>> = {
  pin: 'pin',
  tags: 'tag',
  edit: 'edit',
  'print-one': 'print',
  'export-one': 'export',
  tick: 'check',
  trash: 'trash',
}

/** What can be done with the account that is chosen in the list, or with all that are ticked there. */
export class AccountActs {
  dialog = $state<'edit' | 'tags'>()
  /** Where the menu is open, in CSS pixels of the window. */
  menu = $state.raw<{ readonly x: number; readonly y: number }>()
  /** The accounts that the open dialog is about, also when the list no longer shows them. */
  #about = $state.raw<readonly Id[]>([])
  readonly #accounts: Accounts

  constructor(accounts: Accounts) {
    this.#accounts = accounts
  }

  /** The ticked accounts, or else the chosen one. */
  get those(): readonly AccountRow[] {
    const { selection, rows, all, activeIndex } = this.#accounts
    if (selection.size > 0) return selection.of(all)
    return rows.slice(activeIndex, activeIndex < 0 ? 0 : activeIndex + 1)
  }

  /** Those that the open dialog is about, as they are now. */
  get inDialog(): readonly AccountRow[] {
    return this.#accounts.all.filter(({ id }) => this.#about.includes(id))
  }

  /** What can be done with them now, in words that fit. */
  readonly acts = $derived.by((): readonly AccountAct[] =>
    COMMANDS.flatMap((command) =>
      command.group === 'account' && this.can(command.id)
        ? [{ ...command, words: this.#words(command.id, command.words), icon: ICONS_OF[command.id] }]
        : [],
    ),
  )

  readonly can = (id: CommandId): boolean => {
    if (this.#accounts.session.list.kind === 'trash' || this.those.length === 0) return false
    // Only one account has a name to edit.
    return id !== 'edit' || this.those.length === 1
  }

  readonly run = (id: AccountCommandId): void => {
    const { selection, session, activeId } = this.#accounts
    const ids = this.those.map((row) => row.id)
    switch (id) {
      case 'pin':
        void this.#accounts.pin(this.those)
        break
      case 'tags':
      case 'edit':
        this.#about = ids
        this.dialog = id
        break
      case 'print-one':
        session.goWith(ids, 'paper')
        break
      case 'export-one':
        session.goWith(ids, 'settings', 'export')
        break
      case 'tick':
        if (activeId !== undefined) selection.toggle(activeId)
        break
      case 'trash':
        void this.#accounts.trash(this.those)
    }
  }

  close = (): void => {
    this.dialog = undefined
  }

  openMenu = (x: number, y: number): void => {
    this.menu = { x, y }
  }

  closeMenu = (): void => {
    this.menu = undefined
  }

  #words(id: AccountCommandId, words: string): string {
    const several = this.those.length > 1
    if (id === 'pin') return this.those.every(({ pinned }) => pinned !== undefined) ? 'Unpin' : 'Pin'
    if (id === 'print-one' && several) return 'Print their sheets'
    if (id === 'tick') return this.#accounts.selection.ticked.has(this.#accounts.activeId ?? '') ? 'Unselect' : 'Select'
    return words
  }
}
