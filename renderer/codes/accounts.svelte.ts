import type { AccountDetail, AccountRow, Id } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { accountTitle } from '../wording.ts'
import { finder, wordsOf } from './finding.ts'
import { sorted, type Order } from './sorting.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** The list of accounts, and the active one in full. */
export class Accounts {
  all = $state.raw<readonly AccountRow[]>([])
  loaded = $state(false)
  search = $state('')
  activeId = $state<Id>()
  detail = $state.raw<AccountDetail>()
  /** In a narrow window: the account is shown instead of the list. */
  open = $state(false)
  /** The token that has the focus; an account may have several. */
  tokenInFocus: Id | undefined
  readonly loading = new Attempt()
  readonly opening = new Attempt()
  readonly changing = new Attempt()
  readonly session: Session

  readonly words = $derived(wordsOf(this.search))
  order = $state<Order>('name')
  readonly #finder = $derived(finder(sorted(this.all, this.order)))
  /** What the search finds. */
  readonly rows = $derived(this.#finder(this.words))
  /** The vault has no account at all. */
  readonly none = $derived(this.loaded && this.all.length === 0)
  readonly activeIndex = $derived(this.rows.findIndex((row) => row.id === this.activeId))
  /** Enter copies a code that can be copied again; one of a counter would be used up. */
  readonly copiesActive = $derived.by(() => {
    const token = this.rows[this.activeIndex]?.tokens[0]
    return token !== undefined && token.type !== 'hotp' && !token.needsPin
  })

  constructor(session: Session) {
    this.session = session
  }

  load = async (): Promise<void> => {
    this.all = await call('accounts.list', { search: '' })
    this.loaded = true
    await this.#chooseFirst()
  }

  /** Searches in what is loaded: the window knows every name already. */
  find = async (search: string): Promise<void> => {
    this.search = search
    await this.#chooseFirst()
  }

  /** Loads the list; an error stays on screen until it works. */
  refresh = async (): Promise<void> => {
    await this.loading.restart(this.load)
  }

  /** Loads the list and the account that is shown. */
  again = async (): Promise<void> => {
    await this.refresh()
    await this.choose(this.activeId)
  }

  choose = async (id: Id | undefined): Promise<void> => {
    this.activeId = id
    if (id === undefined) {
      this.detail = undefined
      return
    }
    await this.opening.restart(async () => {
      const detail = await call('accounts.get', { id })
      if (this.activeId === id) this.detail = detail
    })
  }

  /** Moves in the list; stops at both ends. */
  move = async (by: number): Promise<void> => {
    const index = Math.max(0, Math.min(this.rows.length - 1, this.activeIndex + by))
    await this.choose(this.rows[index]?.id)
  }

  /** Copies the code of the token in focus, or else of the active account's first token. */
  copyActive = async (): Promise<void> => {
    const token = this.tokenInFocus ?? this.rows[this.activeIndex]?.tokens[0]?.id
    if (token !== undefined) await this.copy(token)
  }

  copy = async (token: Id): Promise<void> => {
    await this.changing.run(async () => {
      const seconds = await this.session.confirmation.before(() => call('tokens.copy', { token }))
      this.session.copied.start(token, seconds)
      // Copying a HOTP code uses up its counter.
      if (this.detail?.tokens.some(({ id, type }) => id === token && type === 'hotp')) await this.choose(this.detail.id)
    })
  }

  edit = async (id: Id, service: string, name: string, note: string): Promise<boolean> =>
    this.changing.run(async () => {
      this.#replace(await call('accounts.edit', { id, service, name, note }))
      await this.load()
    })

  /** Says which keys are registered at an account: these, and no others. */
  noteKeys = async (id: Id, keys: readonly Id[]): Promise<boolean> =>
    this.changing.run(async () => {
      this.#replace(await call('accounts.noteKeys', { id, keys: [...keys] }))
      await this.load()
    })

  /** Sets the PIN that a token needs for its codes. */
  givePin = async (token: Id, pin: string): Promise<boolean> =>
    this.changing.run(async () => {
      this.#replace(await this.session.confirmation.before(() => call('tokens.setPin', { token, pin })))
      this.session.notice.say('The PIN is saved. Compare one code with the app it comes from.')
      await this.load()
    })

  remove = async (account: AccountDetail): Promise<boolean> =>
    this.changing.run(async () => {
      await call('accounts.remove', { id: account.id })
      this.open = false
      await this.#reload()
      this.session.notice.say(`Removed ${accountTitle(account)}.`, async () => {
        await call('accounts.undoRemove')
        this.activeId = account.id
        return `${accountTitle(account)} is back.`
      })
    })

  /** Ticks a recovery code off, or unticks it. `used` is `YYYY-MM-DD`. */
  useCode = async (set: Id, index: number, used: string | null): Promise<void> => {
    await this.changing.run(async () => {
      this.#replace(await call('codes.use', { set, index, used }))
      const code = `Code ${String(index + 1)}`
      if (used === null) this.session.notice.say(`${code} is marked as unused.`)
      else
        this.session.notice.say(`${code} is marked as used.`, async () => {
          await call('codes.use', { set, index, used: null })
          return `${code} is marked as unused.`
        })
      await this.load()
    })
  }

  async #chooseFirst(): Promise<void> {
    if (this.activeIndex === -1) await this.choose(this.rows[0]?.id)
  }

  async #reload(): Promise<void> {
    await this.load()
    await this.session.recount()
  }

  #replace(detail: AccountDetail): void {
    if (this.activeId === detail.id) this.detail = detail
  }
}
