import type { AccountRow, Id, QrView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { accountTitle } from '../wording.ts'
import { Attempt } from './attempt.svelte.ts'
import type { Confirmation } from './confirmation.svelte.ts'
import { Revealed } from './revealed.svelte.ts'

/** A token to scan, and its name. */
export interface QrStop {
  readonly token: Id
  readonly title: string
}

/** The tokens of some accounts, in their order. */
export function stopsOf(accounts: readonly Pick<AccountRow, 'service' | 'name' | 'tokens'>[]): QrStop[] {
  return accounts.flatMap((account) =>
    account.tokens.map(({ id }, index, { length }) => ({
      token: id,
      title: accountTitle(account) + (length > 1 ? ` (${String(index + 1)} of ${String(length)})` : ''),
    })),
  )
}

/** QR codes one after another: only one is in the window at a time, and not for long. */
export class QrWalk {
  index = $state(0)
  readonly attempt = new Attempt()
  readonly stops: readonly QrStop[]
  readonly #confirmation: Confirmation
  readonly #shown = new Revealed<QrView>()
  #over = false

  constructor(stops: readonly QrStop[], confirmation: Confirmation) {
    this.stops = stops
    this.#confirmation = confirmation
  }

  get stop(): QrStop | undefined {
    return this.stops[this.index]
  }

  get qr(): QrView | undefined {
    return this.stop && this.#shown.get(this.stop.token)
  }

  get secondsLeft(): number {
    return this.#shown.secondsLeft
  }

  show = async (): Promise<void> => {
    const { stop } = this
    if (!stop) return
    await this.attempt.restart(async () => {
      const qr = await this.#confirmation.before(() => call('tokens.qr', { token: stop.token }))
      if (stop === this.stop && !this.#over) this.#shown.show(stop.token, qr)
    })
  }

  /** Stops at both ends. */
  move = async (by: number): Promise<void> => {
    const index = Math.max(0, Math.min(this.stops.length - 1, this.index + by))
    if (index === this.index || this.#confirmation.open) return
    this.#shown.hide()
    this.index = index
    await this.show()
  }

  end = (): void => {
    this.#over = true
    this.#shown.hide()
  }
}
