import type { Input, PagePicture } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** The pages as they will print, one at a time. */
export class PagePreview {
  picture = $state.raw<PagePicture>()
  readonly drawing = new Attempt()
  readonly #session: Session
  readonly #input: () => Input<'sheets.save'>

  constructor(session: Session, input: () => Input<'sheets.save'>) {
    this.#session = session
    this.#input = input
  }

  show = async (page: number): Promise<void> => {
    await this.drawing.restart(async () => {
      this.picture = await this.#session.confirmation.before(() => call('sheets.preview', { ...this.#input(), page }))
    })
  }

  /** By this many pages, as far as there are any. */
  turn = async (by: number): Promise<void> => {
    if (!this.picture) return
    const page = Math.min(this.picture.pages, Math.max(1, this.picture.page + by))
    if (page !== this.picture.page) await this.show(page)
  }

  /** What was drawn is forgotten on both sides. */
  close = (): void => {
    if (!this.picture && !this.drawing.busy) return
    this.picture = undefined
    this.drawing.error = ''
    void call('sheets.close').catch(() => undefined)
  }
}
