import type { LosableView, LossView, OutcomeView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { paperSizeOf } from '../paper/paper-size.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** What is gone, and the steps that follow from it. */
export class Lost {
  losable = $state.raw<readonly LosableView[]>()
  /** Names; two things of one name are lost together. */
  gone = $state.raw<readonly string[]>([])
  view = $state.raw<LossView>()
  readonly loading = new Attempt()
  readonly working = new Attempt()
  readonly saving = new Attempt()
  /** The file that has the steps as they are now. */
  savedAt = $state('')
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.losable = (await call('readiness.bearers')).losable
    })
  }

  /** Marks a thing as gone, or as found again, and works out the steps again. */
  toggle = async (name: string): Promise<void> => {
    const next = this.gone.includes(name) ? this.gone.filter((one) => one !== name) : [...this.gone, name]
    this.gone = next
    this.savedAt = ''
    if (next.length === 0) {
      this.view = undefined
      return
    }
    await this.working.restart(async () => {
      const view = await call('readiness.lose', { lost: [...next] })
      if (this.gone === next) this.view = view
    })
  }

  /** Saves the steps as a PDF, without any secret. */
  save = async (): Promise<void> => {
    await this.saving.run(async () => {
      const paper = paperSizeOf(this.#session)
      const { path } = await call('runbook.save', { lost: [...this.gone], form: 'pdf', paper })
      if (path !== undefined) this.savedAt = path
    })
  }

  /** Ways back in, soonest first. Only what the app or the person is sure of. */
  get back(): readonly OutcomeView[] {
    return this.#outcomes(({ grade, unknown }) => !unknown && (grade === 'now' || grade === 'days'))
  }

  /** By somebody's goodwill, or not at all. */
  get notFromHere(): readonly OutcomeView[] {
    return this.#outcomes(({ grade, unknown }) => !unknown && (grade === 'goodwill' || grade === 'never'))
  }

  get notKnown(): readonly OutcomeView[] {
    return this.#outcomes(({ unknown }) => unknown !== undefined)
  }

  /** Accounts, each once. */
  get total(): number {
    return accountsOf(this.#main).length
  }

  /** Accounts of which everything that matters is open again without anybody's goodwill. */
  get regained(): number {
    return this.total - accountsOf([...this.notFromHere, ...this.notKnown]).length
  }

  /** Signing in and publishing; the other goals are steps on the way there. */
  get #main(): readonly OutcomeView[] {
    return (this.view?.accounts ?? []).filter(({ goal }) => goal === 'sign-in' || goal === 'publish')
  }

  #outcomes(fits: (one: OutcomeView) => boolean): readonly OutcomeView[] {
    return this.#main.filter(fits).toSorted((one, other) => waitOf(one) - waitOf(other))
  }
}

function accountsOf(outcomes: readonly OutcomeView[]): readonly string[] {
  const names = outcomes.map(({ account }) => account)
  return names.filter((name, at) => names.indexOf(name) === at)
}

/** Days; goodwill and never come after any of them. */
function waitOf(outcome: OutcomeView): number {
  if (outcome.grade === 'days') return outcome.days
  return { now: 0, goodwill: Number.MAX_SAFE_INTEGER - 1, never: Number.MAX_SAFE_INTEGER }[outcome.grade]
}
