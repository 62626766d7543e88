/**
 * The pictures of a test file are read by one worker, as those of one import are: starting a worker takes longer than
 * reading most pictures. `pictures/kept-workers.test.ts` shows that they end, and `faults/` that a broken one is replaced.
 */
import { afterAll, beforeAll } from 'vitest'
import { inOneBatch } from '../electron/pictures/pictures.ts'

let end: () => void = () => undefined
let batch: Promise<void> | undefined

beforeAll(() => {
  batch = inOneBatch(
    () =>
      new Promise((resolve) => {
        end = resolve
      }),
  )
})

afterAll(async () => {
  end()
  await batch
})
