import { expect, it } from 'vitest'
import { pauseFairly } from '../../../../renderer/decoder/reading/fair-pauses.ts'

it('work that pauses lets everything else have its turn, and goes on', async () => {
  const scope: { scheduler?: { yield(): Promise<void> } } = {}
  pauseFairly(scope)
  const timer = { rang: false }
  setTimeout(() => (timer.rang = true))
  let pauses = 0
  while (!timer.rang && pauses < 1_000_000) {
    await scope.scheduler?.yield()
    pauses++
  }
  expect(timer.rang).toBe(true)
  expect(pauses).toBeGreaterThan(0)
})
