/** What a co-owner or an auditor may know of a kit: how each account and package stands, and which losses shut it. No secret. */
import type { Grade } from '../engine/wait.ts'
import type { BearerType } from '../evidence.ts'
import type { Goal, Losable } from '../graph/nodes.ts'

export const REPORT_FORMAT = 'recovery-kit-report'
export const REPORT_VERSION = 1

export interface Report {
  readonly format: typeof REPORT_FORMAT
  readonly version: typeof REPORT_VERSION
  /** `YYYY-MM-DD` */
  readonly made: string
  /** Whose kit it is, where they said so. */
  readonly of?: string
  /** Whether names stand in it as they are; else each is a kind and a number. */
  readonly names: boolean
  readonly accounts: readonly ReportedAccount[]
  readonly packages: readonly ReportedPackage[]
  /** Single things whose loss shuts something, the one that shuts most first. */
  readonly losses: readonly ReportedLoss[]
}

/** The cautious grade; where `known` is false, an answer nobody has given yet may make it better. */
export type Reported = Grade & { readonly known: boolean }

export interface ReportedAccount {
  readonly account: string
  /** Key in the table of services, or what it is called. */
  readonly service?: string
  readonly goals: readonly (Reported & { readonly goal: string; readonly proof: 'measured' | 'told' })[]
}

export interface ReportedPackage {
  /** Absent where nobody said what the account publishes. */
  readonly name?: string
  readonly account: string
  readonly service?: string
  /** Whether it can be released, with nothing lost. */
  readonly release: Reported
  /** The same without each of the people in the kit. */
  readonly without: readonly (Reported & { readonly person: string })[]
  /** Other people who own it, as far as anybody told. */
  readonly owners: readonly string[]
  /** How many owners the registry names, by the last snapshot. */
  readonly registry?: { readonly owners: number; readonly on: string }
}

export interface ReportedLoss extends Losable {
  /** Only for a thing. */
  readonly type?: BearerType
  readonly shuts: readonly Goal[]
}
