import { expect, test } from 'vitest'
import { commitIntake } from '../../electron/intake/plan/commit.ts'
import type { Found } from '../../electron/intake/intake.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import { codesFound, EMPTY, ids, NOW, sources } from '../fixtures/intake/plans.ts'

type CodeSet = Extract<Found, { kind: 'code-set' }>

const pypi = (more: Partial<CodeSet> = {}): Found => ({
  ...(codesFound('PyPI', 'mara', ['aa', 'bb', 'cc']) as CodeSet),
  ...more,
})

function usedAfter(found: Found, firstUsed?: boolean): (string | undefined)[] {
  const plan = planIntake(sources([found]), EMPTY)
  const take = plan.entries.map(({ index, service, name }) => ({
    index,
    service,
    name,
    ...(firstUsed !== undefined && { firstUsed }),
  }))
  const set = commitIntake(plan, take, NOW, ids()).put.find((record) => record.kind === 'code-set')
  return set?.kind === 'code-set' ? set.codes.map((code) => code.used) : []
}

test('a code that was used on no stated day was used by the day of the import', () => {
  expect(usedAfter(pypi({ used: [undefined, true, '2025-12-24'] }))).toEqual([undefined, '2026-05-01', '2025-12-24'])
})

test('the first code is asked about only where the service takes one at enrolment', () => {
  const askedOf = (found: Found) => planIntake(sources([found]), EMPTY).entries[0]?.firstUsed
  expect([askedOf(pypi({ burnsFirst: true })), askedOf(pypi())]).toEqual([true, undefined])
})

test('the first code is noted as used at enrolment when that is said, on the day of issue if it is known', () => {
  expect(usedAfter(pypi({ burnsFirst: true, issued: '2026-01-02' }), true)).toEqual([
    '2026-01-02',
    undefined,
    undefined,
  ])
  expect(usedAfter(pypi({ burnsFirst: true }), true)).toEqual(['2026-05-01', undefined, undefined])
  expect(usedAfter(pypi({ burnsFirst: true }), false)).toEqual([undefined, undefined, undefined])
  expect(usedAfter(pypi({ burnsFirst: true }))).toEqual([undefined, undefined, undefined])
})

test('the first code of another service is not noted as used, whatever is said', () => {
  expect(usedAfter(pypi(), true)).toEqual([undefined, undefined, undefined])
})
