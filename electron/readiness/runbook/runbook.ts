/** What to do after a loss, in order: what to secure, what to start at once, how to get back in, and what is left of the rest. */
import { isDeepStrictEqual } from 'node:util'
import { afterLoss, type Outcome } from '../losses/after-loss.ts'
import type { Evidence } from '../evidence.ts'
import { Hope } from '../graph/hope.ts'
import type { Losable } from '../graph/nodes.ts'
import { Done, planned, type PlanStep } from './plan-steps.ts'
import type { RoutesOf } from '../graph/routes.ts'
import { toSecure, type Secure } from '../losses/secure.ts'
import type { Step } from '../graph/steps.ts'

export interface Runbook {
  readonly lost: readonly Losable[]
  /** In the order in which to do it. */
  readonly secure: readonly Secure[]
  /** Accounts in an order in which each rests only on those before it, as far as there is one. */
  readonly accounts: readonly AccountPlan[]
}

/** One account, as it stands after the loss. */
export interface AccountPlan {
  readonly account: string
  readonly service?: string
  /**
   * `as-before`: the loss changes nothing on the way in. `now`: there is another way in. `waits`: it takes days.
   * `goodwill`: somebody decides. `not-known`: as far as anybody told there is no way, or a longer one than there may be.
   * `gone`: there is none. `never-was`: there was none before the loss either.
   */
  readonly state: 'as-before' | 'now' | 'waits' | 'goodwill' | 'not-known' | 'gone' | 'never-was'
  /** To sign in; at an account that has no sign-in, what else there is. */
  readonly entry: Outcome
  /** Its steps without those of accounts that come before. */
  readonly way: readonly PlanStep[]
  /** Where it is not known: the steps of the best way there may be, if what nobody has told is there. */
  readonly hope: readonly PlanStep[]
  /**
   * Besides the entry, what to say of this account: publishing by a way of its own, and what is left of one that is gone. Of one
   * that is as before, only what is not.
   */
  readonly others: readonly OtherGoal[]
}

export interface OtherGoal {
  readonly outcome: Outcome
  /** Without the steps of the entry. */
  readonly way: readonly PlanStep[]
}

/** Plans the way back after losing these things. */
export function runbook(evidence: Evidence, routesOf: RoutesOf, lost: readonly Losable[]): Runbook {
  const after = afterLoss(evidence, routesOf, { lost })
  const earlier = afterLoss(evidence, routesOf, { lost: [] })
  const before = (one: Outcome): Outcome | undefined =>
    earlier.find(({ account, goal }) => account === one.account && goal === one.goal)
  const hopeful = new Hope(evidence, routesOf, lost)
  const services = new Map(evidence.accounts.map(({ name, service }) => [name, service]))
  const byAccount = [...Map.groupBy(after, ({ account }) => account)]
  const entries = new Map(byAccount.map(([account, goals]) => [account, entryOf(goals)]))
  const inOrder = byAccount.toSorted(byName).flatMap(([account]) => entries.get(account) ?? [])
  const done = new Done()
  const accounts = restingLast(inOrder, entries).map((entry): AccountPlan => {
    const { account } = entry
    const service = services.get(account)
    const goals = after.filter((one) => one.account === account)
    const state = stateOf(entry, before(entry))
    const way = planned(entry.way, done)
    const hope = planned(state === 'not-known' ? hopeful.way(entry) : [], done)
    if (entry.way.length > 0) done.set(account, { way: entry.way, seen: state === 'as-before' ? state : 'above' })
    return {
      account,
      ...(service !== undefined && { service }),
      state,
      entry,
      way,
      hope,
      others: otherGoals(entry, goals, before)
        .filter((one) => state !== 'as-before' || !isSame(one, before(one)))
        .map((outcome) => ({ outcome, way: planned(outcome.way, done) })),
    }
  })
  return { lost, secure: toSecure(evidence, routesOf, lost), accounts }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b)
}

function entryOf(goals: readonly Outcome[]): Outcome | undefined {
  return goals.find(({ goal }) => goal === 'sign-in') ?? goals.find(({ goal }) => goal === 'publish') ?? goals[0]
}

function stateOf(entry: Outcome, before: Outcome | undefined): AccountPlan['state'] {
  const isLike = isSame(entry, before)
  if (isLike && entry.grade !== 'never') return 'as-before'
  if (entry.unknown.length > 0) return 'not-known'
  switch (entry.grade) {
    case 'now':
      return 'now'
    case 'days':
      return 'waits'
    case 'goodwill':
      return 'goodwill'
    case 'never':
      return isLike ? 'never-was' : 'gone'
  }
}

function isSame(one: Outcome, before: Outcome | undefined): boolean {
  return before?.grade === one.grade && isDeepStrictEqual(before.way, one.way)
}

/** Each account after those on which its way rests; of a circle, the first by name first. */
function restingLast(
  inOrder: readonly Outcome[],
  entries: ReadonlyMap<string, Outcome | undefined>,
): readonly Outcome[] {
  const placed = new Set<string>()
  const list: Outcome[] = []
  const place = (entry: Outcome): void => {
    if (placed.has(entry.account)) return
    placed.add(entry.account)
    for (const step of entry.way) {
      const other = step.do === 'use-account' ? entries.get(step.to) : undefined
      if (other) place(other)
    }
    list.push(entry)
  }
  for (const entry of inOrder) place(entry)
  return list
}

/** Publishing, where its way is no part of the way in; and at an account that is gone whatever is left. */
function otherGoals(
  entry: Outcome,
  goals: readonly Outcome[],
  before: (one: Outcome) => Outcome | undefined,
): readonly Outcome[] {
  const isGone = entry.grade === 'never'
  return goals.filter((one) => {
    if (one === entry || one.goal === 'password') return false
    // What was out of reach before is no news.
    const wasThere = before(one)?.grade !== 'never'
    if (one.grade === 'never') return one.goal === 'publish' && wasThere
    return isGone || (one.goal === 'publish' && !one.way.some((step) => isEntry(step, entry)))
  })
}

function isEntry(step: Step, { account, goal }: Outcome): boolean {
  return step.do === 'reach' && step.account === account && step.goal === goal
}
