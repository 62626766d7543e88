import { expect, test } from 'vitest'
import { planIntake } from '../../electron/intake/plan.ts'
import { suggestedService } from '../../electron/intake/services.ts'
import { EMPTY, sources, tokenFound } from '../fixtures/intake/plans.ts'

test.each([
  ['pypi.org', 'PyPI'],
  ['PYPI', 'PyPI'],
  [' https://www.npmjs.com/settings ', 'npm'],
  ['github.com', 'GitHub'],
  ['GitLab.com', 'GitLab'],
  ['hub.docker.com', 'Docker Hub'],
  ['rubygems.org', 'RubyGems'],
  ['crates', 'crates.io'],
])('%s is %s', (called, service) => {
  expect(suggestedService(called)).toBe(service)
})

test.each(['PyPI', 'npm', '', 'pypi.org.evil.example', 'My own server', 'constructor'])(
  'nothing is suggested for %j',
  (called) => {
    expect(suggestedService(called)).toBeUndefined()
  },
)

test('the preview suggests it, and keeps the name as it was', () => {
  const { entries } = planIntake(sources([tokenFound('pypi.org', 'alice', 's'), tokenFound('PyPI', 'bob', 't')]), EMPTY)
  expect(entries).toMatchObject([{ service: 'pypi.org', suggestion: 'PyPI' }, { service: 'PyPI' }])
  expect(entries[1]).not.toHaveProperty('suggestion')
})
