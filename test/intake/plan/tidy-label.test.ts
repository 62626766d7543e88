import { describe, expect, test } from 'vitest'
import type { Found } from '../../../electron/intake/intake.ts'
import { planIntake } from '../../../electron/intake/plan/plan.ts'
import { tidyLabel } from '../../../electron/intake/plan/tidy-label.ts'
import { EMPTY, NOW, sources, tokenFound } from '../../fixtures/intake/plans.ts'

test.each([
  ['GitHub', 'null', 'GitHub', ''],
  ['null', 'alice', '', 'alice'],
  ['(null)', 'undefined', '', ''],
  ['GitHub', 'GitHub:alice', 'GitHub', 'alice'],
  ['GitHub', 'github: GitHub:alice', 'GitHub', 'alice'],
  ['GitHub', 'GitHub:null', 'GitHub', ''],
  ['PyPI', 'PyPI (PyPI: alice)', 'PyPI', 'alice'],
  ['PyPI', 'PyPI (alice)', 'PyPI', 'alice'],
])('%s with the name %s is %s with the name %s', (service, name, tidy, tidied) => {
  const written = `${service}: ${name}`
  expect(tidyLabel({ service, name })).toEqual({ service: tidy, name: tidied, written })
})

test.each([
  ['GitHub', 'alice'],
  ['GitHub', 'GitHub'],
  ['GitHub', 'GitHub:'],
  ['GitHub', 'GitHubber:alice'],
  ['', 'GitHub:alice'],
  ['Nullsoft', 'nullable'],
  ['PyPI', 'alice (PyPI)'],
  ['', ''],
])('%s with the name %s stays', (service, name) => {
  expect(tidyLabel({ service, name })).toEqual({ service, name })
})

describe('an import', () => {
  const plan = (...found: readonly Found[]) => planIntake(sources(found), EMPTY)

  test('shows the tidy name, and says how it was written', () => {
    expect(plan(tokenFound('GitHub', 'GitHub:alice', 'a'), tokenFound('GitHub', 'bob', 'b')).entries).toMatchObject([
      { service: 'GitHub', name: 'alice', warnings: [{ kind: 'name-tidied', written: 'GitHub: GitHub:alice' }] },
      { service: 'GitHub', name: 'bob', warnings: [] },
    ])
  })

  test('leaves the names alone that an export of this app has', () => {
    const account = { id: 'a'.repeat(32), note: '', added: NOW }
    const origin = { account, added: NOW, source: 'before' }
    expect(plan(tokenFound('GitHub', 'GitHub:alice', 'a', { origin })).entries).toMatchObject([
      { service: 'GitHub', name: 'GitHub:alice', warnings: [] },
    ])
  })
})
