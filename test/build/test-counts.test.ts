import { describe, expect, it } from 'vitest'
import { addCounts, playwrightCounts, summary, vitestCounts } from '../../build/test-counts.ts'

describe('the counts of a test run', () => {
  it('are read from both reports and added up', () => {
    const unit = vitestCounts('{"numPassedTests":5,"numFailedTests":1,"numPendingTests":2}')
    const e2e = playwrightCounts('{"stats":{"expected":3,"unexpected":1,"flaky":1,"skipped":0}}')
    expect(addCounts(unit, e2e)).toEqual({ passed: 8, failed: 3, skipped: 2 })
  })

  it('end a run in one line', () => {
    expect(summary({ passed: 8, failed: 0, skipped: 0 })).toBe('8 passed, 0 failed')
    expect(summary({ passed: 8, failed: 1, skipped: 2 })).toBe('8 passed, 1 failed, 2 skipped')
  })
})
