import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it, test } from 'vitest'
import { serviceSchema, type Service } from '../../electron/services/service.ts'
import { dateOf, SERVICES, sourcesOf } from '../../electron/services/services.ts'
import { ATOMS, GOALS, KINDS } from '../../electron/services/vocabulary.ts'
import { evidenceOf, serviceCalled } from '../fixtures/services.ts'

const FOLDER = join(import.meta.dirname, '../../electron/services')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

describe('the files', () => {
  it.each(files)('%s fits the schema, and is named after its id', (file) => {
    const service = v.parse(serviceSchema, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')))
    expect(`${service.id}.json`).toBe(file)
  })

  it('are all in the list, in order', () => {
    expect(SERVICES.map(({ id }) => `${id}.json`)).toEqual(files.toSorted())
  })

  it.each(SERVICES)('$id leaves out what is not known', (service) => {
    expect(JSON.stringify(service)).not.toMatch(/null|""|\{\}/)
  })
})

describe('every fact and every route', () => {
  it.each(SERVICES)('of $id has sources, each with a date', (service) => {
    for (const evidence of evidenceOf(service)) {
      const sources = sourcesOf(service, evidence)
      expect(sources).toHaveLength(evidence.source.length)
      for (const { date } of sources) expect(date).toMatch(/^20\d\d(-\d\d){0,2}$/)
    }
  })

  it.each(SERVICES)('of $id needs each of its sources', (service) => {
    const used = evidenceOf(service).flatMap(({ source }) => source)
    expect(Object.keys(service.sources ?? {}).sort()).toEqual([...new Set(used)].sort())
  })

  it('is as young as its youngest source, and undated when no source has a date', () => {
    const pypi = serviceCalled('PyPI')
    expect(dateOf(pypi, { source: ['login-check', 'accounts', 'codes-page'] })).toBe('2026-08-21')
    expect(dateOf(pypi, { source: ['codes-page'] })).toBeUndefined()
  })
})

describe('the routes', () => {
  const routes = SERVICES.flatMap((service) => service.routes.map((route) => ({ service, route })))

  it('use every atom and every goal', () => {
    expect([...new Set(routes.flatMap(({ route }) => route.all))].sort()).toEqual(Object.keys(ATOMS).sort())
    expect([...new Set(routes.map(({ route }) => route.to))].sort()).toEqual(Object.keys(GOALS).sort())
  })

  it.each(SERVICES)('of $id are there once each', ({ routes }) => {
    const keys = routes.map(({ to, all, when }) => [to, ...all.toSorted(), when].join(' '))
    expect(keys).toEqual([...new Set(keys)])
  })

  it('use up a code wherever one is typed, except one that stays valid', () => {
    const free = routes.filter(({ route }) => route.all.includes('code') && route.uses !== 'code')
    expect(free.map(({ service }) => service.id)).toEqual(['1password'])
    expect(serviceCalled('1Password').codes?.reusable?.value).toBe(true)
  })

  it('need no goal of the account that nothing leads to', () => {
    const blind = routes.filter(({ service, route }) =>
      route.all.some((atom) => atom in GOALS && atom !== 'password' && !service.routes.some(({ to }) => to === atom)),
    )
    expect(blind).toEqual([])
  })

  it.each(SERVICES)('of $id have a trusted publisher for each provider that the facts name', ({ facts, routes }) => {
    const from = facts?.trustedPublishing?.value.from ?? []
    const named = routes.flatMap(({ all }) => all.filter((atom) => atom.startsWith('trusted-publisher:')))
    expect(named).toEqual(from.map((provider) => `trusted-publisher:${provider}`))
  })

  it.each(SERVICES)('of $id need no factor that the facts leave out', ({ facts, routes }) => {
    const factors: readonly string[] = facts?.factors?.value ?? []
    if (factors.length === 0) return
    const asked = routes.flatMap(({ to, all }) =>
      to === 'sign-in' ? all.filter((atom) => FACTOR_ATOMS.includes(atom)) : [],
    )
    expect(asked.filter((atom) => !factors.includes(atom))).toEqual([])
  })
})

const FACTOR_ATOMS: readonly string[] = ['totp', 'key', 'passkey', 'sms', 'app']

describe('what was not verified', () => {
  test.each([
    ['npm', 'severalKeys'],
    ['Maven Central', 'factors'],
    ['Maven Central', 'trustedPublishing'],
    ['Docker Hub', 'severalKeys'],
    ['Codeberg', 'reset'],
    ['Fastmail', 'reset'],
  ])('%s says nothing of %s', (name, field) => {
    expect(Object.keys(serviceCalled(name).facts ?? {})).not.toContain(field)
  })

  test.each(['Maven Central', 'crates.io', 'NuGet', 'PAUSE', 'CRAN', 'Fastmail'])(
    '%s says nothing of codes',
    (name) => {
      expect(serviceCalled(name).codes).toBeUndefined()
    },
  )

  test.each([
    ['the shape of GitHub codes', serviceCalled('GitHub').codes?.forms[0]?.pattern],
    ['the reset of RubyGems', serviceCalled('RubyGems').facts?.reset],
    ['the factors of Codeberg', serviceCalled('Codeberg').facts?.factors],
    ['the shape of Microsoft codes', serviceCalled('Microsoft').codes?.forms[0]?.pattern],
  ])('%s is marked', (_what, fact) => {
    expect(fact?.unverified).toBe(true)
  })

  test.each([
    ['GitLab', 'new-codes', ['ssh-key']],
    ['RubyGems', 'reset-factors', ['mail', 'repo-push']],
    ['Google', 'sign-in', ['passkey']],
    ['1Password', 'sign-in', ['code', 'mail']],
  ] as const)('the way of %s to %s by %j is marked', (name, goal, atoms) => {
    const way = serviceCalled(name).routes.find(({ to, all }) => to === goal && all.join() === atoms.join())
    expect(way?.unproven).toBe(true)
  })
})

describe('a file is refused', () => {
  const pypi = serviceCalled('PyPI')
  const [route] = pypi.routes

  test.each([
    ['with a field that nobody reads', { colour: 'blue' }],
    ['with an address without TLS', { home: 'http://pypi.org' }],
    ['with null for what is not known', { codes: null }],
    ['of no known kind', { kind: 'shop' }],
    ['with a fact without a source', { facts: { severalKeys: { value: true } } }],
    ['with a fact of no source', { facts: { severalKeys: { value: true, source: [] } } }],
    ['with a source without a date', { sources: { help: { at: 'https://pypi.org/help/' } } }],
    ['with a day that is none', { sources: { help: { at: 'https://pypi.org/help/', date: '2026-13-01' } } }],
    ['with a source that is no place', { sources: { help: { at: 'somebody said so', date: '2026-08-21' } } }],
    ['with a pattern that does not compile', codesWith({ pattern: { value: '^($', source: ['help'] } })],
    ['with a pattern of a part of a code', codesWith({ pattern: { value: '[0-9a-f]{16}', source: ['help'] } })],
    ['with an alias in upper case', { aliases: ['PYPI'] }],
    ['with an atom that is no word of ours', routeWith({ all: ['password', 'luck'] })],
    ['with a goal that is no word of ours', routeWith({ to: 'win' })],
    ['with a route that asks for nothing', routeWith({ all: [] })],
    ['with a route that asks for something twice', routeWith({ all: ['password', 'password'] })],
    ['with a route that uses what it does not ask for', routeWith({ uses: 'code' })],
    ['with a route of fewer days at most than at least', routeWith({ days: [14, 3] })],
  ])('%s', (_what, change) => {
    expect(v.safeParse(serviceSchema, pypi).success).toBe(true)
    expect(v.safeParse(serviceSchema, { ...pypi, ...change }).success).toBe(false)
  })

  function codesWith(form: object) {
    return { codes: { ...pypi.codes, forms: [form] } }
  }

  function routeWith(change: object) {
    return { routes: [{ ...route, ...change }] }
  }
})

test('SERVICES.md has the words of the vocabulary, with the same meaning', () => {
  const text = readFileSync(join(FOLDER, 'SERVICES.md'), 'utf8')
  const rows = [...text.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, word, meaning]) => [word, meaning])
  expect(rows).toEqual([...Object.entries(GOALS), ...Object.entries(ATOMS), ...Object.entries(KINDS)])
})

test('only programs and kinds of services have no address', () => {
  const without: readonly Service[] = SERVICES.filter(({ home }) => home === undefined)
  expect([...new Set(without.map(({ kind }) => kind))].sort()).toEqual(['registrar', 'software'])
})
