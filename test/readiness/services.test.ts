import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it, test } from 'vitest'
import { ownServiceName } from '../../electron/accounts/service-names.ts'
import { serviceSchema } from '../../electron/readiness/service.ts'
import { serviceOf, SERVICES } from '../../electron/readiness/services.ts'

const FOLDER = join(import.meta.dirname, '../../electron/readiness/services')
const files = readdirSync(FOLDER)

describe('the files', () => {
  it.each(files)('%s fits the schema, and is named after its id', (file) => {
    const service = v.parse(serviceSchema, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')))
    expect(`${service.id}.json`).toBe(file)
  })

  it('are all in the list, once', () => {
    expect(SERVICES.map(({ id }) => `${id}.json`).sort()).toEqual(files)
  })

  it.each(SERVICES)('$id is called as accounts call it', ({ name }) => {
    expect(ownServiceName(name)).toBe(name)
    expect(serviceOf(name)?.name).toBe(name)
  })

  it.each(SERVICES)('$id is found by its address too', ({ home, name }) => {
    expect(serviceOf(home)?.name).toBe(name)
  })
})

describe('what is said of recovery codes', () => {
  const withCodes = SERVICES.flatMap(({ id, codes }) => (codes ? [{ id, ...codes }] : []))
  const withPattern = withCodes.filter(({ pattern }) => pattern !== undefined)

  it('has a pattern for these services and for no other', () => {
    expect(withPattern.map(({ id }) => id)).toEqual(['pypi', 'testpypi', 'npm', 'github', 'rubygems'])
  })

  it.each(withPattern)('the pattern of $id takes its examples, and nothing around or less', (codes) => {
    const { pattern = '', examples = [], lengths = [] } = codes
    const regex = new RegExp(pattern, 'u')
    expect(examples.map(({ length }) => length)).toEqual(lengths)
    for (const example of examples) {
      expect(example).toMatch(regex)
      expect(`${example}0`).not.toMatch(regex)
      expect(example.slice(1)).not.toMatch(regex)
      expect(`${example} `).not.toMatch(regex)
      expect(example.toUpperCase()).not.toMatch(regex)
    }
  })

  it.each(withPattern)('the characters of $id are those of its alphabet', ({ alphabet = '', examples = [] }) => {
    const characters = new RegExp(`^[${alphabet}]+$`, 'u')
    for (const example of examples) expect(example.replaceAll('-', '')).toMatch(characters)
  })

  it.each(withCodes)('$id leaves no more codes than it issues', ({ count, usableAfterEnrolment }) => {
    if (usableAfterEnrolment !== undefined) expect(usableAfterEnrolment).toBeLessThan(count ?? 0)
  })
})

describe('what was not verified', () => {
  const fieldsOf = (name: string, part: 'codes' | 'whole' = 'whole') => {
    const service = serviceOf(name)
    return Object.keys((part === 'codes' ? service?.codes : service) ?? {})
  }

  test.each([
    ['npm', 'severalKeys'],
    ['Maven Central', 'factors'],
    ['Maven Central', 'codes'],
    ['Maven Central', 'trustedPublishing'],
    ['crates.io', 'codes'],
    ['NuGet', 'codes'],
    ['Docker Hub', 'severalKeys'],
  ])('%s says nothing of %s', (name, field) => {
    expect(fieldsOf(name)).not.toContain(field)
  })

  test.each([
    ['npm', 'count'],
    ['GitLab', 'count'],
    ['GitLab', 'pattern'],
    ['GitLab', 'lengths'],
    ['Docker Hub', 'pattern'],
    ['Docker Hub', 'lengths'],
  ])('%s says nothing of the %s of codes', (name, field) => {
    expect(fieldsOf(name, 'codes')).not.toContain(field)
  })

  it.each(SERVICES)('what $id has is said, with no empty value', (service) => {
    expect(JSON.stringify(service)).not.toMatch(/null|""|\[\]|\{\}/)
  })
})

test.each(['', 'My own server', 'pypi.org.evil.example', 'gitlab.example.org', 'constructor', 'Google'])(
  'nothing is known of %j',
  (called) => {
    expect(serviceOf(called)).toBeUndefined()
  },
)

test.each([
  ['a field that nobody reads', { colour: 'blue' }],
  ['a pattern that does not compile', { codes: { pattern: '(' } }],
  ['an address without TLS', { sourceUrl: 'http://pypi.org' }],
  ['a day that is none', { verifiedOn: '2026-13-01' }],
  ['null for what is not known', { factors: null }],
])('a file with %s is refused', (_what, change) => {
  const pypi = SERVICES[0]
  expect(v.safeParse(serviceSchema, { ...pypi }).success).toBe(true)
  expect(v.safeParse(serviceSchema, { ...pypi, ...change }).success).toBe(false)
})
