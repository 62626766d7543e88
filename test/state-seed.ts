import { seedWords } from './fixtures/seed.ts'

/** Once a run, before the first test. */
export function setup(): void {
  console.log(seedWords())
}
