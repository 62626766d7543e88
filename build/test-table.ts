/** How long a step took. */
export interface Timed {
  readonly title: string
  readonly passed: boolean
  readonly milliseconds: number
}

/** The end of a run: the seconds of each step, and of all together. */
export function timeTable(steps: readonly Timed[], milliseconds: number): string {
  const rows = [
    ...steps.map((step) => [step.title, seconds(step.milliseconds), step.passed ? '' : 'FAILED'] as const),
    ['In all', seconds(milliseconds), ''] as const,
  ]
  const width = Math.max(...rows.map(([title]) => title.length))
  return rows.map(([title, time, note]) => `${title.padEnd(width)} ${time.padStart(7)} s  ${note}`.trimEnd()).join('\n')
}

export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
