/** The kits of the public cases through the terminal: answers into a new vault, then the grades after a loss. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestCli } from '../fixtures/cli.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Case {
  readonly note: string
  readonly lose: readonly string[]
  readonly goal: string
  readonly expect: Readonly<Record<string, string | number>>
  readonly kit: object
}

interface Outcome {
  readonly account: string
  readonly goal: string
  readonly grade: string
  readonly days?: number
  readonly way: readonly unknown[]
}

const cases = hasSamples ? (readSampleJson('readiness/cases.json') as { cases: readonly Case[] }).cases : []

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  expect(await cli.kit(['create', cli.vault])).toMatchObject({ exit: 0 })
})

afterEach(() => {
  cli.close()
})

async function gradesAfter(kit: object, { lose, goal }: Case): Promise<ReadonlyMap<string, string | number>> {
  const from = cli.write('kit.json', JSON.stringify(kit))
  expect(await cli.kit(['answer', cli.vault, '--from', from])).toMatchObject({ exit: 0 })
  const lost = lose.flatMap((name) => ['--lose', name])
  const { exit, out } = await cli.kit(['whatif', cli.vault, ...lost, '--json'])
  expect(exit).toBe(0)
  const { accounts } = JSON.parse(out) as { readonly accounts: readonly Outcome[] }
  const wanted = accounts.filter((one) => one.goal === goal)
  expect(wanted.every(({ grade, way }) => grade === 'never' || way.length > 0)).toBe(true)
  return new Map(wanted.map(({ account, grade, days }) => [account, days ?? grade]))
}

describe.skipIf(!hasSamples)('a kit that was told to a vault', () => {
  test.each(cases)('has the grades that others worked out: $note', async (one) => {
    const grades = await gradesAfter(one.kit, one)
    expect(Object.fromEntries(Object.keys(one.expect).map((account) => [account, grades.get(account)]))).toEqual(
      one.expect,
    )
  })

  test.each(cases)('has them in other spellings, too: $note', { tags: 'thorough' }, async (one) => {
    const shouted = { format: 'recovery-kit-answers', version: 1, ...(louder(one.kit) as object) }
    const grades = await gradesAfter(shouted, { ...one, lose: one.lose.map((name) => name.toUpperCase()) })
    expect(Object.fromEntries(Object.keys(one.expect).map((account) => [account, grades.get(account)]))).toEqual(
      one.expect,
    )
  })
})

/** Names where something lies in capitals, not where it is declared. */
function louder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((one: unknown) => (typeof one === 'string' ? one.toUpperCase() : louder(one)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, louder(one)]))
}
