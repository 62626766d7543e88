import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { ComparedRow, Id, OpenedBackup as OpenedBackupView } from '../../../electron/contract.ts'
import { call } from '../../call.ts'
import { inReadingOrder, kindsInWords } from './record-words.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'

export type Take = 'here' | 'there' | 'both'

/** A backup that is open beside the vault, and what the person chose to do with it. */
export class OpenedBackup {
  readonly view: OpenedBackupView
  readonly rows: readonly ComparedRow[]
  /** Choices at conflicts; without one both versions are kept. */
  readonly takes = new SvelteMap<Id, Take>()
  /** Deletions of the other side that are to be done here too. */
  readonly deletions = new SvelteSet<Id>()
  readonly restoring = new Attempt()
  readonly merging = new Attempt()
  readonly #session: Session

  constructor(view: OpenedBackupView, session: Session) {
    this.view = view
    this.rows = inReadingOrder(view.rows)
    this.#session = session
  }

  get usable(): boolean {
    return this.view.problems.length === 0
  }

  get alike(): boolean {
    return this.view.rows.length === 0
  }

  /** Whether merging, with the choices as they are, brings anything into the vault or takes it out. */
  get mergeChanges(): boolean {
    return this.view.rows.some(({ id, what, merge }) => {
      if (merge === 'conflict') return this.takes.get(id) !== 'here'
      if (what === 'only-here') return merge === 'deleted' && this.deletions.has(id)
      if (merge === 'deleted') return !this.deletions.has(id)
      return merge !== 'here'
    })
  }

  /** What a restore takes out of the vault, "2 accounts and 1 key"; empty when it takes nothing. */
  get lost(): string {
    return kindsInWords(this.view.rows.filter(({ what }) => what !== 'only-there').map(({ kind }) => kind))
  }

  /** The main process locks the vault on it, and the window starts again. */
  restore = async (): Promise<boolean> =>
    this.restoring.run(async () => {
      await this.#session.confirmation.before(() => call('backups.restore', { token: this.view.token }))
    })

  merge = async (): Promise<boolean> =>
    this.merging.run(async () => {
      const takes = [...this.takes].map(([id, take]) => ({ id, take }))
      const merge = () => call('backups.merge', { token: this.view.token, takes, deletions: [...this.deletions] })
      this.#session.vault = await this.#session.confirmation.before(merge)
      this.#session.notice.say(
        'The backup is merged into the vault. Make a new copy in its place, or it asks the same again.',
      )
    })
}
