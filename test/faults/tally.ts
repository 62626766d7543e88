/** What came of the altered copies of a format's samples. */
export interface Tally {
  readonly format: string
  /** How often each outcome was. */
  readonly outcomes: Readonly<Record<string, number>>
  /** The most that one copy took, in milliseconds of processor time. */
  readonly slowest: number
}

/** All that one process read, and the most memory it took. */
export interface Tallies {
  readonly tallies: readonly Tally[]
  readonly mebibytes: number
}
