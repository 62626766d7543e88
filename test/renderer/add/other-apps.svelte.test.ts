import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMATS } from '../../../electron/intake/formats.ts'
import { AppList } from '../../../renderer/add/app-list.svelte.ts'
import { APP_WORDS, searchLabel } from '../../../renderer/add/other-app-words.ts'
import { OFTEN_USED, OTHER_APPS } from '../../../renderer/add/other-apps.ts'

/** What is read that is no app's own. */
const OF_NO_APP = [
  'otpauth',
  'secret',
  'recovery-codes',
  'picture',
  'picture-zip',
  'pdf',
  'html-pictures',
  'found-links',
  'bare-table',
]
const TABLE = readFileSync(new URL('../../../electron/intake/FORMATS.md', import.meta.url), 'utf8')

test('every format that is read belongs to an app of the list, and each app names formats that exist', () => {
  const named = OTHER_APPS.flatMap(({ formats }) => formats)
  expect([...named, ...OF_NO_APP].sort()).toEqual(FORMATS.map(({ id }) => id).sort())
})

test('every app of FORMATS.md is in the list, or is no app', () => {
  const rows = [...TABLE.matchAll(/^\| ([^|]+) \|/gm)].map(([, app = '']) => app)
  const apps = rows.slice(1).flatMap((row) => row.replace(/ \(.*\)$/, '').split(', '))
  const known = OTHER_APPS.flatMap(({ name, also = [] }) => [name, ...also])
  const others = [
    'otpauth links',
    'a typed secret',
    'recovery codes',
    'pictures',
    'text in pictures',
    'zip of pictures',
    'web pages',
    'a table or list of names and secrets',
    'any other text',
  ]
  expect(apps.length).toBeGreaterThan(30)
  expect(apps.filter((app) => !known.includes(app) && !others.includes(app))).toEqual([])
})

test('every app has its words, and no words are left over', () => {
  expect(Object.keys(APP_WORDS).sort()).toEqual(OTHER_APPS.map(({ id }) => id).sort())
  for (const { brief, steps } of Object.values(APP_WORDS)) {
    expect(brief).toMatch(/^.{8,28}$/)
    for (const step of steps) expect(step).toMatch(/^[A-Z].{10,130}\.$/)
  }
})

test('an app that cannot export says so in its row', () => {
  const cannot = OTHER_APPS.filter(({ noExport }) => noExport !== undefined).map(({ id }) => APP_WORDS[id]?.brief)
  expect(cannot.length).toBe(7)
  for (const brief of cannot) expect(brief).toMatch(/cannot export|no file|exports without codes/)
})

test('the apps used most are shown first, and the others when they are asked for', () => {
  const list = new AppList()
  expect([list.found.length, list.hidden]).toEqual([OFTEN_USED, OTHER_APPS.length - OFTEN_USED])
  list.showAll()
  expect([list.found.length, list.hidden]).toEqual([OTHER_APPS.length, 0])
  expect(searchLabel(list.found.length)).toBe(`Search ${OTHER_APPS.length} apps`)
})

test('an app is found by any of its names, however they are spelled', () => {
  const list = new AppList()
  const found = (search: string) => {
    list.search = search
    return list.found.map(({ name }) => name)
  }
  expect(found('authenticator pro')).toEqual(['Stratum'])
  expect(found(' 1 password')).toEqual(['1Password'])
  expect(found('free-otp')).toEqual(['FreeOTP', 'FreeOTP+'])
  expect(found('no such app')).toEqual([])
  expect(list.hidden).toBe(0)
})

test('one app is open at a time', () => {
  const list = new AppList()
  list.toggle('aegis')
  list.toggle('2fas')
  expect(list.open).toBe('2fas')
  list.toggle('2fas')
  expect(list.open).toBe('')
})
