/** Times of work, and the table that prints them. */
export interface Row {
  readonly what: string
  readonly milliseconds: number
  /** What to compare it with, or what else was seen. */
  readonly beside?: string
}

export async function once(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** @param prepare - Done before each time, and not timed. */
export async function median(times: number, work: () => unknown, prepare?: () => void): Promise<number> {
  const figures: number[] = []
  for (let turn = 0; turn < times; turn++) {
    prepare?.()
    figures.push(await once(work))
  }
  return figures.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

export function ratio(own: number, other: number, name: string): string {
  return `${(own / other).toFixed(2)} x ${name} (${other.toFixed(0)} ms)`
}

export function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length))
  for (const { what, milliseconds, beside = '' } of rows) {
    console.log(`${what.padEnd(width)}  ${milliseconds.toFixed(1).padStart(9)} ms  ${beside}`.trimEnd())
  }
}
