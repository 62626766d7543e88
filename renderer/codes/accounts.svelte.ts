import type { AccountDetail, AccountRow, Id } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { accountTitle, counted } from '../wording.ts'
import { finder, wordsOf } from './finding.ts'
import { pinsIn, sorted, tagged, type Order } from './sorting.ts'
import { Selection } from './arrange/selection.svelte.ts'
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
  /** The token whose code is being copied. Not shown. */
  #copying: Id | undefined
  readonly session: Session

  readonly words = $derived(wordsOf(this.search))
  order = $state<Order>('name')
  readonly selection = new Selection()
  /** All of the vault, or those of a tag. */
  readonly listed = $derived.by(() => {
    const { list } = this.session
    return list.kind === 'tag' ? tagged(this.all, list.tag) : this.all
  })
  readonly #finder = $derived(finder(sorted(this.listed, this.order)))
  /** What the search finds. */
  readonly rows = $derived(this.#finder(this.words))
  /** How many of the rows are pinned; they come first. */
  readonly pins = $derived(pinsIn(this.rows))
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
    this.selection.keep(this.all)
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
    // Pressed twice, it would use up two counters.
    if (this.#copying === token) return
    this.#copying = token
    await this.changing.inTurn(async () => {
      const seconds = await this.session.confirmation.before(() => call('tokens.copy', { token }))
      this.session.copied.start(token, seconds)
      // Copying a HOTP code uses up its counter.
      if (this.detail?.tokens.some(({ id, type }) => id === token && type === 'hotp')) await this.choose(this.detail.id)
    })
    if (this.#copying === token) this.#copying = undefined
  }

  edit = async (id: Id, service: string, name: string, note: string): Promise<boolean> =>
    this.changing.inTurn(async () => {
      this.#replace(await call('accounts.edit', { id, service, name, note }))
      await this.load()
    })

  /** Says which keys are registered at an account: these, and no others. */
  noteKeys = async (id: Id, keys: readonly Id[]): Promise<boolean> =>
    this.changing.inTurn(async () => {
      this.#replace(await call('accounts.noteKeys', { id, keys: [...keys] }))
      await this.load()
    })

  /** Sets the PIN that a token needs for its codes. */
  givePin = async (token: Id, pin: string): Promise<boolean> =>
    this.changing.inTurn(async () => {
      this.#replace(await this.session.confirmation.before(() => call('tokens.setPin', { token, pin })))
      this.session.notice.say('The PIN is saved. Compare one code with the app it comes from.')
      await this.load()
    })

  /** Moves accounts to the trash, from which they come back as they were. */
  trash = async (accounts: readonly Titled[]): Promise<boolean> =>
    this.changing.inTurn(async () => {
      const there = accounts.filter(({ id }) => this.all.some((row) => row.id === id))
      if (there.length === 0) return
      const trash = await call('accounts.remove', { ids: there.map(({ id }) => id) })
      this.open = false
      this.selection.clear()
      await this.#reload()
      const { said, are } = namesOf(there)
      this.session.notice.say(`${said} ${are} in the trash for 30 days.`, async () => {
        const [first] = await call('trash.restore', { ids: [...trash] })
        this.activeId = first
        return `${said} ${are} back.`
      })
    })

  /** Pins accounts, or unpins them where all are pinned. */
  pin = async (accounts: readonly AccountRow[]): Promise<boolean> =>
    this.changing.inTurn(async () => {
      const rows = this.#asListed(accounts)
      const pin = rows.some(({ pinned }) => pinned === undefined)
      const changed = rows.filter(({ pinned }) => (pinned === undefined) === pin)
      const says = `${namesOf(changed).said} ${pin ? 'pinned' : 'unpinned'}.`
      await this.#arrange(changed, { pin }, { pin: !pin }, says)
    })

  /** Gives accounts a tag that not all of them have. */
  tag = async (accounts: readonly AccountRow[], tag: string): Promise<boolean> =>
    this.changing.inTurn(async () => {
      const changed = this.#asListed(accounts).filter((row) => tagged([row], tag).length === 0)
      await this.#arrange(changed, { tag: [tag] }, { untag: [tag] }, `Tagged ${tag}.`)
    })

  untag = async (accounts: readonly AccountRow[], tag: string): Promise<boolean> =>
    this.changing.inTurn(async () => {
      const changed = tagged(this.#asListed(accounts), tag)
      await this.#arrange(changed, { untag: [tag] }, { tag: [tag] }, `No longer tagged ${tag}.`)
    })

  /** As they are now: a change that was asked for before may have been saved since. */
  #asListed(accounts: readonly AccountRow[]): readonly AccountRow[] {
    return accounts.map((row) => this.all.find(({ id }) => id === row.id) ?? row)
  }

  /** Moves a pinned account among the pinned ones; nothing happens at both ends. */
  movePin = async (id: Id, by: 1 | -1): Promise<void> => {
    await this.#placePin(id, (pins) => pins[pins.indexOf(id) + by])
  }

  /** Puts a pinned account in the place of another. */
  placePin = async (id: Id, other: Id | undefined): Promise<void> => {
    await this.#placePin(id, () => other)
  }

  async #placePin(id: Id, otherAmong: (pins: readonly Id[]) => Id | undefined): Promise<void> {
    await this.changing.inTurn(async () => {
      const pins = this.#pinned()
      const other = otherAmong(pins)
      const to = other === undefined ? -1 : pins.indexOf(other)
      if (to < 0 || !pins.includes(id) || id === other) return
      await call('accounts.orderPins', { ids: pins.filter((one) => one !== id).toSpliced(to, 0, id) })
      await this.load()
    })
  }

  #pinned(): readonly Id[] {
    const all = sorted(this.all, this.order)
    return all.slice(0, pinsIn(all)).map(({ id }) => id)
  }

  async #arrange(accounts: readonly AccountRow[], change: Arrangement, back: Arrangement, says: string): Promise<void> {
    const ids = accounts.map(({ id }) => id)
    if (ids.length === 0) return
    await call('accounts.arrange', { ids, ...change })
    await this.#reload()
    if (this.activeId !== undefined && ids.includes(this.activeId)) await this.choose(this.activeId)
    this.session.notice.say(says, async () => {
      await call('accounts.arrange', { ids, ...back })
      return 'Undone.'
    })
  }

  /** Ticks a recovery code off, or unticks it. `used` is `YYYY-MM-DD`. */
  useCode = async (set: Id, index: number, used: string | null): Promise<void> => {
    await this.changing.inTurn(async () => {
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

/** Tags to give or to take away, or a pin. */
interface Arrangement {
  readonly tag?: string[]
  readonly untag?: string[]
  readonly pin?: boolean
}

type Titled = Pick<AccountRow, 'id' | 'service' | 'name'>

/** "PyPI · alice", or "3 accounts". */
function namesOf(accounts: readonly Titled[]): { readonly said: string; readonly are: 'is' | 'are' } {
  const [one, ...more] = accounts
  if (one && more.length === 0) return { said: accountTitle(one), are: 'is' }
  return { said: counted(accounts.length, 'account'), are: 'are' }
}
