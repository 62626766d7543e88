import { SvelteSet } from 'svelte/reactivity'
import type { AccountDetail, Id, KeyView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import type { Accounts } from './accounts.svelte.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** Which security keys are ticked as registered at an account. */
export class NotedKeys {
  /** Undefined until it is loaded. */
  list = $state.raw<readonly KeyView[]>()
  readonly ticked = new SvelteSet<Id>()
  readonly loading = new Attempt()
  readonly accounts: Accounts
  readonly account: AccountDetail

  constructor(accounts: Accounts, account: AccountDetail) {
    this.accounts = accounts
    this.account = account
    for (const { id } of account.keys) this.ticked.add(id)
    void this.load()
  }

  load = async (): Promise<void> => {
    await this.loading.restart(async () => {
      this.list = (await call('keys.list')).keys.filter(({ gone }) => !gone)
    })
  }

  tick = (key: Id, registered: boolean): void => {
    if (registered) this.ticked.add(key)
    else this.ticked.delete(key)
  }

  save = async (): Promise<boolean> => this.accounts.noteKeys(this.account.id, [...this.ticked])
}
