import { expect, it } from 'vitest'
import { progressWords } from '../../../electron/contract/words/progress-words.ts'

it('files are counted, and the pictures of one that has many', () => {
  expect(progressWords({ what: 'links.txt', done: 3, total: 1200 })).toBe('links.txt: 3 of 1,200')
  const zip = { what: 'shots.zip', done: 0, total: 1 }
  expect([0, 311, 1000].map((done) => progressWords({ ...zip, pictures: { done, total: 1000 } }))).toEqual([
    'Reading picture 1 of 1,000',
    'Reading picture 312 of 1,000',
    'Reading picture 1,000 of 1,000',
  ])
  expect(progressWords({ ...zip, done: 1, total: 3, pictures: { done: 4, total: 9 } })).toBe(
    'Reading picture 5 of 9 in shots.zip',
  )
})
