import { test } from '@playwright/test'
import { missingOf, type Tool } from '../fixtures/tools.ts'

/** Skips the running spec if one of these programs is missing. */
export function needs(...tools: readonly Tool[]): void {
  const missing = missingOf(...tools)
  test.skip(missing.length > 0, `needs ${missing.join(', ')}`)
}
