import type { AskView, BearersView, Input } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import { answerOf, EMPTY_DRAFT, type AnswerDraft } from './answer-of.ts'

/** Questions about the kit, one at a time, most valuable first; each answer is saved before the next question. */
export class Questions {
  asks = $state.raw<readonly AskView[]>()
  known = $state.raw<BearersView>()
  draft = $state.raw<AnswerDraft>(EMPTY_DRAFT)
  answered = $state(0)
  readonly loading = new Attempt()
  readonly answering = new Attempt()
  /** Put off in this sitting, or just answered and still asked in part. */
  #passed = $state.raw<readonly string[]>([])
  #first = $state<string>()

  /** @param first - The key of the question to begin with. */
  load = async (first?: string): Promise<void> => {
    this.#first = first
    await this.loading.run(async () => {
      const [asks, known] = await Promise.all([call('readiness.asks'), call('readiness.bearers')])
      this.asks = asks
      this.known = known
    })
  }

  get current(): AskView | undefined {
    const open = (this.asks ?? []).filter(({ key, lately }) => lately !== true && !this.#passed.includes(key))
    return open.find(({ key }) => key === this.#first) ?? open[0]
  }

  /** How many are left after this one. */
  get left(): number {
    const open = (this.asks ?? []).filter(({ key, lately }) => lately !== true && !this.#passed.includes(key))
    return Math.max(0, open.length - 1)
  }

  get ready(): boolean {
    return this.current !== undefined && answerOf(this.current, this.draft) !== undefined
  }

  change = (part: Partial<AnswerDraft>): void => {
    this.draft = { ...this.draft, ...part }
  }

  tick = (name: string, ticked: boolean): void => {
    const others = this.draft.places.filter((one) => one !== name)
    const alone = this.current?.takes === 'account'
    this.change({ places: ticked ? [...(alone ? [] : others), name] : others })
  }

  save = async (): Promise<void> => {
    const ask = this.current
    await this.#send(ask && answerOf(ask, this.draft))
  }

  yes = async (): Promise<void> => {
    const ask = this.current
    await this.#send(ask && answerOf(ask, { ...EMPTY_DRAFT, yes: true }))
  }

  none = async (): Promise<void> => {
    await this.#send(this.current?.none)
  }

  dontKnow = async (): Promise<void> => {
    await this.#send(this.current?.dontKnow)
  }

  stillTrue = async (): Promise<void> => {
    await this.#send(this.current?.stillTrue)
  }

  /** Asked again the next time. */
  skip = (): void => {
    this.#pass()
  }

  async #send(answer: Input<'readiness.answer'> | undefined): Promise<void> {
    if (!answer) return
    await this.answering.run(async () => {
      const asks = await call('readiness.answer', answer)
      this.known = await call('readiness.bearers')
      this.answered += 1
      this.#pass()
      this.asks = asks
    })
  }

  #pass(): void {
    const key = this.current?.key
    if (key !== undefined) this.#passed = [...this.#passed, key]
    this.#first = undefined
    this.draft = EMPTY_DRAFT
  }
}
