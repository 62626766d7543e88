import type { Id, OlderBackups, Rotated, SlotsChanged, SlotView } from '../../../electron/contract.ts'
import { call } from '../../call.ts'
import { Attempt } from '../../state/attempt.svelte.ts'
import type { Session } from '../../state/session.svelte.ts'

/** What opens the vault: the passphrases, and the paper key if there is one. */
export class Passphrases {
  slots = $state.raw<readonly SlotView[]>([])
  loaded = $state(false)
  /** What backups made before the last change still are, until the person has dealt with it. */
  older = $state<OlderBackups>()
  readonly loading = new Attempt()
  readonly changing = new Attempt()
  readonly #session: Session

  readonly list = $derived(this.slots.filter(({ kind }) => kind === 'passphrase'))
  readonly identity = $derived(this.slots.find(({ kind }) => kind === 'identity'))
  readonly due = $derived(this.list.filter(({ drillDue }) => drillDue))

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(this.#reload)
  }

  /** @throws CallError when it was not added. */
  add = async (name: string, passphrase: string): Promise<void> => {
    await this.#change(() => call('slots.add', { name, passphrase }))
    this.#session.notice.say(`“${name}” now opens the vault too.`)
  }

  /** @throws CallError when it was not changed. */
  change = async (slot: SlotView, passphrase: string): Promise<void> => {
    await this.#change(() => call('slots.change', { id: slot.id, passphrase }))
    this.#session.notice.say(`“${slot.name}” is changed.`)
  }

  rename = async (id: Id, name: string): Promise<boolean> =>
    this.changing.run(async () => {
      await this.#change(() => call('slots.rename', { id, name }))
    })

  remove = async (slot: SlotView): Promise<boolean> =>
    this.changing.run(async () => {
      await this.#change(() => call('slots.remove', { id: slot.id }))
      this.#session.notice.say(`“${slot.name}” no longer opens the vault.`)
    })

  /** @throws CallError when the passphrase opens nothing. */
  slower = async (passphrase: string): Promise<void> => {
    await this.#change(() => call('slots.slower', { passphrase }))
    this.#session.notice.say('Unlocking with this passphrase now takes longer.')
  }

  /** Answers which passphrase it was. @throws CallError when it is none. */
  drill = async (passphrase: string): Promise<string> => {
    const { name } = await call('vault.drill', { passphrase })
    await this.#reload()
    await this.#session.recount()
    return name
  }

  /** @throws CallError when one of them opens nothing; then nothing was changed. */
  rotate = async (passphrases: readonly string[]): Promise<Rotated> => {
    const rotate = () => call('vault.rotate', { passphrases: [...passphrases] })
    const rotated = await this.#session.confirmation.before(rotate)
    this.older = rotated.older
    await this.#reload()
    await this.#session.recount()
    return rotated
  }

  async #change(action: () => Promise<SlotsChanged>): Promise<void> {
    const { slots, older = this.older } = await this.#session.confirmation.before(action)
    this.slots = slots
    this.older = older
    await this.#session.recount()
  }

  readonly #reload = async (): Promise<void> => {
    this.slots = await call('slots.list')
    this.loaded = true
  }
}
