import { expect, test } from 'vitest'
import { missingParts } from '../../../electron/intake/plan/batches.ts'

const part = (index: number, size: number, batch = 1) => ({ batch, index, size })

test.each([
  [[part(0, 1)], []],
  [[part(1, 2), part(0, 2), part(0, 2)], []],
  [[part(1, 3), part(0, 3)], ['Part 3 of 3 of a Google Authenticator export is missing; parts 1 and 2 are here.']],
  [[part(1, 4)], ['Parts 1, 3 and 4 of 4 of a Google Authenticator export are missing; part 2 is here.']],
])('%j is short of %j', (parts, sentences) => {
  expect(missingParts(parts)).toEqual(sentences)
})

test('two exports do not complete each other', () => {
  expect(missingParts([part(0, 2, 7), part(1, 2, -8)])).toEqual([
    'Part 2 of 2 of a Google Authenticator export is missing; part 1 is here.',
    'Part 1 of 2 of a Google Authenticator export is missing; part 2 is here.',
  ])
})
