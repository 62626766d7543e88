import { expect, test } from 'vitest'
import { missingParts } from '../../../electron/intake/plan/batches.ts'

const part = (index: number, size: number, batch = 1) => ({ batch, index, size })

test.each([
  [[part(0, 1)], []],
  [[part(1, 2), part(0, 2), part(0, 2)], []],
  [[part(1, 3), part(0, 3)], [{ kind: 'parts-missing', missing: [3], here: [1, 2], of: 3 }]],
  [[part(1, 4)], [{ kind: 'parts-missing', missing: [1, 3, 4], here: [2], of: 4 }]],
])('%j is short of %j', (parts, missing) => {
  expect(missingParts(parts)).toEqual(missing)
})

test('two exports do not complete each other', () => {
  expect(missingParts([part(0, 2, 7), part(1, 2, -8)])).toEqual([
    { kind: 'parts-missing', missing: [2], here: [1], of: 2 },
    { kind: 'parts-missing', missing: [1], here: [2], of: 2 },
  ])
})
