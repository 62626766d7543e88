import type { SavedSheet, SheetPlanView } from '../../electron/contract.ts'
import { call } from '../kit.ts'
import { paperSizeFor, type PaperSize } from '../paper-size.ts'
import { AccountChoice } from './account-choice.svelte.ts'
import { Attempt } from './attempt.svelte.ts'
import type { Session } from './session.svelte.ts'

/** Which accounts go on paper, what that comes to, and the PDF. */
export class Paper {
  loaded = $state(false)
  size = $state<PaperSize>(paperSizeFor(navigator.language))
  plan = $state.raw<SheetPlanView>()
  saved = $state.raw<SavedSheet>()
  readonly choice = new AccountChoice()
  readonly loading = new Attempt()
  readonly planning = new Attempt()
  readonly saving = new Attempt()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      await this.choice.load()
      this.loaded = true
    })
  }

  /** Plans anew for what is chosen now. An answer that is out of date is dropped. */
  replan = async (): Promise<void> => {
    const accounts = this.choice.inOrder()
    const paper = this.size
    this.saved = undefined
    if (accounts.length === 0) {
      this.plan = undefined
      this.planning.error = ''
      return
    }
    await this.planning.restart(async () => {
      const plan = await call('sheets.plan', { accounts, paper })
      if (paper === this.size && accounts.length === this.choice.ticked.size) this.plan = plan
    })
  }

  save = async (): Promise<void> => {
    const accounts = this.choice.inOrder()
    await this.saving.run(async () => {
      const saved = await this.#session.confirmation.before(() => call('sheets.save', { accounts, paper: this.size }))
      this.saved = saved.path === undefined ? undefined : saved
    })
  }
}
