import type { Input, TypedView } from '../../electron/contract.ts'
import { remarkSentence } from '../../electron/contract/words/intake-words.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Intake } from './intake.svelte.ts'

type Typed = Omit<Input<'intake.typed'>, 'intake'>
export type TypedKind = Typed['type']
export type TypedAlgorithm = NonNullable<Typed['algorithm']>
type Problem = NonNullable<TypedView['problem']>

/** The form in which a secret is typed. Fields that are left empty are not sent: the type has its default. */
export class TypedSecret {
  service = $state('')
  account = $state('')
  secret = $state('')
  type = $state<TypedKind>('totp')
  algorithm = $state<TypedAlgorithm>('SHA1')
  /** Svelte gives null for a number field that is empty. */
  digits = $state<number | null>(null)
  period = $state<number | null>(null)
  counter = $state<number | null>(null)
  pin = $state('')
  problem = $state.raw<Problem>()
  readonly reading = new Attempt()
  readonly #intake: Intake

  /** The other types have fixed settings. */
  readonly hasSettings = $derived(this.type === 'totp' || this.type === 'hotp')
  readonly hasPin = $derived(this.type === 'motp' || this.type === 'yandex')

  constructor(intake: Intake) {
    this.#intake = intake
  }

  /** Returns true when it was read and is in the preview; otherwise its field says what is wrong. */
  async submit(): Promise<boolean> {
    const done = await this.reading.run(async () => {
      const current = this.#intake.view?.id
      const typed = this.#typed()
      const { view, problem } = await call(
        'intake.typed',
        current === undefined ? typed : { ...typed, intake: current },
      )
      this.problem = problem
      if (view) this.#intake.take(view)
    })
    return done && this.problem === undefined
  }

  /** The sentence for one field; empty when nothing is wrong there. */
  problemAt(field: Problem['field']): string {
    return this.problem?.field === field ? remarkSentence(this.problem.why) : ''
  }

  #typed(): Typed {
    const { service, account, secret, type, digits, period, counter, pin } = this
    return {
      service,
      account,
      secret,
      type,
      ...(this.hasSettings && {
        algorithm: this.algorithm,
        ...(digits !== null && { digits }),
        ...(type === 'totp' && period !== null && { period }),
        ...(type === 'hotp' && counter !== null && { counter }),
      }),
      ...(this.hasPin && pin !== '' && { pin }),
    }
  }
}
