import type { AccountRow, ExportKindView, SavedExport, StrengthView } from '../../../electron/contract.ts'
import { call } from '../../call.ts'
import { AccountChoice } from '../../state/account-choice.svelte.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import type { Confirmation } from '../../state/confirmation.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'

/** Writing the vault out: in which format, which accounts, under which password. */
export class Exports {
  formats = $state.raw<readonly ExportKindView[]>([])
  format = $state<ExportKindView['format']>()
  which = $state<'all' | 'chosen'>('all')
  password = $state('')
  repeated = $state('')
  strength = $state.raw<StrengthView>()
  saved = $state.raw<SavedExport>()
  readonly choice = new AccountChoice()
  readonly loading = new Attempt()
  readonly saving = new Attempt()
  readonly #session: Session

  readonly chosen = $derived(this.formats.find(({ format }) => format === this.format))
  readonly matches = $derived(
    this.password !== '' && this.password.normalize('NFKC') === this.repeated.normalize('NFKC'),
  )
  /** What is still to do before it can be saved; empty when nothing is. */
  readonly toDo = $derived.by(() => {
    if (!this.chosen) return 'Choose a format first.'
    if (this.which === 'chosen' && this.choice.ticked.size === 0) return 'Tick at least one account.'
    if (!this.chosen.needsPassword) return ''
    if (this.strength?.enough !== true) return 'Type a password that is strong enough.'
    return this.matches ? '' : 'Type the password a second time.'
  })

  /** The accounts that go out. */
  readonly taken: readonly AccountRow[] = $derived(
    this.choice.rows.filter((row) => this.which === 'all' || this.choice.ticked.has(row.id)),
  )

  constructor(session: Session) {
    this.#session = session
  }

  get confirmation(): Confirmation {
    return this.#session.confirmation
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.formats = await call('exports.list')
      const chosen = this.#session.takeChosen()
      if (chosen) this.which = 'chosen'
      await this.choice.load(chosen)
    })
  }

  weigh = async (): Promise<void> => {
    const passphrase = this.password
    // Without an answer the strength is not enough, and nothing is saved.
    const strength = passphrase === '' ? undefined : await call('vault.strength', { passphrase }).catch(() => undefined)
    if (passphrase === this.password) this.strength = strength
  }

  save = async (): Promise<void> => {
    const { chosen } = this
    if (!chosen || this.toDo) return
    const input = {
      format: chosen.format,
      ...(chosen.needsPassword && { password: this.password }),
      ...(this.which === 'chosen' && { accounts: this.choice.inOrder() }),
    }
    this.saved = undefined
    await this.saving.run(async () => {
      const saved = await this.#session.confirmation.before(() => call('exports.save', input))
      if (saved.path === undefined) return
      this.saved = saved
      this.password = ''
      this.repeated = ''
      this.strength = undefined
    })
  }
}
