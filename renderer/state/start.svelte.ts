import type { StrengthView, VaultState } from '../../electron/contract.ts'
import { call, sentenceOf } from '../kit.ts'
import { Attempt } from './attempt.svelte.ts'

/** Making a vault: choose a passphrase, then prove that it was written down or is remembered. */
export class NewVault {
  way = $state<'generated' | 'own'>('generated')
  step = $state<'choose' | 'repeat'>('choose')
  suggestion = $state('')
  own = $state('')
  repeated = $state('')
  strength = $state.raw<StrengthView>()
  strengthError = $state('')
  readonly suggesting = new Attempt()
  readonly creating = new Attempt()
  readonly #opened: (vault: VaultState) => void

  readonly passphrase = $derived(this.way === 'generated' ? this.suggestion : this.own)
  readonly chosen = $derived(
    this.way === 'generated' ? this.suggestion !== '' : this.own !== '' && this.strength?.enough === true,
  )
  /** As the vault compares passphrases: NFKC, nothing trimmed. */
  readonly matches = $derived(
    this.repeated !== '' && this.repeated.normalize('NFKC') === this.passphrase.normalize('NFKC'),
  )

  constructor(opened: (vault: VaultState) => void) {
    this.#opened = opened
  }

  suggest = async (): Promise<void> => {
    await this.suggesting.run(async () => {
      this.suggestion = await call('vault.suggest')
    })
  }

  weigh = async (): Promise<void> => {
    const passphrase = this.own
    if (passphrase === '') {
      this.strength = undefined
      return
    }
    try {
      const strength = await call('vault.strength', { passphrase })
      // An answer about what was there two letters ago is of no use.
      if (passphrase === this.own) this.strength = strength
      this.strengthError = ''
    } catch (error) {
      this.strengthError = sentenceOf(error)
    }
  }

  next = (): void => {
    if (!this.chosen) return
    this.repeated = ''
    this.creating.error = ''
    this.step = 'repeat'
  }

  back = (): void => {
    this.step = 'choose'
  }

  create = async (): Promise<void> => {
    if (!this.matches) {
      this.creating.error =
        'This is not the passphrase from the step before. No vault was made yet. Compare and type it again.'
      return
    }
    await this.creating.run(async () => {
      this.#opened(await call('vault.create', { passphrase: this.passphrase }))
    })
  }
}
