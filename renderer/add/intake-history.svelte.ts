import type { Id, LedgerView, QuarantinedView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { paperSizeOf } from '../paper/paper-size.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** What imports left behind: a report each, and the entries that were set aside. */
export class IntakeHistory {
  ledgers = $state.raw<readonly LedgerView[]>([])
  quarantined = $state.raw<readonly QuarantinedView[]>([])
  /** Loading both, or changing what is set aside. */
  readonly loading = new Attempt()
  readonly saving = new Attempt()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      ;[this.ledgers, this.quarantined] = await Promise.all([call('intake.ledgers'), call('intake.quarantined')])
    })
  }

  /** Loads the reports again: they show what was proved or deleted since. */
  refresh = async (): Promise<void> => {
    this.ledgers = await call('intake.ledgers')
  }

  /** @param unchecked - The person says that codes which were not checked here are right. */
  deleteSource = async (ledger: Id, source: number, unchecked: boolean): Promise<void> => {
    await call('intake.deleteSource', { ledger, source, ...(unchecked && { unchecked }) })
    await this.refresh()
  }

  /** Asks where, and saves the reports as a PDF to print. */
  save = async (ledgers: readonly LedgerView[]): Promise<void> => {
    await this.saving.run(async () => {
      const paper = paperSizeOf(this.#session)
      const saved = await call('intake.saveLedgers', { ledgers: ledgers.map(({ id }) => id), paper })
      if (saved.path !== undefined) this.#session.notice.say(`Saved ${saved.path}. There is no secret in it.`)
    })
  }

  /** Returns the entry as it came; undefined when it cannot be shown or the user did not confirm. */
  reveal = async (id: Id): Promise<string | undefined> => {
    let text: string | undefined
    await this.loading.run(async () => {
      text = await this.#session.confirmation.before(() => call('quarantined.reveal', { id }))
    })
    return text
  }

  removeQuarantined = async (id: Id): Promise<void> => {
    await this.loading.run(async () => {
      await call('quarantined.remove', { id })
      this.quarantined = await call('intake.quarantined')
    })
    await this.#session.recount()
  }
}
