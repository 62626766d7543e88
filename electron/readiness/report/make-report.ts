/** Makes a report of what is known of a kit. */
import { afterLoss } from '../losses/after-loss.ts'
import type { Grade } from '../engine/wait.ts'
import type { Evidence } from '../evidence.ts'
import { singlePoints, smallLosses } from '../losses/losses.ts'
import type { RoutesOf } from '../graph/routes.ts'
import { WhatIf } from '../losses/what-if.ts'
import { Releases, type Released } from './releases.ts'
import {
  REPORT_FORMAT,
  REPORT_VERSION,
  type Report,
  type ReportedAccount,
  type ReportedLoss,
  type ReportedPackage,
} from './report.ts'

/** What a report is made of. */
export interface ReportSource {
  readonly evidence: Evidence
  readonly routesOf: RoutesOf
  /** `YYYY-MM-DD` */
  readonly made: string
  readonly of?: string
  /** How many owners a registry names, by service and package. */
  readonly registry: (service: string, name: string) => ReportedPackage['registry']
}

export function makeReport(source: ReportSource): Report {
  const { made, of } = source
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    made,
    ...(of !== undefined && { of }),
    names: true,
    accounts: reportedAccounts(source),
    packages: reportedPackages(source),
    losses: reportedLosses(source),
  }
}

function reportedAccounts({ evidence, routesOf }: ReportSource): readonly ReportedAccount[] {
  const byAccount = Map.groupBy(afterLoss(evidence, routesOf, { lost: [] }), ({ account }) => account)
  return evidence.accounts.map(({ name, service }) => ({
    account: name,
    ...(service !== undefined && { service }),
    goals: (byAccount.get(name) ?? []).map(({ goal, proof, unknown, ...outcome }) => ({
      goal,
      ...gradeIn(outcome),
      known: unknown.length === 0,
      proof,
    })),
  }))
}

function gradeIn(outcome: Grade): Grade {
  return outcome.grade === 'days' ? { grade: 'days', days: outcome.days } : { grade: outcome.grade }
}

function reportedPackages({ evidence, routesOf, registry }: ReportSource): readonly ReportedPackage[] {
  const wanted = evidence.accounts.flatMap((of) => namesIn(of).map((name) => ({ of, ...released(of.name, name) })))
  const releases = new Releases(evidence, routesOf, wanted)
  const whole = releases.after([])
  const byPerson = releases.people.map((person) => ({ person: person.name, stands: releases.after([person]) }))
  return wanted.flatMap(({ of: { service, credentials }, account, name }, at): readonly ReportedPackage[] => {
    const release = whole[at]
    if (!release) return []
    const found = name === undefined || service === undefined ? undefined : registry(service, name)
    return [
      {
        ...released(account, name),
        ...(service !== undefined && { service }),
        release,
        without: byPerson.flatMap(({ person, stands }) => {
          const without = stands[at]
          return without ? [{ person, ...without }] : []
        }),
        owners: ownersIn(credentials.owner),
        ...(found && { registry: found }),
      },
    ]
  })
}

/** Where nobody said what an account publishes, it is one package without a name. */
function namesIn({ packages = [] }: Evidence['accounts'][number]): readonly (string | undefined)[] {
  return packages.length > 0 ? packages.map(({ name }) => name) : [undefined]
}

function released(account: string, name: string | undefined): Released {
  return { account, ...(name !== undefined && { name }) }
}

function ownersIn(owner: Evidence['accounts'][number]['credentials'][string] | undefined): readonly string[] {
  if (owner === undefined || owner === 'unknown') return []
  return owner.flatMap((held) => (typeof held.in === 'string' ? [held.in] : []))
}

/** The goals that matter to others: signing in and publishing. */
function reportedLosses({ evidence, routesOf }: ReportSource): readonly ReportedLoss[] {
  const whatIf = new WhatIf(evidence, { trust: 'told', routesOf })
  const goals = whatIf.goals.filter(({ goal }) => goal === 'sign-in' || goal === 'publish')
  const types = new Map(evidence.bearers.map(({ name, type }) => [name, type]))
  return singlePoints(smallLosses(whatIf.graph, evidence, { goals, upTo: 1 })).map(({ lost, shuts }) => {
    const type = lost.kind === 'bearer' ? types.get(lost.name) : undefined
    return { ...lost, ...(type && { type }), shuts }
  })
}
