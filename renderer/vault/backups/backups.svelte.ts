import { untrack } from 'svelte'
import type { BackupsState, CopiedView } from '../../../electron/contract.ts'
import { call } from '../../call.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import { OpenedBackup } from './opened-backup.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'

/** The backups of the vault, and the one that is opened beside it. */
export class Backups {
  view = $state.raw<BackupsState>()
  /** The copy on another disk that was just made. */
  copied = $state.raw<CopiedView>()
  opened = $state.raw<OpenedBackup>()
  readonly loading = new Attempt()
  readonly making = new Attempt()
  readonly copying = new Attempt()
  readonly opening = new Attempt()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.view = await call('backups.state')
    })
  }

  /** Loads unless `last`, the time of the last backup, says that nothing is new. */
  loadAfter = async (last: string | undefined): Promise<void> => {
    if (untrack(() => this.view === undefined || this.view.last?.at !== last)) await this.load()
  }

  make = (): Promise<boolean> => this.#make('backups.make')

  /** A new backup, and the older ones gone. */
  replace = (): Promise<boolean> => this.#make('backups.replace')

  async #make(channel: 'backups.make' | 'backups.replace'): Promise<boolean> {
    const made = await this.making.run(async () => {
      this.view = await call(channel)
    })
    await this.#session.recount()
    return made
  }

  copy = async (): Promise<void> => {
    await this.copying.run(async () => {
      this.copied = await call('backups.copy')
      this.view = await call('backups.state')
    })
    await this.#session.recount()
  }

  /** True when a backup is open; the person may also have chosen no file. */
  open = async (passphrase: string): Promise<boolean> => {
    const done = await this.opening.run(async () => {
      const view = await call('backups.open', { passphrase })
      this.opened = view && new OpenedBackup(view, this.#session)
    })
    return done && this.opened !== undefined
  }

  /** A file may ask for minutes of work before it is known whether the passphrase fits. */
  stopOpening = async (): Promise<void> => {
    await call('vault.stop').catch(() => undefined)
  }

  /** The day a backup was read back has changed. */
  checked = async (): Promise<void> => {
    await this.#session.recount()
  }

  close = async (): Promise<void> => {
    const token = this.opened?.view.token
    this.opened = undefined
    if (token !== undefined) await call('backups.close', { token }).catch(() => undefined)
  }

  merge = async (): Promise<void> => {
    if (!(await this.opened?.merge())) return
    this.opened = undefined
    await this.load()
  }
}
