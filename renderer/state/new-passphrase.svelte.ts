import type { StrengthView } from '../../electron/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { Attempt } from './attempt.svelte.ts'

/** Choosing a passphrase, then proving that it was written down or is remembered. */
export class NewPassphrase {
  way = $state<'generated' | 'own'>('generated')
  step = $state<'choose' | 'repeat'>('choose')
  suggestion = $state('')
  own = $state('')
  repeated = $state('')
  strength = $state.raw<StrengthView>()
  strengthError = $state('')
  readonly suggesting = new Attempt()
  readonly saving = new Attempt()
  readonly #save: (passphrase: string) => Promise<void>

  readonly passphrase = $derived(this.way === 'generated' ? this.suggestion : this.own)
  readonly chosen = $derived(
    this.way === 'generated' ? this.suggestion !== '' : this.own !== '' && this.strength?.enough === true,
  )
  /** Normalised as the vault does: NFKC, nothing trimmed. */
  readonly matches = $derived(
    this.repeated !== '' && this.repeated.normalize('NFKC') === this.passphrase.normalize('NFKC'),
  )

  /** `save` is called once the passphrase was typed twice, and may fail with a sentence. */
  constructor(save: (passphrase: string) => Promise<void>) {
    this.#save = save
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
      // Ignore answers about an earlier state of the field.
      if (passphrase === this.own) this.strength = strength
      this.strengthError = ''
    } catch (error) {
      this.strengthError = sentenceOf(error)
    }
  }

  next = (): void => {
    if (!this.chosen) return
    this.repeated = ''
    this.saving.error = ''
    this.step = 'repeat'
  }

  back = (): void => {
    this.step = 'choose'
  }

  save = async (): Promise<void> => {
    if (!this.matches) {
      this.saving.error =
        'This is not the passphrase from the step before. Nothing was saved. Compare the two and type it again.'
      return
    }
    await this.saving.run(() => this.#save(this.passphrase))
  }
}
