/** The status line: the result of the last act, and how to undo it. */
export class Notice {
  announcement = $state('')
  undo = $state.raw<(() => Promise<void>) | undefined>()

  say = (text: string, undo?: () => Promise<void>): void => {
    this.undo = undo
    this.announcement = text
  }

  /** Keeps what can be undone; the rest was about the previous screen. */
  leaveScreen = (): void => {
    if (this.undo === undefined) this.dismiss()
  }

  dismiss = (): void => {
    this.say('')
  }
}
