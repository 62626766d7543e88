import { describe, expect, it, test } from 'vitest'
import { ownServiceName, serviceOf, SERVICES, suggestedService } from '../../electron/services/services.ts'
import { planIntake } from '../../electron/intake/plan/plan.ts'
import { EMPTY, sources, tokenFound } from '../fixtures/intake/plans.ts'
import { spellingsOf } from '../fixtures/services.ts'

describe('a name', () => {
  it('is claimed by one service', () => {
    const names = SERVICES.flatMap(({ name, aliases, domains }) => [
      ...new Set([name.toLowerCase(), ...aliases, ...domains]),
    ])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it.each(SERVICES)('of $name, however it is spelled, means this service', (service) => {
    for (const spelling of spellingsOf(service)) {
      expect(serviceOf(spelling)).toBe(service)
      expect(ownServiceName(spelling)).toBe(service.name)
    }
  })

  it.each(SERVICES.filter(({ home }) => home !== undefined))('of $name is its address as well', (service) => {
    expect(serviceOf(service.home ?? '')).toBe(service)
  })

  it.each(['', 'My own server', 'pypi.org.evil.example', 'gitlab.example.org', 'constructor', 'toString', '__proto__'])(
    'of no service is %j',
    (called) => {
      expect(serviceOf(called)).toBeUndefined()
      expect(ownServiceName(called)).toBeUndefined()
    },
  )
})

test.each([
  ['pypi.org', 'PyPI'],
  ['PYPI', 'PyPI'],
  [' https://www.npmjs.com/settings ', 'npm'],
  ['github.com', 'GitHub'],
  ['GitLab.com', 'GitLab'],
  ['hub.docker.com', 'Docker Hub'],
  ['rubygems.org', 'RubyGems'],
  ['RubyGems.org', 'RubyGems'],
  ['crates', 'crates.io'],
  ['hex.pm', 'Hex'],
  ['CPAN', 'PAUSE'],
])('%s is suggested to be called %s', (called, service) => {
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
