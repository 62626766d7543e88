import type { Input, ToldAccountView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'

type Answer = Input<'readiness.answer'>

/** What was told of one account at a time, to be taken back, and which packages it publishes. */
export class ToldAnswers {
  accounts = $state.raw<readonly string[]>()
  account = $state('')
  view = $state.raw<ToldAccountView>()
  /** Names with commas between them, as they are being changed. */
  packages = $state('')
  readonly loading = new Attempt()
  readonly changing = new Attempt()

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      const { accounts } = await call('readiness.bearers')
      const [first] = accounts
      this.accounts = accounts
      if (first !== undefined) await this.#show(first)
    })
  }

  choose = async (account: string): Promise<void> => {
    await this.loading.restart(async () => {
      await this.#show(account)
    })
  }

  /** Takes back where something is, or what is behind a link; it is asked again. */
  forget = async (atom: string): Promise<void> => {
    await this.#change({ kind: 'withdraw', account: this.account, atom })
  }

  forgetFact = async (fact: string): Promise<void> => {
    await this.#change({ kind: 'fact', about: this.account, fact, is: null })
  }

  /** Packages that stay keep the ways by which they are published. */
  savePackages = async (): Promise<void> => {
    const before = this.view?.packages ?? []
    const names = this.packages
      .split(',')
      .map((name) => name.trim())
      .filter((name, at, all) => name !== '' && all.indexOf(name) === at)
    const packages = names.map((name) => ({ name, ways: [...(before.find((one) => one.name === name)?.ways ?? [])] }))
    await this.#change({ kind: 'packages', account: this.account, packages })
  }

  async #change(answer: Answer): Promise<void> {
    await this.changing.inTurn(async () => {
      await call('readiness.answer', answer)
      await this.#show(this.account)
    })
  }

  async #show(account: string): Promise<void> {
    const view = await call('readiness.told', { account })
    this.account = account
    this.view = view
    this.packages = view.packages.map(({ name }) => name).join(', ')
  }
}
