import type { Id, LinePicture, PictureTextView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import type { Intake } from './intake.svelte.ts'

type State = PictureTextView['lines'][number]['state']

/** The text of one picture, while a person compares it line by line. Nothing is confirmed but by them. */
export class PictureTextReview {
  readonly attempt = new Attempt()
  text = $state.raw<PictureTextView>()
  pictures = $state.raw<readonly LinePicture[]>([])
  /** What is in the field of each line. */
  drafts = $state<string[]>([])
  readonly #intake: Intake
  readonly #file: { readonly intake: Id; readonly file: number }

  readonly lines = $derived(this.text?.lines.map((line, index) => ({ ...line, index })) ?? [])
  readonly codes = $derived(this.lines.filter(({ state }) => state !== 'other'))
  readonly others = $derived(this.lines.filter(({ state }) => state === 'other'))
  readonly confirmed = $derived(this.codes.filter(({ state }) => state === 'code').length)
  /** Every line was looked at, and one is a code. */
  readonly isDone = $derived(this.codes.length > 0 && this.confirmed === this.codes.length)

  constructor(intake: Intake, id: Id, file: number) {
    this.#intake = intake
    this.#file = { intake: id, file }
  }

  read = async (): Promise<void> => {
    const read = await this.#intake.readPictureText(this.#file.file)
    if (!read) return
    this.text = read.text
    this.pictures = read.pictures
    this.drafts = read.text.lines.map(({ text }) => text)
  }

  /** Whether what is in the field is no longer what the doubts are about. */
  isChanged(line: number): boolean {
    return this.drafts[line]?.trim() !== this.text?.lines[line]?.text
  }

  /** What the person says of a line, with what is in its field. True when it was taken. */
  say = async (line: number, state: State): Promise<boolean> =>
    this.attempt.run(async () => {
      const text = this.drafts[line] ?? ''
      this.text = await call('intake.pictureLine', { ...this.#file, line, text, state })
    })

  /** The next line that nobody has looked at, after this one or from the start. */
  nextAfter(line: number): number | undefined {
    const open = this.codes.filter(({ state }) => state === 'unconfirmed').map(({ index }) => index)
    return open.find((index) => index > line) ?? open[0]
  }

  take = async (): Promise<void> => {
    await this.attempt.run(async () => {
      await this.#intake.takePictureCodes(this.#file.file)
    })
  }
}
