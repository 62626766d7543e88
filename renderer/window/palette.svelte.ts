import type { AccountRow, Id } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { finder, wordsOf } from '../codes/finding.ts'
import { found, type Command } from '../commands.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

const MOST_ACCOUNTS = 8

/** One line of the palette. */
export type Hit =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'account'; readonly account: AccountRow; readonly token: AccountRow['tokens'][number] }

/** What can be done next, by typing a part of its name: commands, places, then accounts whose code is copied. */
export class Palette {
  query = $state('')
  active = $state(0)
  readonly copying = new Attempt()
  readonly #session: Session
  readonly #commands: readonly Command[]
  /** The account whose next code would be used up, once the person was told. */
  asked = $state<Id>()
  #accounts = $state.raw<readonly AccountRow[]>([])
  readonly #find = $derived(finder(this.#accounts.filter(({ tokens }) => tokens.length > 0)))
  /** Never of a former query: Enter copies what is shown. */
  readonly #foundAccounts = $derived.by(() => {
    const words = wordsOf(this.query)
    return words.length === 0 ? [] : this.#find(words).slice(0, MOST_ACCOUNTS)
  })

  readonly hits: readonly Hit[] = $derived.by(() => [
    ...this.#of('account'),
    ...this.#of('do'),
    ...this.#of('go'),
    ...this.#of('help'),
    ...this.#foundAccounts.flatMap((account) => {
      const token = account.tokens[0]
      return token ? [{ kind: 'account', account, token } as const] : []
    }),
  ])

  constructor(session: Session, commands: readonly Command[]) {
    this.#session = session
    this.#commands = commands
  }

  /** The names of all accounts, once for all that is typed. Without them there are still the commands. */
  load = async (): Promise<void> => {
    this.#accounts = await call('accounts.list', { search: '' }).catch(() => [])
  }

  type = (query: string): void => {
    this.query = query
    this.active = 0
    this.asked = undefined
  }

  /** Moves among the lines, and from the last to the first. */
  move = (by: 1 | -1): void => {
    const { length } = this.hits
    if (length > 0) this.active = (this.active + by + length) % length
    this.asked = undefined
  }

  /** True when it is done, so that the palette can close. A code that this uses up is copied at the second time. */
  run = async (hit: Hit | undefined = this.hits[this.active]): Promise<boolean> => {
    if (!hit) return false
    if (hit.kind === 'command') return true
    const { id: token, type } = hit.token
    if (type === 'hotp' && this.asked !== hit.account.id) {
      this.asked = hit.account.id
      return false
    }
    const { copied, notice, confirmation } = this.#session
    return this.copying.run(async () => {
      copied.start(token, await confirmation.before(() => call('tokens.copy', { token })))
      // The code itself may be on another screen.
      notice.say(copied.announcement)
    })
  }

  #of(group: Command['group']): Hit[] {
    return found(this.#commands, this.query)
      .filter((command) => command.group === group)
      .map((command) => ({ kind: 'command', command }))
  }
}
