import { describe, expect, it } from 'vitest'
import { askKey, questionsFor } from '../../../electron/readiness/questions/asking.ts'
import { readAnswers } from '../../../electron/readiness/answers/answers-file.ts'
import { graphsOf, mainGoals } from '../../../electron/readiness/judged.ts'
import { askSentence } from '../../../electron/readiness/questions/question-words.ts'
import { routesOf } from '../../../electron/readiness/graph/routes.ts'
import { withAnswers } from '../../../electron/readiness/answers/told.ts'
import { monthsBefore } from '../../../electron/readiness/days.ts'
import { EMPTY, TODAY } from '../../fixtures/readiness.ts'

function asks(kit: unknown, told = TODAY) {
  const { answers } = readAnswers(JSON.stringify(kit), told)
  const known = {
    evidence: withAnswers(EMPTY, answers, routesOf),
    answers,
    routesOf,
    today: TODAY,
    stillTrueMonths: 12,
  }
  return questionsFor(known, mainGoals(known.evidence, graphsOf(known)))
}
const keys = (kit: unknown, told?: string) => asks(kit, told).map((ask) => JSON.parse(askKey(ask)) as unknown)

describe('the next question', () => {
  const NPM = { service: 'npm', totp: ['vault'], others: 'unknown' }
  const KIT = {
    bearers: { disk: {}, memory: {} },
    vault: { files: ['disk'], opens: ['memory'] },
    accounts: { npm: NPM },
  }

  it('is the one that settles whether an account can be entered', () => {
    expect(keys(KIT)[0]).toEqual(['holding', 'npm', 'password'])
  })

  it('is never about what the vault or a person has said', () => {
    const all = keys(KIT).map((key) => JSON.stringify(key))
    expect(all).not.toContain(JSON.stringify(['holding', 'npm', 'totp']))
    expect(new Set(all).size).toBe(all.length)
  })

  it('asks what opens a manager before it asks of less', () => {
    const npm = { ...NPM, password: ['Safe'] }
    expect(keys({ ...KIT, managers: { Safe: { needs: [['disk'], null] } }, accounts: { npm } })[0]).toEqual([
      'part',
      'Safe',
      1,
    ])
  })

  it('comes last where a person did not know lately, and again after a month', () => {
    const unknown = (asked: string) => ({ ...KIT, accounts: { npm: { ...NPM, password: { asked } } } })
    expect(asks(unknown(TODAY)).at(-1)).toEqual({
      kind: 'holding',
      account: 'npm',
      atom: 'password',
      asked: TODAY,
      lately: true,
    })
    expect(asks(unknown('2026-08-01'))[0]).toMatchObject({ atom: 'password', asked: '2026-08-01' })
  })

  it('asks where things are that hold something, and not of memories or people', () => {
    const { bearers } = { bearers: { ...KIT.bearers, Ana: { type: 'person' }, spare: {} } }
    const places = keys({ ...KIT, bearers }).filter((key) => Array.isArray(key) && key[0] === 'place')
    expect(places).toEqual([['place', 'disk']])
  })

  it('asks whether what was told long ago is still true', () => {
    const old = { ...KIT, accounts: { npm: { service: 'npm', password: ['memory'], totp: ['vault'] } } }
    const stale = asks(old, '2025-06-01').filter(({ told }) => told !== undefined)
    expect(stale.map((ask) => askSentence(ask))).toEqual([
      'Where is the password of npm? You said so on 2025-06-01: is it still true?',
      'Where is an authenticator code of npm? You said so on 2025-06-01: is it still true?',
      'Where does vault lie? You said so on 2025-06-01: is it still true?',
      'What opens vault? You said so on 2025-06-01: is it still true?',
    ])
    expect(asks(old, '2025-12-01').filter(({ told }) => told !== undefined)).toEqual([])
  })

  it('is none of an empty kit', () => {
    expect(keys({ bearers: {}, accounts: {} })).toEqual([])
  })
})

describe('months before a day', () => {
  it.each([
    ['2026-11-29', 12, '2025-11-29'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-12-31', 0, '2026-12-31'],
  ])('of %s, %d of them, is %s', (day, months, before) => {
    expect(monthsBefore(day, months)).toBe(before)
  })
})
