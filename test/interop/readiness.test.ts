/** Kits in neutral words with the grade of each account after a loss, computed by others over the draft's routes. */
import { describe, expect, test } from 'vitest'
import { readAnswers } from '../../electron/readiness/answers/answers-file.ts'
import { writeAnswers } from '../../electron/readiness/answers/answers-write.ts'
import { answerGraph } from '../../electron/readiness/engine/graph-file.ts'
import { gradeAfter, TODAY, toldKit } from '../fixtures/readiness.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Case {
  readonly note: string
  readonly lose: readonly string[]
  readonly goal: string
  readonly expect: Readonly<Record<string, string | number>>
  readonly kit: unknown
}

interface GraphCase {
  readonly note: string
  readonly expected: unknown
}

const cases = hasSamples ? (readSampleJson('readiness/cases.json') as { cases: readonly Case[] }).cases : []
const graphs = hasSamples
  ? [
      readSampleJson('account-access-graphs/case-study.json') as GraphCase,
      ...(readSampleJson('account-access-graphs/small-cases.json') as { cases: readonly GraphCase[] }).cases,
    ]
  : []

describe.skipIf(!hasSamples)('a kit after a loss', () => {
  test('is asked 54 times', () => {
    expect(cases.flatMap((one) => Object.keys(one.expect))).toHaveLength(54)
  })

  test.each(cases)('has the grades that others worked out: $note', ({ kit, lose, goal, expect: grades }) => {
    const evidence = toldKit(kit)
    const found = Object.keys(grades).map((account) => [account, gradeAfter(evidence, { lose, account, goal })])
    expect(Object.fromEntries(found)).toEqual(grades)
  })

  test.each(cases)('is the same after it was written and read again: $note', ({ kit }) => {
    const { answers, notUnderstood } = readAnswers(JSON.stringify(kit), TODAY)
    expect(notUnderstood).toEqual([])
    expect(readAnswers(writeAnswers(answers), '2027-01-01').answers).toEqual(answers)
  })
})

describe.skipIf(!hasSamples)('a graph as JSON', () => {
  test('is there with the case study of the paper', () => {
    expect(graphs.length).toBeGreaterThan(3)
  })

  test.each(graphs)('has the sets that others worked out: $note', ({ expected, ...graph }) => {
    expect(answerGraph(JSON.stringify(graph))).toEqual({ goals: expected })
  })
})
