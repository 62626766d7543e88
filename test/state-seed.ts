import { seedWords } from './fixtures/seed.ts'

/** Runs once, before the first test. */
export function setup(): void {
  console.log(seedWords())
}
