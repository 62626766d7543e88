import { expect, it } from 'vitest'
import { timeTable } from '../../build/test-table.ts'

it('a run ends with the seconds of each step, which of them failed, and all', () => {
  const steps = [
    { title: 'Lint', passed: true, milliseconds: 9_040 },
    { title: 'End to end', passed: false, milliseconds: 123_456 },
  ]
  expect(timeTable(steps, 130_000)).toBe(
    ['Lint           9.0 s', 'End to end   123.5 s  FAILED', 'In all       130.0 s'].join('\n'),
  )
})
