import type { AccountRow } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { found, type Command } from '../commands.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

const MOST_ACCOUNTS = 8

/** One line of the palette. */
export type Hit =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'account'; readonly account: AccountRow; readonly token: string }

/** What can be done next, by typing a part of its name: commands, places, then accounts whose code is copied. */
export class Palette {
  query = $state('')
  active = $state(0)
  readonly copying = new Attempt()
  readonly #session: Session
  readonly #commands: readonly Command[]
  #accounts = $state.raw<readonly AccountRow[]>([])

  readonly hits: readonly Hit[] = $derived.by(() => [
    ...this.#of('do'),
    ...this.#of('go'),
    ...this.#of('help'),
    ...this.#accounts.flatMap((account) => {
      const token = account.tokens[0]
      return token ? [{ kind: 'account', account, token: token.id } as const] : []
    }),
  ])

  constructor(session: Session, commands: readonly Command[]) {
    this.#session = session
    this.#commands = commands
  }

  type = async (query: string): Promise<void> => {
    this.query = query
    this.active = 0
    if (query.trim() === '') {
      this.#accounts = []
      return
    }
    const rows = await call('accounts.list', { search: query }).catch(() => [])
    if (query === this.query) this.#accounts = rows.slice(0, MOST_ACCOUNTS)
  }

  /** Moves among the lines, and from the last to the first. */
  move = (by: 1 | -1): void => {
    const { length } = this.hits
    if (length > 0) this.active = (this.active + by + length) % length
  }

  /** True when it is done, so that the palette can close. */
  run = async (hit: Hit | undefined = this.hits[this.active]): Promise<boolean> => {
    if (!hit) return false
    if (hit.kind === 'command') return true
    const { token } = hit
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
