import { Attempt } from './attempt.svelte.ts'

/** Takes an act back and returns what to say then. It throws when that failed. */
export type Undo = () => Promise<string>

/** The status line: the result of the last act, and how to undo it. */
export class Notice {
  announcement = $state('')
  undo = $state.raw<Undo>()
  /** Counts what was undone, also in part: the screen that is shown by then loads again. */
  undone = $state(0)
  readonly undoing = new Attempt()

  say = (text: string, undo?: Undo): void => {
    this.undo = undo
    this.announcement = text
  }

  /** Says what came of it. What failed can be tried again. */
  takeBack = async (): Promise<void> => {
    const { undo } = this
    if (!undo || this.undoing.busy) return
    await this.undoing.run(async () => {
      this.say(await undo())
    })
    if (this.undoing.error !== '') this.say(this.undoing.error, undo)
    this.undone += 1
  }

  /** Keeps what can be undone; the rest was about the previous screen. */
  leaveScreen = (): void => {
    if (this.undo === undefined) this.dismiss()
  }

  dismiss = (): void => {
    this.say('')
  }
}
