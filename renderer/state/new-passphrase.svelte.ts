import type { StrengthView } from '../../electron/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { Attempt } from './attempt.svelte.ts'
import { givesWord, spread } from './passphrase-words.ts'

/** Choosing a passphrase, then proving that it was written down or is remembered. */
export class NewPassphrase {
  way = $state<'generated' | 'own'>('generated')
  step = $state<'choose' | 'repeat'>('choose')
  suggestion = $state('')
  own = $state('')
  repeated = $state('')
  /** The generated words as they are typed back, one field each. */
  words = $state<string[]>([])
  strength = $state.raw<StrengthView>()
  strengthError = $state('')
  readonly suggesting = new Attempt()
  readonly saving = new Attempt()
  readonly #save: (passphrase: string) => Promise<void>

  readonly passphrase = $derived(this.way === 'generated' ? this.suggestion : this.own)
  readonly chosen = $derived(
    this.way === 'generated' ? this.suggestion !== '' : this.own !== '' && this.strength?.enough === true,
  )
  /** Which of the generated words were typed back, in their order. */
  readonly given = $derived(this.suggestion.split(' ').map((word, index) => givesWord(this.words[index] ?? '', word)))
  /** Own words are compared as the vault does: NFKC, nothing trimmed. */
  readonly matches = $derived(
    this.way === 'generated'
      ? this.given.every(Boolean)
      : this.repeated !== '' && this.repeated.normalize('NFKC') === this.passphrase.normalize('NFKC'),
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
    this.words = this.suggestion.split(' ').map(() => '')
    this.saving.error = ''
    this.step = 'repeat'
  }

  back = (): void => {
    this.step = 'choose'
  }

  /** Several words pasted or typed into one field go into the fields from there on. */
  typeWord = (index: number, text: string): void => {
    this.words = spread(this.words, index, text)
  }

  save = async (): Promise<void> => {
    if (!this.matches) {
      const wrong = this.given.indexOf(false) + 1
      this.saving.error =
        this.way === 'generated'
          ? `Word ${wrong} is not the one from the step before. Nothing was saved. Look at your paper, or go back to see the words.`
          : 'This is not the passphrase from the step before. Nothing was saved. Compare the two and type it again.'
      return
    }
    await this.saving.run(() => this.#save(this.passphrase))
  }
}
